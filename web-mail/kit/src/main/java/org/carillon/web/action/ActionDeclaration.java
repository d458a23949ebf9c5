package org.carillon.web.action;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is declared of an action: filled in by the enum's constant, and not changed after.
 *
 * @param <S> what the action is about
 */
public final class ActionDeclaration<S extends ActionSubject> {
  private final String icon;
  private Set<ActionPlace> places = EnumSet.noneOf(ActionPlace.class);
  private String key = "";
  private String words = "";
  private String otherWords = "";
  private Predicate<S> isOther = subject -> false;
  private Predicate<S> available = subject -> true;
  private String asks = "";
  private String tone = "";
  private Optional<Link<S>> link = Optional.empty();

  /**
   * Where an action leads that changes nothing.
   *
   * @param address its address, within the application's folder or from its root
   * @param target how it opens
   * @param <S> what it is about
   */
  record Link<S>(Function<S, String> address, LinkTarget target) {}

  private ActionDeclaration(String icon) {
    this.icon = icon;
  }

  /**
   * A button with an icon, which stands nowhere yet.
   *
   * @param icon its name in the sprite ({@code src/vendor/icons.txt})
   */
  public static <S extends ActionSubject> ActionDeclaration<S> icon(String icon) {
    return new ActionDeclaration<>(icon);
  }

  /** Where it stands. */
  public ActionDeclaration<S> in(ActionPlace first, ActionPlace... others) {
    places = EnumSet.of(first, others);
    return this;
  }

  /** The key that does it; it is told on the page of keys. */
  public ActionDeclaration<S> key(String pressed) {
    key = pressed;
    return this;
  }

  /** The key of its words in the bundle, where that is not its name. */
  public ActionDeclaration<S> words(String bundleKey) {
    words = bundleKey;
    return this;
  }

  /** The key of other words that it goes by in some cases. */
  public ActionDeclaration<S> words(String bundleKey, Predicate<S> when) {
    otherWords = bundleKey;
    isOther = when;
    return this;
  }

  /** When it can be done; all that is said so must hold. */
  public ActionDeclaration<S> when(Predicate<S> condition) {
    available = available.and(condition);
    return this;
  }

  /** The name of a field that must be filled in before: the tag's body holds it. */
  public ActionDeclaration<S> asks(String field) {
    asks = field;
    return this;
  }

  /** A class of its button: {@code primary}, {@code danger}. */
  public ActionDeclaration<S> tone(String look) {
    tone = look;
    return this;
  }

  /** Makes it a link. */
  public ActionDeclaration<S> to(Function<S, String> address, LinkTarget target) {
    link = Optional.of(new Link<>(address, target));
    return this;
  }

  boolean isIn(ActionPlace place) {
    return places.contains(place);
  }

  boolean isAvailable(S subject) {
    return available.test(subject);
  }

  /** The key of its words; empty for its own name. */
  String wordsFor(S subject) {
    return isOther.test(subject) ? otherWords : words;
  }

  /** The keys of all words that it goes by, but its own name. */
  public Set<String> allWords() {
    return Stream.of(words, otherWords)
        .filter(key -> !key.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The key of its words where it is about nothing yet; empty for its own name. */
  String words() {
    return words;
  }

  /** Its icon's name in the sprite. */
  public String icon() {
    return icon;
  }

  String key() {
    return key;
  }

  String asks() {
    return asks;
  }

  String tone() {
    return tone;
  }

  Optional<Link<S>> link() {
    return link;
  }
}

package org.carillon.web.action;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The declaration of an action: filled in by the enum's constant, and not changed afterwards.
 *
 * @param <S> the subject of the action
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
   * The target of an action that changes nothing.
   *
   * @param address its address, within the application's folder or from its root
   * @param target how it opens
   * @param <S> the subject
   */
  record Link<S>(Function<S, String> address, LinkTarget target) {}

  private ActionDeclaration(String icon) {
    this.icon = icon;
  }

  /**
   * A button with an icon, which has no place yet.
   *
   * @param icon its name in the sprite ({@code src/vendor/icons.txt})
   */
  public static <S extends ActionSubject> ActionDeclaration<S> icon(String icon) {
    return new ActionDeclaration<>(icon);
  }

  /** Sets the places of the action. */
  public ActionDeclaration<S> in(ActionPlace first, ActionPlace... others) {
    places = EnumSet.of(first, others);
    return this;
  }

  /** Sets its keyboard key, which the page of keys lists. */
  public ActionDeclaration<S> key(String pressed) {
    key = pressed;
    return this;
  }

  /** Sets the key of its words in the bundle, if that is not its name. */
  public ActionDeclaration<S> words(String bundleKey) {
    words = bundleKey;
    return this;
  }

  /** Sets the key of other words for some subjects. */
  public ActionDeclaration<S> words(String bundleKey, Predicate<S> when) {
    otherWords = bundleKey;
    isOther = when;
    return this;
  }

  /** Adds a condition; the action is available if all conditions hold. */
  public ActionDeclaration<S> when(Predicate<S> condition) {
    available = available.and(condition);
    return this;
  }

  /** Sets the name of the required field, which is in the tag's content. */
  public ActionDeclaration<S> asks(String field) {
    asks = field;
    return this;
  }

  /** Sets a class of its button: {@code primary}, {@code danger}. */
  public ActionDeclaration<S> tone(String look) {
    tone = look;
    return this;
  }

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

  /** The key of its words; empty to use its name. */
  String wordsFor(S subject) {
    return isOther.test(subject) ? otherWords : words;
  }

  /** The keys of all its words, without its own name. */
  public Set<String> allWords() {
    return Stream.of(words, otherWords)
        .filter(key -> !key.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The key of its words without a subject; empty to use its name. */
  String words() {
    return words;
  }

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

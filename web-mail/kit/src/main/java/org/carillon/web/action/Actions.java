package org.carillon.web.action;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All actions of a page, in the order in which they stand wherever they do.
 *
 * @param <S> what they are about
 */
public final class Actions<S extends ActionSubject> {
  private final List<? extends Action<S>> all;
  private final Class<S> subjects;

  private Actions(List<? extends Action<S>> all, Class<S> subjects) {
    this.all = all;
    this.subjects = subjects;
  }

  /**
   * The constants of an enum.
   *
   * @param subjects what they are about
   */
  public static <S extends ActionSubject, A extends Enum<A> & Action<S>> Actions<S> of(
      Class<A> actions, Class<S> subjects) {
    return new Actions<>(List.copyOf(EnumSet.allOf(actions)), subjects);
  }

  /** All of them, in the order of their declaration. */
  public List<? extends Action<S>> all() {
    return all;
  }

  /**
   * Whether one of them can be done with that: a form is heard no further than its page offers.
   *
   * @param subject what it would be about; null for nothing
   */
  public boolean offers(Action<S> action, Object subject) {
    return subjects.isInstance(subject) && action.isAvailable(subjects.cast(subject));
  }

  /** Those that stand there and can be done with that. */
  List<ShownAction> shown(ActionPlace place, Object subject) {
    S about = subjects.cast(subject);
    return all.stream()
        .filter(action -> action.declaration().isIn(place))
        .filter(action -> action.isAvailable(about))
        .map(action -> shown(action, about))
        .toList();
  }

  private ShownAction shown(Action<S> action, S about) {
    ActionDeclaration<S> declared = action.declaration();
    return new ShownAction(
        action.parameter(),
        about.value(),
        words(action, declared.wordsFor(about)),
        declared.icon(),
        declared.key(),
        declared.asks(),
        declared.tone(),
        declared.link().map(link -> link.address().apply(about)).orElse(""),
        declared.link().map(ActionDeclaration.Link::target).orElse(LinkTarget.FRAME));
  }

  private static String words(Action<?> action, String declared) {
    return declared.isEmpty() ? action.parameter() : declared;
  }

  /** The keys that do them; of actions with one key, which no page offers at once, the first. */
  public List<Shortcut> shortcuts() {
    Map<String, Shortcut> byKey = new LinkedHashMap<>();
    for (Action<S> action : all) {
      String key = action.declaration().key();
      if (!key.isEmpty()) {
        byKey.putIfAbsent(key, Shortcut.pressed(key, words(action, action.declaration().words())));
      }
    }
    return List.copyOf(byKey.values());
  }
}

package org.carillon.web.action;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All actions of a page, in their order at every place.
 *
 * @param <S> their subject
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
   * @param subjects the class of their subject
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
   * Returns whether an action is available: a form can do only what its page offers.
   *
   * @param subject the subject; null for none
   */
  public boolean offers(Action<S> action, Object subject) {
    return subjects.isInstance(subject) && action.isAvailable(subjects.cast(subject));
  }

  /** The actions at that place that are available for the subject. */
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

  /** The keyboard keys; of actions with the same key, which no page offers at once, the first. */
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

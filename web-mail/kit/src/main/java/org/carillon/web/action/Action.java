package org.carillon.web.action;

import java.util.Locale;

/**
 * Something that a reader can do with things of a page, declared once as a constant of an enum:
 *
 * <pre>{@code
 * enum EventAction implements Action<EventSubject> {
 *   DELETE(ActionDeclaration.<EventSubject>icon("trash-2").key("#").in(ROW, PANE).when(EventSubject::isOwn));
 * }
 * }</pre>
 *
 * <p>The page's bean has {@link Actions} of the enum, which {@code k:actions} writes in bars, rows
 * and menus, and a method {@code act} with a {@code switch} over the enum, which {@code k:acts}
 * calls.
 *
 * @param <S> what it is about
 */
public interface Action<S extends ActionSubject> {

  String name();

  ActionDeclaration<S> declaration();

  /** The name of its button, and by default the key of its words: {@code not-junk}. */
  default String parameter() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether it can be done with that subject. */
  default boolean isAvailable(S subject) {
    return declaration().isAvailable(subject);
  }
}

package org.carillon.webmail.calendar;

import org.carillon.mailbox.label.LabelColour;

/**
 * A calendar, a task list or a collection of notes as pages show it.
 *
 * @param id its collection's id
 * @param name its name for display
 * @param owner the owner's address; empty for an own one
 * @param colour the page's colour that is nearest to its own
 * @param isWritable whether the reader may add objects to it
 * @param isChangeable whether the reader may change and remove its objects
 * @param isShown whether its objects are shown
 */
public record ShownCalendar(
    long id,
    String name,
    String owner,
    LabelColour colour,
    boolean isWritable,
    boolean isChangeable,
    boolean isShown) {

  /** The id of the calendar of contacts' birthdays, which is not a collection. */
  static final long BIRTHDAYS = 0;
}

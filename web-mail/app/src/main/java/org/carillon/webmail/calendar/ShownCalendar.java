package org.carillon.webmail.calendar;

import org.carillon.mailbox.label.LabelColour;

/**
 * A calendar, a list of tasks or a collection of notes as pages show it.
 *
 * @param id its collection's id
 * @param name what people call it
 * @param owner the address of whom it belongs to; empty of an own one
 * @param colour the colour of the page's that is nearest to its own
 * @param isWritable whether the reader may put something into it
 * @param isChangeable whether the reader may change and remove what is in it
 * @param isShown whether what is in it is shown
 */
public record ShownCalendar(
    long id,
    String name,
    String owner,
    LabelColour colour,
    boolean isWritable,
    boolean isChangeable,
    boolean isShown) {

  /** The id of the calendar of contacts' birthdays, which is no collection. */
  static final long BIRTHDAYS = 0;
}

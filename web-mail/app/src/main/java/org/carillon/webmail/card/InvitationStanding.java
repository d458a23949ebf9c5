package org.carillon.webmail.card;

import java.util.List;

/**
 * How an event that a message encloses stands to the reader's calendars.
 *
 * @param act what can be done with it
 * @param said the key of what is said of that; empty for nothing
 * @param answer what the reader has answered, as JSCalendar writes it; empty for nothing
 * @param kept when it takes place by the calendar, where that is another time; empty otherwise
 * @param address the page of the event in the calendar; empty where it is not there
 * @param overlaps what else is at that time, a sentence each
 */
public record InvitationStanding(
    Act act, String said, String answer, String kept, String address, List<String> overlaps) {

  /** Of what is only shown. */
  static final InvitationStanding NONE =
      new InvitationStanding(Act.NONE, "", "", "", "", List.of());

  /** What can be done. */
  public enum Act {
    /** Only to be read. */
    NONE,
    /** An invitation: accepted, declined. */
    ANSWER,
    /** What it says is not in the calendar yet. */
    UPDATE,
    /** It was called off, and is still there. */
    REMOVE,
    /** Somebody wants another time. */
    MOVE
  }
}

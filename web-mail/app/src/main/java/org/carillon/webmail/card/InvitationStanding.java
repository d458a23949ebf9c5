package org.carillon.webmail.card;

import java.util.List;
import org.carillon.webmail.proposal.ProposalFields;

/**
 * How an event that a message encloses stands to the reader's calendars.
 *
 * @param act what can be done with it
 * @param said the key of what is said of that; empty for nothing
 * @param sender a sentence on who sent it, where that is not the event's organizer; empty otherwise
 * @param answer what the reader has answered, as JSCalendar writes it; empty for nothing
 * @param isUndelivered whether that did not come to the organizer
 * @param kept when it takes place by the calendar, where that is another time; empty otherwise
 * @param address the page of the event in the calendar; empty where it is not there
 * @param overlaps what else is at that time, a sentence each
 * @param proposing how the reader may propose another time
 */
public record InvitationStanding(
    Act act,
    String said,
    String sender,
    String answer,
    boolean isUndelivered,
    String kept,
    String address,
    List<String> overlaps,
    Proposing proposing) {

  /**
   * How the reader may propose another time.
   *
   * @param said what was proposed last, and what became of it; empty for nothing
   * @param fields the fields to do it with; null where there are none here
   * @param address of what repeats, the page of the next instance; empty otherwise
   */
  public record Proposing(String said, ProposalFields fields, String address) {
    static final Proposing NONE = new Proposing("", null, "");
  }

  /** Of what is only shown. */
  static final InvitationStanding NONE =
      new InvitationStanding(Act.NONE, "", "", "", false, "", "", List.of(), Proposing.NONE);

  /** The same with a sentence on who sent it. */
  InvitationStanding sentBy(String sentence) {
    return new InvitationStanding(
        act, said, sentence, answer, isUndelivered, kept, address, overlaps, proposing);
  }

  /** What can be done. */
  public enum Act {
    /** Only to be read. */
    NONE,
    /** An invitation: accepted, declined. */
    ANSWER,
    /** A question whether a booking is approved: accepted or declined, once. */
    DECIDE,
    /** What it says is not in the calendar yet. */
    UPDATE,
    /** It was called off, and is still there. */
    REMOVE,
    /** Somebody wants another time. */
    MOVE,
    /** It invites nobody: its reader may put it into a calendar. */
    KEEP
  }
}

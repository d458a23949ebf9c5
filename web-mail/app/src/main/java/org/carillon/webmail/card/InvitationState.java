package org.carillon.webmail.card;

import java.util.List;
import org.carillon.webmail.proposal.ProposalFields;

/**
 * The state of an enclosed event in the reader's calendars.
 *
 * @param said the bundle key of the sentence on it; empty for none
 * @param sender a sentence on the sender, if that is not the event's organizer; else empty
 * @param answer the reader's answer, as in JSCalendar; empty for none
 * @param isUndelivered whether the answer did not reach the organizer
 * @param kept the time in the calendar, if it is another one; else empty
 * @param address the event's page in the calendar; empty if it is not there
 * @param overlaps the other events at that time, a sentence each
 * @param proposing the means to propose another time
 */
public record InvitationState(
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
   * The means by which the reader may propose another time.
   *
   * @param said the last proposal and its outcome; empty for none
   * @param fields the fields of the form; null if there are none here
   * @param address for a repeating event, the page of the next instance; else empty
   */
  public record Proposing(String said, ProposalFields fields, String address) {
    static final Proposing NONE = new Proposing("", null, "");
  }

  /** The state of an event that is only shown. */
  static final InvitationState NONE =
      new InvitationState(Act.NONE, "", "", "", false, "", "", List.of(), Proposing.NONE);

  InvitationState sentBy(String sentence) {
    return new InvitationState(
        act, said, sentence, answer, isUndelivered, kept, address, overlaps, proposing);
  }

  /** The action that is possible. */
  public enum Act {
    /** No action: the event is only shown. */
    NONE,
    /** An invitation, to be accepted or declined. */
    ANSWER,
    /** A booking that asks for approval, to be accepted or declined once. */
    DECIDE,
    /** An update that is not in the calendar yet. */
    UPDATE,
    /** A cancelled event that is still in the calendar. */
    REMOVE,
    /** A participant's proposal of another time. */
    MOVE,
    /** An event that invites nobody, which the reader may add to a calendar. */
    KEEP
  }
}

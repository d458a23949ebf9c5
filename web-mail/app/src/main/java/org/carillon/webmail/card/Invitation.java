package org.carillon.webmail.card;

import java.util.List;

/**
 * An event that a message encloses.
 *
 * @param words the bundle key of its introduction: an invitation, an answer …
 * @param title its title; empty for none
 * @param when its time, in the reader's zone; empty if not given
 * @param repeats its recurrence, for display; empty for once
 * @param place its place; empty for none
 * @param organizer the organizer; empty for none
 * @param details the guests, the link for remote participants, and the description
 * @param answers the answers of participants, a line each
 * @param comment the comment; empty for none
 * @param state its state in the reader's calendars, and the possible actions
 */
public record Invitation(
    String words,
    String title,
    String when,
    String repeats,
    String place,
    String organizer,
    InvitationDetails details,
    List<Reply> answers,
    String comment,
    InvitationState state) {
  /** The bundle key for an event that neither asks nor answers. */
  static final String EVENT = "invitation.event";

  /** Returns whether it is a scheduling message (RFC 5546) and not an event in a file. */
  public boolean isScheduled() {
    return !words.equals(EVENT);
  }

  /**
   * The answer of a participant.
   *
   * @param who the participant
   * @param words the bundle key of the answer
   * @param days the days of a series, if others are answered otherwise; empty for all
   */
  public record Reply(String who, String words, String days) {
    /** Returns the same answer for some days only. */
    Reply of(String some) {
      return new Reply(who, words, some);
    }
  }
}

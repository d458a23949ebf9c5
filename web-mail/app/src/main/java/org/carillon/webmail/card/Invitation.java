package org.carillon.webmail.card;

import java.util.List;

/**
 * An event that a message encloses, as it says it.
 *
 * @param words the key of what is said of it: an invitation, an answer …
 * @param title what it is about; empty for nothing
 * @param when when it takes place, in the reader's zone; empty when it does not say
 * @param repeats how often it takes place, for people; empty for once
 * @param place where; empty for nowhere
 * @param organizer who asks; empty for nobody
 * @param details who is invited, where one takes part from afar, and its description
 * @param answers what those who answer say, a line each
 * @param comment what is said besides; empty for nothing
 * @param standing what the reader's calendars have of it, and what can be done
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
    InvitationStanding standing) {
  /** The key of what is said of an event that asks and answers nothing. */
  static final String EVENT = "invitation.event";

  /** Whether it is a message of scheduling (RFC 5546), and not an event as a file. */
  public boolean isScheduled() {
    return !words.equals(EVENT);
  }

  /**
   * What somebody said.
   *
   * @param who who
   * @param words the key of what
   * @param days of which days of a series, where others are answered otherwise; empty for all
   */
  public record Reply(String who, String words, String days) {
    /** The same of some days. */
    Reply of(String some) {
      return new Reply(who, words, some);
    }
  }
}

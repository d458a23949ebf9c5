package org.carillon.calendar.scheduling;

import java.util.Optional;
import java.util.Set;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.ItipResultCode;
import org.carillon.format.itip.ProposedTime;
import org.carillon.store.item.ItemKey;

/**
 * The relation between a message and the calendars of its reader.
 *
 * @param note the result of taking the message over: {@link ItipResultCode#TAKEN} or {@link
 *     ItipResultCode#CRASHER} if it is new
 * @param kept the meeting as it is stored, or empty if it is not stored
 * @param isInvited whether the reader can answer it; false if the meeting is stored without the
 *     reader as an attendee
 * @param isQuestion whether it asks for approval of a booking: the only answers are yes and no, and
 *     it is answered once
 */
public record MessageMeetingState(
    ItipResultCode note, Optional<Kept> kept, boolean isInvited, boolean isQuestion) {

  /** Returns whether the message contains something that the calendars do not have. */
  public boolean isNew() {
    return note == ItipResultCode.TAKEN || note == ItipResultCode.CRASHER;
  }

  /** Returns whether it asks for an approval that the reader has already given or refused. */
  public boolean isDecided() {
    return isQuestion
        && !isNew()
        && kept.flatMap(Kept::answer).filter(MeetingAnswer::isDecision).isPresent();
  }

  /**
   * A meeting in a calendar.
   *
   * @param calendar the id of the calendar
   * @param key the key of the object in the calendar
   * @param isOrganized whether the reader is the organizer
   * @param isCancelled whether the part that the message is about is cancelled there
   * @param answer the reader's answer to that part, or empty if the reader is not invited
   * @param isUndelivered whether the answer was not delivered to the organizer
   * @param proposed the time that the reader proposed instead, and the state of that proposal
   * @param speakers the addresses of the organizer and of those whom it names as senders for it
   */
  public record Kept(
      long calendar,
      ItemKey key,
      boolean isOrganized,
      boolean isCancelled,
      Optional<MeetingAnswer> answer,
      boolean isUndelivered,
      Optional<ProposedTime> proposed,
      Set<String> speakers) {

    /** Returns whether the reader is the organizer or invited; else the event is its own. */
    public boolean isMeeting() {
      return isOrganized || answer.isPresent();
    }

    /**
     * Returns whether the message says something that only the organizer may say but comes from
     * another sender.
     *
     * @param from the address of the sender, or empty if the message does not give it
     */
    public boolean isFromOthers(String from) {
      return !from.isEmpty()
          && !speakers.isEmpty()
          && !speakers.contains(CalendarUsers.address(from));
    }
  }
}

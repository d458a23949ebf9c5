package org.carillon.calendar.scheduling;

import java.util.Optional;
import java.util.Set;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.ItipNote;
import org.carillon.format.itip.ProposedTime;
import org.carillon.store.item.ItemKey;

/**
 * How a letter stands to the calendars of whoever reads it.
 *
 * @param note what taking it would come to: {@link ItipNote#TAKEN} or {@link ItipNote#CRASHER} of
 *     what is new
 * @param kept the meeting as it is kept; empty where it is not
 * @param isInvited whether the reader can answer it: not what is kept without them as a guest
 * @param isQuestion whether it asks for approval of a booking: it takes yes or no, and once
 */
public record LetterStanding(
    ItipNote note, Optional<Kept> kept, boolean isInvited, boolean isQuestion) {

  /** Whether it says something that the calendars do not have. */
  public boolean isNew() {
    return note == ItipNote.TAKEN || note == ItipNote.CRASHER;
  }

  /** Whether it asks for approval that the reader has given or refused. */
  public boolean isDecided() {
    return isQuestion
        && !isNew()
        && kept.flatMap(Kept::answer).filter(MeetingAnswer::isDecision).isPresent();
  }

  /**
   * A meeting in a calendar.
   *
   * @param calendar the calendar's id
   * @param key the object's key there
   * @param isOrganized whether the reader organizes it
   * @param isCancelled whether what the letter is about is cancelled there
   * @param answer what the reader has said to that; empty where the reader is not invited
   * @param isUndelivered whether that did not come to its organizer
   * @param proposed what other time the reader proposed for it, and what became of that
   * @param speakers the addresses of its organizer and of those whom it names as sending for that
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

    /**
     * Whether the reader organizes the event or is invited; any other event is the reader's own.
     */
    public boolean isMeeting() {
      return isOrganized || answer.isPresent();
    }

    /**
     * Whether somebody else than its organizer sent what only that can say.
     *
     * @param from the address of whoever sent it; empty where the letter does not say
     */
    public boolean isFromOthers(String from) {
      return !from.isEmpty()
          && !speakers.isEmpty()
          && !speakers.contains(CalendarUsers.address(from));
    }
  }
}

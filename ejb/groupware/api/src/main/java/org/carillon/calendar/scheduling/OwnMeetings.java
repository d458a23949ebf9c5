package org.carillon.calendar.scheduling;

import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.store.item.ItemKey;

/** The meetings in an account's calendars and their places. */
public interface OwnMeetings {

  /** The calendar and the key of a meeting. */
  record Place(long collection, ItemKey key) {}

  /**
   * Returns the place of a meeting that is already stored elsewhere in the caller's own calendars
   * and task lists. Two copies would be answered and changed independently (RFC 6638 §3.2.4.1).
   * Returns empty if the caller neither organizes the meeting nor is invited, or if the object is
   * to be stored outside the caller's own collections.
   *
   * @param collection the collection in which the object is to be stored. A meeting that is already
   *     there is only changed.
   * @param besides other collections to ignore, because their content is about to be removed
   */
  Answer<Optional<Place>> elsewhere(
      Caller caller, long collection, Set<Long> besides, byte[] object);
}

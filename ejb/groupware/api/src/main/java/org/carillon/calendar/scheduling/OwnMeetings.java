package org.carillon.calendar.scheduling;

import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.store.item.ItemKey;

/** The meetings in an account's calendars, and where each lies. */
public interface OwnMeetings {

  /** Where a meeting lies. */
  record Place(long collection, ItemKey key) {}

  /**
   * Where the meeting that an object is lies already among the caller's own calendars and task
   * lists: two copies would be answered and changed each by itself (RFC 6638 §3.2.4.1). Empty of
   * what the caller neither organizes nor is invited to, and of what is to lie elsewhere than among
   * the caller's own.
   *
   * @param collection where the object is to lie; one that is there already is only changed
   * @param besides others that do not count: what lies there goes
   */
  Answer<Optional<Place>> elsewhere(
      Caller caller, long collection, Set<Long> besides, byte[] object);
}

package org.carillon.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.store.item.ItemKey;

/**
 * The reminders of an account: alarms of its own calendars that rang and were not acknowledged (RFC
 * 9074 §6). An alarm that rang more than a day ago is no longer a reminder.
 */
public interface Reminders {
  /** The maximum number of reminders that are returned at once. */
  int MOST = 20;

  /** The longest time for which a reminder can be snoozed. */
  Duration LONGEST = Duration.ofDays(7);

  /**
   * The reminders of an account.
   *
   * @param all all reminders, in the order in which their alarms rang
   * @param next when the next alarm rings, or empty if none is known
   */
  record Ringing(List<Reminder> all, Optional<Instant> next) {
    public Ringing {
      all = List.copyOf(all);
    }
  }

  /** Returns the reminders of the caller at this moment. */
  Answer<Ringing> ringing(Caller caller);

  /** Returns the caller's reminder for one object at this moment, or empty if there is none. */
  Answer<Optional<Reminder>> ringing(Caller caller, long collection, ItemKey key);

  /**
   * Acknowledges all alarms of an object that rang, so that no device rings any more.
   *
   * @param again the time after which the last of them rings again, or empty for never
   * @return {@link Failure.NotFound} if no alarm of the object rings
   */
  Answer<Void> heard(Caller caller, long collection, ItemKey key, Optional<Duration> again);
}

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
 * What an account's own events remind of: alarms of its calendars that rang and that nobody has
 * heard (RFC 9074 §6). What rang more than a day ago is no reminder any more.
 */
public interface Reminders {
  /** How many are told at once. */
  int MOST = 20;

  /** How long one may be put off. */
  Duration LONGEST = Duration.ofDays(7);

  /**
   * What rings.
   *
   * @param all those that rang, in the order in which they did
   * @param next when the next rings; empty while none is known to
   */
  record Ringing(List<Reminder> all, Optional<Instant> next) {
    /** Keeps a copy. */
    public Ringing {
      all = List.copyOf(all);
    }
  }

  /** What rings for the caller now. */
  Answer<Ringing> ringing(Caller caller);

  /** What rings for the caller now of one object; empty when nothing does. */
  Answer<Optional<Reminder>> ringing(Caller caller, long collection, ItemKey key);

  /**
   * Says that all alarms of an object that rang were heard: no device rings any more.
   *
   * @param again after how long the last of them rings again; empty for never
   * @return {@link Failure.NotFound} when none of it rings
   */
  Answer<Void> heard(Caller caller, long collection, ItemKey key, Optional<Duration> again);
}

package org.carillon.calendar;

import java.sql.SQLException;
import java.time.Instant;
import org.carillon.store.item.ItemKey;

/** A receiver of reminders that notifies an account by other means than web pages and mail. */
public interface ReminderListener {

  /**
   * Notes that an alarm rang; the note is durable when the method returns. A second notification of
   * the same alarm has no effect.
   *
   * @param account the account that owns the event
   * @param collection the calendar
   * @param key the key of the object in the calendar
   * @param at when its alarm rang; if several rang, the last one
   */
  void rang(long account, long collection, ItemKey key, Instant at) throws SQLException;
}

package org.carillon.calendar;

import java.sql.SQLException;
import java.time.Instant;
import org.carillon.store.item.ItemKey;

/** Whoever tells an account elsewhere than on pages and by mail that an alarm rang. */
public interface ReminderNews {

  /**
   * Takes note of it; it is durable then. To hear of the same alarm once more is no news.
   *
   * @param account whose own event it is
   * @param collection the calendar
   * @param key the object's there
   * @param at when its alarm rang, the last of those that did
   */
  void rang(long account, long collection, ItemKey key, Instant at) throws SQLException;
}

package org.carillon.calendar.internal.scheduling.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.carillon.policy.rate.WindowCounts;

/**
 * Counts how often messages change a meeting or request it. Each change stores the whole object,
 * and each request is answered with the whole object, however small the message was. Each node
 * counts by itself.
 */
@ApplicationScoped
public class SchedulingMessageLimits {
  /** The maximum number of changes: more than an attendee makes who declines a month's days. */
  static final int MOST_CHANGES = 40;

  private static final Duration CHANGES_WITHIN = Duration.ofHours(1);
  private static final Duration BETWEEN_REFRESHES = Duration.ofMinutes(10);
  private static final int MOST_KEYS = 20_000;

  /**
   * The key of a counter.
   *
   * @param account the owner of the calendar
   * @param other the sender or the recipient of the message
   */
  private record Key(long account, String uid, String other) {}

  private final WindowCounts<Key> changes;
  private final WindowCounts<Key> refreshes;

  public SchedulingMessageLimits() {
    this(System::nanoTime);
  }

  SchedulingMessageLimits(LongSupplier nanoTime) {
    this.changes = new WindowCounts<>(CHANGES_WITHIN, MOST_KEYS, nanoTime);
    this.refreshes = new WindowCounts<>(BETWEEN_REFRESHES, MOST_KEYS, nanoTime);
  }

  /**
   * Counts a message that would change a meeting.
   *
   * @param author the sender, or empty for all uninvited senders together
   * @return whether the message may change the meeting
   */
  public boolean mayChange(long account, String uid, String author) {
    return changes.add(new Key(account, uid, author), 1) <= MOST_CHANGES;
  }

  /** Counts a request to send a meeting again, and returns whether it may be sent. */
  public boolean mayTellAnew(long account, String uid, String to) {
    return refreshes.add(new Key(account, uid, to), 1) <= 1;
  }
}

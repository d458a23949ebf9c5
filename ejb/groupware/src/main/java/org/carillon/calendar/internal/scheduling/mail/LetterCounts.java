package org.carillon.calendar.internal.scheduling.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.carillon.policy.rate.WindowCounts;

/**
 * How often letters change a meeting, or ask for it. Each change is stored as a whole, and each
 * question answered with the whole, however small the letter was. Each node counts by itself.
 */
@ApplicationScoped
public class LetterCounts {
  /** Whoever declines a month of days one by one stays below it. */
  static final int MOST_CHANGES = 40;

  private static final Duration CHANGES_WITHIN = Duration.ofHours(1);
  private static final Duration BETWEEN_REFRESHES = Duration.ofMinutes(10);
  private static final int MOST_KEYS = 20_000;

  /**
   * What is counted by.
   *
   * @param account whose calendar it is
   * @param other who writes, or is written to
   */
  private record Key(long account, String uid, String other) {}

  private final WindowCounts<Key> changes;
  private final WindowCounts<Key> refreshes;

  /** Made by the container. */
  public LetterCounts() {
    this(System::nanoTime);
  }

  LetterCounts(LongSupplier nanoTime) {
    this.changes = new WindowCounts<>(CHANGES_WITHIN, MOST_KEYS, nanoTime);
    this.refreshes = new WindowCounts<>(BETWEEN_REFRESHES, MOST_KEYS, nanoTime);
  }

  /**
   * Counts a letter that would change a meeting.
   *
   * @param author whose letter it is; empty for all together who were not asked for
   * @return whether it may
   */
  public boolean mayChange(long account, String uid, String author) {
    return changes.add(new Key(account, uid, author), 1) <= MOST_CHANGES;
  }

  /** Counts that somebody is to be told a meeting anew; whether they may be. */
  public boolean mayTellAnew(long account, String uid, String to) {
    return refreshes.add(new Key(account, uid, to), 1) <= 1;
  }
}

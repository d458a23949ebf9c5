package org.carillon.web.turn;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.carillon.format.budget.WorkBudget;

/**
 * Permits for rendering pages, first come first served, of which each account has at most its
 * share: a user who opens many slow pages at once waits for them. A page that holds its permit too
 * long loses it to a waiting one, and reads no more external texts; its thread is not interrupted,
 * since it may be inside the database's driver.
 */
final class PagePermits {
  private final Semaphore places;
  private final int share;
  private final Map<String, Share> shares = new ConcurrentHashMap<>();
  private final Duration patience;
  private final Duration longest;

  /**
   * @param share the maximum number for one account
   * @param patience the time that a page waits for one
   * @param longest the time that a page may hold one
   */
  PagePermits(int places, int share, Duration patience, Duration longest) {
    this.places = new Semaphore(places, true);
    this.share = share;
    this.patience = patience;
    this.longest = longest;
  }

  /** Runs a task after a delay; the result cancels it, unless it has run. */
  @FunctionalInterface
  interface Later {
    BooleanSupplier after(Duration delay, Runnable task);
  }

  /** The rendering of a page. */
  @FunctionalInterface
  interface Page {
    void make() throws IOException, ServletException;
  }

  /** An account's permits, while it requests pages. */
  private static final class Share {
    final Semaphore free;
    int asking;

    Share(int most) {
      free = new Semaphore(most, true);
    }
  }

  /**
   * Renders a page as soon as there is a permit.
   *
   * @param account the account whose share is used, or empty
   * @return false after the timeout: the page was not rendered
   */
  boolean hold(Optional<String> account, Later later, Page page)
      throws IOException, ServletException {
    long until = System.nanoTime() + patience.toNanos();
    if (account.isEmpty()) {
      return hold(until, later, page);
    }
    Share own = shares.compute(account.get(), this::begin);
    try {
      if (!take(own.free, until)) {
        return false;
      }
      try {
        return hold(until, later, page);
      } finally {
        own.free.release();
      }
    } finally {
      shares.computeIfPresent(account.get(), (of, left) -> --left.asking == 0 ? null : left);
    }
  }

  private Share begin(String account, Share known) {
    Share own = known == null ? new Share(share) : known;
    own.asking++;
    return own;
  }

  private boolean hold(long until, Later later, Page page) throws IOException, ServletException {
    if (!take(places, until)) {
      return false;
    }
    WorkBudget reading = WorkBudget.current();
    BooleanSupplier kept =
        later.after(
            longest,
            () -> {
              reading.end();
              places.release();
            });
    try {
      page.make();
    } finally {
      if (kept.getAsBoolean()) {
        places.release();
      }
    }
    return true;
  }

  private static boolean take(Semaphore from, long until) {
    try {
      return from.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package org.carillon.web.turn;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.carillon.format.budget.WorkBudget;

/**
 * Places for pages while they are made, first come first served. A page that holds its place too
 * long loses it to whoever waits, and reads no more of others' texts; its thread is not
 * interrupted, since it may be inside the database's driver.
 */
final class PagePlaces {
  private final Semaphore places;
  private final Duration patience;
  private final Duration longest;

  /**
   * All of them free.
   *
   * @param patience how long a page waits for one
   * @param longest how long a page may hold one
   */
  PagePlaces(int places, Duration patience, Duration longest) {
    this.places = new Semaphore(places, true);
    this.patience = patience;
    this.longest = longest;
  }

  /** Has something done after a while; what it answers takes that back, if it is not done yet. */
  @FunctionalInterface
  interface Later {
    BooleanSupplier after(Duration delay, Runnable deed);
  }

  /** Makes a page. */
  @FunctionalInterface
  interface Page {
    void make() throws IOException, ServletException;
  }

  /**
   * Makes a page as soon as there is a place.
   *
   * @return false when there was none for too long: the page was not made
   */
  boolean hold(Later later, Page page) throws IOException, ServletException {
    if (!take()) {
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

  private boolean take() {
    try {
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

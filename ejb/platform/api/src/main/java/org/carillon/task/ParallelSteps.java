package org.carillon.task;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs work for many items, eight at a time: each waits for the disk, and commits share a sync. */
public final class ParallelSteps {
  private static final int MOST = 8;

  private ParallelSteps() {}

  /** The work for one item. */
  @FunctionalInterface
  public interface Step<T> {
    /** Does the work for one item. */
    void of(T one) throws IOException, SQLException;
  }

  /**
   * Does the work for all items. If it fails for one, items that were not begun are skipped. All
   * work that was begun has ended when this returns.
   */
  public static <T> void each(List<T> all, Step<T> step) throws IOException, SQLException {
    AtomicBoolean failed = new AtomicBoolean();
    // The work is not interrupted: an interrupt closes files in use, which others use too.
    try (ExecutorService workers =
        Executors.newFixedThreadPool(MOST, Thread.ofVirtual().name("at-once-", 0).factory())) {
      List<Future<Void>> under = new ArrayList<>(all.size());
      for (T one : all) {
        under.add(workers.submit(() -> unless(failed, step, one)));
      }
      for (Future<Void> each : under) {
        each.get();
      }
    } catch (ExecutionException first) {
      switch (first.getCause()) {
        case IOException hindered -> throw hindered;
        case SQLException hindered -> throw hindered;
        case RuntimeException defect -> throw defect;
        case Throwable surprise -> throw new IllegalStateException(surprise);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("The server is stopping", stopping);
    }
  }

  private static <T> Void unless(AtomicBoolean failed, Step<T> step, T one)
      throws IOException, SQLException {
    if (!failed.get()) {
      try {
        step.of(one);
      } catch (IOException | SQLException | RuntimeException | Error failure) {
        failed.set(true);
        throw failure;
      }
    }
    return null;
  }
}

package org.carillon.search.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.carillon.json.Json;
import org.carillon.task.TaskContext;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskWork;

/**
 * Requested rebuilds of the index. The thread that maintains the index removes the data, indexes it
 * again, and reports the progress; a task waits for it.
 */
final class Rebuilds {
  private static final int MOST = 100;
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Queue<Rebuild> waiting = new ArrayDeque<>();
  private final List<Rebuild> going = new ArrayList<>();

  /** Removes an account, or everything if none is given, from the index. */
  @FunctionalInterface
  interface Forgetting {
    void forget(OptionalLong account) throws SQLException, IOException;
  }

  /** A rebuild. If it is stopped after its start, the index is filled as with new messages. */
  final class Rebuild implements TaskWork {
    private final OptionalLong account;
    private final CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
    private volatile long most;
    private volatile long left;

    private Rebuild(OptionalLong account) {
      this.account = account;
    }

    OptionalLong account() {
      return account;
    }

    @Override
    public void run(TaskContext task) throws IOException, TaskInterrupted {
      want(this);
      try {
        Optional<Optional<String>> end = Optional.empty();
        while (end.isEmpty()) {
          task.goOn();
          end = end();
        }
        if (end.get().isPresent()) {
          throw new IOException(end.get().get());
        }
      } finally {
        drop(this);
      }
    }

    /** Waits a moment. Returns a value when the rebuild is over: the error, if any. */
    private Optional<Optional<String>> end() throws IOException {
      try {
        return Optional.of(ended.get(LOOK.toNanos(), TimeUnit.NANOSECONDS));
      } catch (TimeoutException notYet) {
        return Optional.empty();
      } catch (ExecutionException | InterruptedException surprise) {
        throw new IOException("The server is stopping", surprise);
      }
    }

    private void tell(long lag) {
      most = Math.max(most, lag);
      left = lag;
    }

    @Override
    public TaskReport report() {
      return new TaskReport(most - left, most, Json.createObjectBuilder().build());
    }
  }

  Rebuild of(OptionalLong account) {
    return new Rebuild(account);
  }

  private synchronized void want(Rebuild rebuild) throws IOException {
    if (isFull()) {
      throw new IOException("Too many index rebuilds are waiting");
    }
    waiting.add(rebuild);
  }

  /** Returns whether there are already too many requests. */
  synchronized boolean isFull() {
    return waiting.size() + going.size() >= MOST;
  }

  private synchronized void drop(Rebuild rebuild) {
    waiting.remove(rebuild);
    going.remove(rebuild);
  }

  /**
   * Starts the next rebuild, if there is one. A failed start is repeated.
   *
   * @return whether one was started
   */
  boolean begin(Forgetting forgetting) throws SQLException, IOException {
    Optional<Rebuild> next = next();
    if (next.isPresent()) {
      forgetting.forget(next.get().account);
      goesOn(next.get());
    }
    return next.isPresent();
  }

  private synchronized Optional<Rebuild> next() {
    return Optional.ofNullable(waiting.peek());
  }

  /** Marks a rebuild as running, unless it was stopped meanwhile. */
  private synchronized void goesOn(Rebuild rebuild) {
    if (waiting.remove(rebuild)) {
      going.add(rebuild);
    }
  }

  /** Reports the number of unindexed messages. If none is left, started rebuilds are done. */
  synchronized void tell(long lag, boolean behind) {
    going.forEach(rebuild -> rebuild.tell(lag));
    if (!behind) {
      going.forEach(rebuild -> rebuild.ended.complete(Optional.empty()));
      going.clear();
    }
  }

  /** Refuses all rebuilds, because there is no index. */
  synchronized void refuse(String why) {
    waiting.forEach(rebuild -> rebuild.ended.complete(Optional.of(why)));
    going.forEach(rebuild -> rebuild.ended.complete(Optional.of(why)));
    waiting.clear();
    going.clear();
  }
}

package org.carillon.archive.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Stores contents concurrently, with one write and transaction. Used by one thread. */
final class ConcurrentPuts implements AutoCloseable {
  private static final int AT_ONCE = 32;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Future<?>> running = new ArrayDeque<>();

  @FunctionalInterface
  interface Put {
    void run() throws IOException;
  }

  /**
   * Starts a write. Waits while too many are running.
   *
   * @throws IOException if an earlier one failed
   */
  void begin(Put put) throws IOException {
    if (running.size() == AT_ONCE) {
      await(running.remove());
    }
    running.add(
        threads.submit(
            () -> {
              put.run();
              return null;
            }));
  }

  void await() throws IOException {
    while (!running.isEmpty()) {
      await(running.remove());
    }
  }

  private static void await(Future<?> put) throws IOException {
    try {
      put.get();
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause().getMessage(), failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("The server is stopping", stopped);
    }
  }

  /** Waits until no write is running any more, whether or not they succeeded. */
  @Override
  public void close() {
    threads.close();
  }
}

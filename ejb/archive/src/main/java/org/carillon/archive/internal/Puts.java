package org.carillon.archive.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Contents on their way into the store, some at once: what is stored at the same time shares one
 * write to the disk and one transaction. Used by one thread.
 */
final class Puts implements AutoCloseable {
  private static final int AT_ONCE = 32;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Future<?>> running = new ArrayDeque<>();

  /** One of them. */
  @FunctionalInterface
  interface Put {
    void run() throws IOException;
  }

  /**
   * Begins one; waits while too many are on their way.
   *
   * @throws IOException when an earlier one failed
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

  /** Waits for all. */
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
      throw new IOException("The server stops", stopped);
    }
  }

  /** Waits until none is on its way any more, whatever became of them. */
  @Override
  public void close() {
    threads.close();
  }
}

package org.carillon.contract.dns;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Questions that are asked beside each other; those nobody waits for at the end are given up. */
public final class DnsQuestions implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("dns-question").factory());

  /** What asks, and makes something of the answers. */
  @FunctionalInterface
  public interface Question<T> {
    /**
     * Asks.
     *
     * @throws InterruptedException when nobody waits for it any more
     */
    T ask() throws InterruptedException;
  }

  /** Begins to ask; whoever wants to know asks what comes of it, and waits. */
  public <T> Question<T> ask(Question<T> question) {
    Future<T> answer = threads.submit(question::ask);
    return () -> answer(answer);
  }

  private static <T> T answer(Future<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("Nobody waits for it any more");
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}

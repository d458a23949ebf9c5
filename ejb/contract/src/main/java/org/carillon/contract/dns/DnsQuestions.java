package org.carillon.contract.dns;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** DNS queries that run concurrently. Closing cancels those that are still running. */
public final class DnsQuestions implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("dns-question").factory());

  /** A question that needs DNS queries, and evaluates their answers. */
  @FunctionalInterface
  public interface Question<T> {
    /** Runs the queries. It is interrupted if the answer is no longer needed. */
    T ask() throws InterruptedException;
  }

  /** Starts a question on a thread of its own. The returned question waits for its answer. */
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

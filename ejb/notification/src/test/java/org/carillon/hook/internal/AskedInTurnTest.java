package org.carillon.hook.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskedInTurnTest {
  private static final int THREADS = 12;

  private final AskedInTurn asked = new AskedInTurn(Duration.ofDays(1));
  private final AtomicInteger questions = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> work = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeEach
  void start() {
    for (int i = 0; i < THREADS; i++) {
      threads.submit(this::takeAll);
    }
    awaitIdle(1);
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    threads.close();
  }

  private Void takeAll() throws Exception {
    while (true) {
      Optional<String> found = asked.ask(this::next);
      found.ifPresent(taken::add);
    }
  }

  private Optional<String> next() {
    Optional<String> found = Optional.ofNullable(work.poll());
    questions.incrementAndGet();
    return found;
  }

  /** Until all but one wait for their turn, and so many questions were asked. */
  private void awaitIdle(int asked) {
    while (this.asked.waiting() < THREADS - 1 || questions.get() < asked) {
      Thread.onSpinWait();
    }
  }

  @Test
  void oneAsksWhereThereIsNothing() {
    assertThat(questions).hasValue(1);
  }

  @Test
  void whatEndsHasTheNextAskAtOnce() throws Exception {
    work.add("one");
    work.add("two");
    asked.ended();

    assertThat(List.of(taken.take(), taken.take())).containsExactlyInAnyOrder("one", "two");
    awaitIdle(4);
    assertThat(questions).hasValue(4);
  }
}

package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RepeatedWorkTest {
  private static final Duration LONG = Duration.ofDays(1);

  private static RepeatedWork rounds(Duration pause, RepeatedWork.Round round) {
    return new RepeatedWork("test", "The test", pause, round);
  }

  @Test
  void failedWorkIsRetriedAfterThePause() throws Exception {
    AtomicInteger times = new AtomicInteger();
    CountDownLatch fourth = new CountDownLatch(1);
    try (RepeatedWork rounds =
        rounds(
            Duration.ofMillis(1),
            () -> {
              switch (times.incrementAndGet()) {
                case 1 -> throw new SQLException("away");
                case 2 -> throw new IllegalStateException("a defect");
                case 3 -> throw new StackOverflowError();
                default -> fourth.countDown();
              }
              return LONG;
            })) {
      rounds.start();

      assertThat(fourth.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void databaseOutageIsLoggedOnceHoweverWrapped() throws Exception {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    Handler handler = new Handler(told);
    Logger log = Logger.getLogger(RepeatedWork.class.getName());
    log.addHandler(handler);
    AtomicInteger times = new AtomicInteger();
    CountDownLatch many = new CountDownLatch(30);
    try (RepeatedWork rounds =
        rounds(
            Duration.ofMillis(1),
            () -> {
              many.countDown();
              SQLException away = new SQLException("frozen", "57P01");
              if (times.incrementAndGet() % 2 == 0) {
                throw away;
              }
              throw new IllegalStateException("Hibernate says it", away);
            })) {
      rounds.start();
      assertThat(many.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      log.removeHandler(handler);
    }

    assertThat(told).singleElement().asString().startsWith("The test is delayed: ");
  }

  @Test
  void failureOfSeveralWorkersIsLoggedOnce() throws Exception {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    Handler handler = new Handler(told);
    Logger log = Logger.getLogger(RepeatedWork.class.getName());
    log.addHandler(handler);
    CountDownLatch many = new CountDownLatch(30);
    List<RepeatedWork> rounds =
        rounds(
                Duration.ofMillis(1),
                () -> {
                  many.countDown();
                  throw new SQLException("frozen");
                })
            .several(4)
            .toList();
    try {
      rounds.forEach(RepeatedWork::start);
      assertThat(many.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      rounds.forEach(RepeatedWork::close);
      log.removeHandler(handler);
    }

    assertThat(rounds).hasSize(4);
    assertThat(told).singleElement().asString().startsWith("The test is delayed: ");
  }

  /** Collects the log records. */
  private static final class Handler extends java.util.logging.Handler {
    private final List<String> told;

    Handler(List<String> told) {
      this.told = told;
    }

    @Override
    public void publish(LogRecord line) {
      if (line.getThrown() != null) {
        told.add("with a stack: " + line.getThrown());
      }
      told.add(line.getMessage());
    }

    @Override
    public void flush() {
      // Records are kept at once.
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }

  @Test
  void closingInterruptsTheRoundAndWaitsForItsEnd() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    RepeatedWork rounds =
        rounds(
            LONG,
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                ended.incrementAndGet();
              }
              return LONG;
            });
    rounds.start();
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

    rounds.close();

    assertThat(ended).hasValue(1);
  }

  @Test
  @Timeout(20)
  void closingEndsARoundThatIgnoredTheInterrupt() throws Exception {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    Handler handler = new Handler(told);
    Logger log = Logger.getLogger(RepeatedWork.class.getName());
    log.addHandler(handler);
    CountDownLatch begun = new CountDownLatch(1);
    RepeatedWork rounds =
        rounds(
            LONG,
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
                return LONG;
              } catch (InterruptedException kept) {
                throw new SQLException("Interrupted attempting lock", kept);
              }
            });
    rounds.start();
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    try {
      // The pause is a day, so no second round comes.
      rounds.close();
    } finally {
      log.removeHandler(handler);
    }

    assertThat(told).isEmpty();
  }

  @Test
  void unstartedWorkIsClosed() {
    AtomicInteger times = new AtomicInteger();
    RepeatedWork rounds =
        rounds(
            LONG,
            () -> {
              times.incrementAndGet();
              return LONG;
            });

    rounds.close();

    assertThat(times).hasValue(0);
  }
}

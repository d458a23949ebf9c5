package org.carillon.web.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert;
import org.carillon.format.budget.WorkBudget;
import org.junit.jupiter.api.Test;

class PagePermitsTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Optional<String> NOBODY = Optional.empty();
  private static final Optional<String> ALICE = Optional.of("alice@example.test");
  private static final Optional<String> BOB = Optional.of("bob@example.test");

  private final List<Runnable> overdue = new ArrayList<>();

  private static PagePermits one(Duration patience) {
    return new PagePermits(1, 1, patience, LONG);
  }

  private BooleanSupplier after(Duration delay, Runnable task) {
    AtomicBoolean over = new AtomicBoolean();
    overdue.add(
        () -> {
          over.set(true);
          task.run();
        });
    return () -> !over.get();
  }

  @Test
  void pagesAreRenderedOneAfterAnother() throws Exception {
    PagePermits places = one(LONG);

    assertThat(places.hold(NOBODY, this::after, () -> {})).isTrue();
    assertThat(places.hold(NOBODY, this::after, () -> {})).isTrue();
  }

  @Test
  void failedPageReleasesItsPermit() throws Exception {
    PagePermits places = one(LONG);
    ThrowableAssert.ThrowingCallable failing =
        () ->
            places.hold(
                NOBODY,
                this::after,
                () -> {
                  throw new IOException("The client has gone");
                });

    assertThat(org.assertj.core.api.Assertions.catchThrowable(failing))
        .isInstanceOf(IOException.class);
    assertThat(places.hold(NOBODY, this::after, () -> {})).isTrue();
  }

  @Test
  void stuckPageLosesItsPermit() throws Exception {
    PagePermits places = one(LONG);
    WorkBudget reading = WorkBudget.of(1_000, LONG);
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(1);
    Thread holder =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    WorkBudget.within(
                        reading,
                        () ->
                            places.hold(
                                NOBODY,
                                this::after,
                                () -> {
                                  stuck.countDown();
                                  awaited(others);
                                }));
                  } catch (Exception surprise) {
                    throw new IllegalStateException(surprise);
                  }
                });
    awaited(stuck);
    assertThat(reading.isSpent()).isFalse();

    overdue.getFirst().run();

    assertThat(places.hold(NOBODY, this::after, () -> {})).isTrue();
    assertThat(reading.isSpent()).isTrue();
    others.countDown();
    holder.join();
  }

  @Test
  void lostPermitIsReleasedOnce() throws Exception {
    PagePermits places = one(Duration.ZERO);
    places.hold(NOBODY, this::after, () -> overdue.getLast().run());

    places.hold(
        NOBODY,
        this::after,
        () -> assertThat(places.hold(NOBODY, this::after, () -> {})).as("another").isFalse());
  }

  @Test
  void requestWaitingTooLongIsRefused() throws Exception {
    PagePermits places = one(Duration.ofMillis(1));

    places.hold(
        NOBODY,
        this::after,
        () -> assertThat(places.hold(NOBODY, this::after, () -> {})).isFalse());
  }

  @Test
  void accountAtItsShareLeavesPermitsToOthers() throws Exception {
    PagePermits places = new PagePermits(4, 1, Duration.ofMillis(1), LONG);

    places.hold(
        ALICE,
        this::after,
        () -> {
          assertThat(places.hold(ALICE, this::after, () -> {})).as("a second of hers").isFalse();
          assertThat(places.hold(BOB, this::after, () -> {})).as("one of his").isTrue();
          assertThat(places.hold(NOBODY, this::after, () -> {})).as("nobody's").isTrue();
        });

    assertThat(places.hold(ALICE, this::after, () -> {})).as("the next of hers").isTrue();
  }

  private static void awaited(CountDownLatch event) {
    try {
      assertThat(event.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }
}

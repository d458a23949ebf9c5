package org.carillon.web.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert;
import org.carillon.format.budget.WorkBudget;
import org.junit.jupiter.api.Test;

class PagePlacesTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final List<Runnable> overdue = new ArrayList<>();

  /** Places of which one is free. */
  private static PagePlaces one(Duration patience) {
    return new PagePlaces(1, patience, LONG);
  }

  private BooleanSupplier after(Duration delay, Runnable deed) {
    AtomicBoolean over = new AtomicBoolean();
    overdue.add(
        () -> {
          over.set(true);
          deed.run();
        });
    return () -> !over.get();
  }

  @Test
  void onePageAfterAnotherIsMade() throws Exception {
    PagePlaces places = one(LONG);

    assertThat(places.hold(this::after, () -> {})).isTrue();
    assertThat(places.hold(this::after, () -> {})).isTrue();
  }

  @Test
  void aPageThatFailsGivesItsPlaceBack() throws Exception {
    PagePlaces places = one(LONG);
    ThrowableAssert.ThrowingCallable failing =
        () ->
            places.hold(
                this::after,
                () -> {
                  throw new IOException("The client has gone");
                });

    assertThat(org.assertj.core.api.Assertions.catchThrowable(failing))
        .isInstanceOf(IOException.class);
    assertThat(places.hold(this::after, () -> {})).isTrue();
  }

  @Test
  void aStuckPageLosesItsPlaceAndReadsNoMore() throws Exception {
    PagePlaces places = one(LONG);
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

    assertThat(places.hold(this::after, () -> {})).isTrue();
    assertThat(reading.isSpent()).isTrue();
    others.countDown();
    holder.join();
  }

  @Test
  void aPlaceThatWasLostIsNotGivenBackTwice() throws Exception {
    PagePlaces places = one(Duration.ZERO);
    places.hold(this::after, () -> overdue.getLast().run());

    places.hold(
        this::after, () -> assertThat(places.hold(this::after, () -> {})).as("another").isFalse());
  }

  @Test
  void whoWaitsTooLongIsNotServed() throws Exception {
    PagePlaces places = one(Duration.ofMillis(1));

    places.hold(this::after, () -> assertThat(places.hold(this::after, () -> {})).isFalse());
  }

  private static void awaited(CountDownLatch event) {
    try {
      assertThat(event.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }
}

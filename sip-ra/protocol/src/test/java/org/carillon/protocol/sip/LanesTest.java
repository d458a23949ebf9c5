package org.carillon.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LanesTest {
  private final Tally tally = new Tally();

  @Test
  void oneCallsTasksRunInTheirOrder() throws InterruptedException {
    Lanes lanes = new Lanes(10, 1_000, tally);
    List<Integer> seen = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(500);
    for (int i = 0; i < 500; i++) {
      int number = i;
      lanes.offer(
          "call",
          () -> {
            seen.add(number);
            done.countDown();
          });
    }
    done.await();
    assertThat(seen).isEqualTo(IntStream.range(0, 500).boxed().toList());
  }

  @Test
  void aCallThatWaitsHoldsUpOnlyItself() throws InterruptedException {
    Lanes lanes = new Lanes(10, 10, tally);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    lanes.offer("slow", () -> await(release));
    lanes.offer("quick", other::countDown);
    other.await();
    release.countDown();
  }

  @Test
  void beyondTheBoundsNothingIsTakenAndThatIsCounted() throws InterruptedException {
    Lanes lanes = new Lanes(2, 1, tally);
    CountDownLatch release = new CountDownLatch(1);
    assertThat(lanes.offer("a", () -> await(release))).isTrue();
    assertThat(lanes.offer("b", () -> await(release))).isTrue();
    assertThat(lanes.offer("c", () -> {})).as("a third call").isFalse();
    assertThat(lanes.offer("a", () -> {})).as("one waiting").isTrue();
    assertThat(lanes.offer("a", () -> {})).as("two waiting").isFalse();
    assertThat(tally.of(Tally.Count.OVERLOADED)).isEqualTo(2);
    CountDownLatch timer = new CountDownLatch(1);
    lanes.run("a", timer::countDown);
    release.countDown();
    timer.await();
  }

  @Test
  void aDefectEndsItsTaskAlone() throws InterruptedException {
    Lanes lanes = new Lanes(2, 10, tally);
    CountDownLatch after = new CountDownLatch(1);
    lanes.offer(
        "call",
        () -> {
          throw new IllegalStateException("a defect, as this test wants it");
        });
    lanes.run("call", after::countDown);
    after.await();
    assertThat(tally.of(Tally.Count.FAILED)).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

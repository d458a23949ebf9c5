package org.carillon.protocol.sip.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallExecutorTest {
  private final SipCounters tally = new SipCounters();

  @Test
  void tasksOfACallRunInOrder() throws InterruptedException {
    CallExecutor lanes = new CallExecutor(10, 1_000, tally);
    List<Integer> seen = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(500);
    for (int i = 0; i < 500; i++) {
      int number = i;
      offer(
          lanes,
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
  void blockedCallDelaysOnlyItself() throws InterruptedException {
    CallExecutor lanes = new CallExecutor(10, 10, tally);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    offer(lanes, "slow", () -> await(release));
    offer(lanes, "quick", other::countDown);
    other.await();
    release.countDown();
  }

  @Test
  void tasksBeyondTheLimitsAreRefusedAndCounted() throws InterruptedException {
    CallExecutor lanes = new CallExecutor(2, 1, tally);
    CountDownLatch release = new CountDownLatch(1);
    assertThat(offer(lanes, "a", () -> await(release))).isEqualTo(CallExecutor.Offer.TAKEN);
    assertThat(offer(lanes, "b", () -> await(release))).isEqualTo(CallExecutor.Offer.TAKEN);
    assertThat(offer(lanes, "c", () -> {})).as("a third call").isEqualTo(CallExecutor.Offer.FULL);
    assertThat(offer(lanes, "a", () -> {})).as("one waiting").isEqualTo(CallExecutor.Offer.TAKEN);
    assertThat(offer(lanes, "a", () -> {})).as("two waiting").isEqualTo(CallExecutor.Offer.FULL);
    assertThat(tally.of(SipCounters.Count.OVERLOADED)).isEqualTo(2);
    CountDownLatch timer = new CountDownLatch(1);
    lanes.run("a", timer::countDown);
    release.countDown();
    timer.await();
  }

  @Test
  void failedTaskDoesNotStopTheNextOne() throws InterruptedException {
    CallExecutor lanes = new CallExecutor(2, 10, tally);
    CountDownLatch after = new CountDownLatch(1);
    offer(
        lanes,
        "call",
        () -> {
          throw new IllegalStateException("a defect, as this test wants it");
        });
    lanes.run("call", after::countDown);
    after.await();
    assertThat(tally.of(SipCounters.Count.FAILED)).isEqualTo(1);
  }

  @Test
  void overdueTaskIsHandledOnceAndNewTasksAreRefused() throws InterruptedException {
    CallExecutor lanes = new CallExecutor(2, 10, tally);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    lanes.offer(
        "call",
        () -> {
          begun.countDown();
          await(release);
        },
        () -> asked.incrementAndGet() > 0);
    begun.await();
    lanes.findOverdue(Duration.ofHours(1));
    assertThat(asked).hasValue(0);
    lanes.findOverdue(Duration.ZERO);
    lanes.findOverdue(Duration.ZERO);
    assertThat(asked).hasValue(1);
    assertThat(offer(lanes, "call", () -> {})).isEqualTo(CallExecutor.Offer.STUCK);
    CountDownLatch timer = new CountDownLatch(1);
    lanes.run("call", timer::countDown);
    release.countDown();
    timer.await();
    assertThat(offer(lanes, "call", () -> {})).isEqualTo(CallExecutor.Offer.TAKEN);
  }

  private static CallExecutor.Offer offer(CallExecutor lanes, String callId, Runnable task) {
    return lanes.offer(callId, task, () -> false);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

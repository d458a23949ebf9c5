package org.carillon.protocol.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimerWheelTest {
  private final TimerWheel wheel = new TimerWheel();

  @AfterEach
  void stop() {
    wheel.stop();
  }

  @Test
  void alarmsFireInOrderAndNeverEarly() throws InterruptedException {
    List<Integer> seen = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(3);
    long start = System.nanoTime();
    for (int delay : new int[] {600, 0, 300}) {
      wheel.after(
          Duration.ofMillis(delay),
          () -> {
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(delay * 1_000_000L);
            seen.add(delay);
            done.countDown();
          });
    }
    done.await();
    assertThat(seen).containsExactly(0, 300, 600);
  }

  @Test
  void cancelledAlarmDoesNotFire() throws InterruptedException {
    List<String> seen = new CopyOnWriteArrayList<>();
    CountDownLatch later = new CountDownLatch(1);
    wheel.after(Duration.ofMillis(200), () -> seen.add("cancelled")).cancel();
    wheel.after(Duration.ofMillis(400), later::countDown);
    later.await();
    assertThat(seen).isEmpty();
  }
}

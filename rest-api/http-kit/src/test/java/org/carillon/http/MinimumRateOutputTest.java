package org.carillon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Tests that a client that reads too slowly gets no more output. */
class MinimumRateOutputTest {
  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** Accepts some octets, then blocks. */
  private static final class Stuck extends OutputStream {
    private final CountDownLatch never = new CountDownLatch(1);
    private int room;

    Stuck(int room) {
      this.room = room;
    }

    @Override
    public void write(int octet) throws IOException {
      if (room-- <= 0) {
        try {
          never.await();
        } catch (InterruptedException woken) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("woken");
        }
      }
    }
  }

  @Test
  void stalledReaderIsDroppedAndThreadContinues() {
    try (MinimumRateOutput out = new MinimumRateOutput(new Stuck(100_000), PATIENCE)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  out.write(new byte[10_000]);
                }
              })
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThatThrownBy(() -> out.write(1)).hasMessageContaining("less than 4096 octets");
    }
  }

  @Test
  void readerWithinTheTimeGetsAllOutput() throws IOException {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    try (MinimumRateOutput out = new MinimumRateOutput(taken, PATIENCE)) {
      out.write(new byte[100_000]);
      out.write(7);
      out.flush();
    }
    assertThat(taken.size()).isEqualTo(100_001);
  }
}

package org.carillon.account.internal.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HashLimiterTest {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final int PARALLEL = 2 * Runtime.getRuntime().availableProcessors();

  private final HashLimiter turns = new HashLimiter(PARALLEL);

  private int taken(boolean stranger) throws InterruptedException {
    int taken = 0;
    while (turns.take(stranger, AT_ONCE)) {
      taken++;
    }
    return taken;
  }

  @Test
  void unknownClientsGetHalfTheProcessors() throws Exception {
    int strangers = taken(true);

    assertThat(strangers).isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    assertThat(taken(false)).isEqualTo(PARALLEL - strangers);
  }

  @Test
  void slotOfAnUnknownClientIsFreeForKnownClientsWhileItPauses() throws Exception {
    taken(true);
    taken(false);

    turns.hashed();

    assertThat(turns.take(true, AT_ONCE)).isFalse();
    assertThat(turns.take(false, AT_ONCE)).isTrue();
    turns.hashed();
    turns.strangerPaused();
    assertThat(turns.take(true, AT_ONCE)).isTrue();
  }

  @Test
  void anUnknownClientThatTimesOutTakesNoSlot() throws Exception {
    int all = taken(false);
    assertThat(turns.take(true, AT_ONCE)).isFalse();

    for (int i = 0; i < all; i++) {
      turns.hashed();
    }

    assertThat(taken(true)).isPositive();
  }
}

package org.carillon.store.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.format.mime.structure.Outline;
import org.junit.jupiter.api.Test;

class BatchRoomTest {
  private final BatchRoom room = new BatchRoom();

  @Test
  void batchOfLargestOutlinesIsBounded() {
    int taken = 0;
    while (room.has(10, Outline.MOST_OCTETS)) {
      room.take(10, Outline.MOST_OCTETS);
      taken++;
    }

    assertThat(taken).isEqualTo((int) (BatchRoom.MOST_OUTLINE_OCTETS / Outline.MOST_OCTETS));
    assertThat(room.has(10, 0)).isTrue();
  }

  @Test
  void oversizedDeliveryIsItsOwnBatch() {
    assertThat(room.has(5_000, 2 * BatchRoom.MOST_OUTLINE_OCTETS)).isTrue();
    room.take(5_000, 2 * BatchRoom.MOST_OUTLINE_OCTETS);

    assertThat(room.has(1, 0)).isFalse();
  }
}

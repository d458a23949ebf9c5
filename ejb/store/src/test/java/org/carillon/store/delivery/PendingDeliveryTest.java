package org.carillon.store.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.carillon.store.DeliveryAnswer;
import org.junit.jupiter.api.Test;

class PendingDeliveryTest {
  private static final DeliveryAnswer LATE = new DeliveryAnswer.NotCommitted("late");
  private static final DeliveryAnswer DONE = new DeliveryAnswer.Committed(List.of());

  private final PendingDelivery delivery = new PendingDelivery(List.of(), Optional.empty(), false);

  @Test
  void expiredDeliveryIsAnsweredAndNeverCommitted() {
    assertThat(delivery.expire(-1, LATE)).isTrue();

    assertThat(delivery.take()).isFalse();
    assertThat(delivery.await()).isEqualTo(LATE);
  }

  @Test
  void batchedDeliveryIsAnsweredByItsBatchOnly() {
    assertThat(delivery.take()).isTrue();

    assertThat(delivery.expire(-1, LATE)).isFalse();
    delivery.answer(DONE);
    delivery.answer(LATE);
    assertThat(delivery.await()).isEqualTo(DONE);
  }

  @Test
  void interruptDoesNotHideTheAnswer() {
    delivery.answer(DONE);
    Thread.currentThread().interrupt();

    assertThat(delivery.await()).isEqualTo(DONE);
    assertThat(Thread.interrupted()).isTrue();
  }
}

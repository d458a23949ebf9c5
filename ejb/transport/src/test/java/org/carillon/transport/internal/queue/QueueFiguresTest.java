package org.carillon.transport.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.carillon.contract.net.Service;
import org.carillon.health.Health;
import org.carillon.transport.internal.Transport;
import org.carillon.transport.queue.QueueSettings;
import org.junit.jupiter.api.Test;

class QueueFiguresTest {

  @Test
  void longQueueIsReported() throws Exception {
    try (Transport transport = new Transport()) {
      transport.settings.with(QueueSettings.ALERT_SIZE, 2L);
      assertThat(figures(transport)).isEqualTo(new Health("queue", true, "The queue is empty."));

      transport.intake.accept(
          Transport.session(Service.SUBMISSION, Optional.of(Transport.ALICE)),
          Transport.envelope("alice@example.test", "a@example.org", "b@example.net"),
          transport.store.mail("Subject: x\n\n"));
      transport.sql("UPDATE queue_message SET arrived = now() - interval '3 hours'");
      assertThat(figures(transport))
          .isEqualTo(
              new Health(
                  "queue", true, "2 deliveries are waiting, the oldest message for 3 hours."));

      transport.sql("UPDATE queue_consignment SET held = true");
      transport.settings.with(QueueSettings.ALERT_SIZE, 1L);
      assertThat(figures(transport)).returns(true, Health::ready).returns(false, Health::sound);
    }
  }

  private static Health figures(Transport transport) {
    return new QueueFigures(transport.transactions, transport.settings).check();
  }
}

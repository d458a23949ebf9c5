package org.carillon.adapter.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.OutboundPolicy.NextHop;
import org.carillon.contract.queue.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail for a host that takes longer than a claim holds. */
class SlowHostTest {
  private static final int LINES = 2_000_000;

  private SlowHost host;
  private TestDesk desk;
  private Outbound outbound;

  @BeforeEach
  void listen() throws IOException {
    host = new SlowHost();
  }

  @AfterEach
  void close() throws IOException {
    outbound.stop();
    host.close();
  }

  private void open(long slowest, boolean renews) {
    desk =
        new TestDesk(
            new OutboundPolicy(
                "us.test",
                List.of(),
                Duration.ofSeconds(1),
                Optional.of(new NextHop("127.0.0.1", host.port())),
                25,
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                slowest,
                10,
                2));
    desk.lease = Duration.ofSeconds(3);
    desk.lines = LINES;
    desk.renews = renews;
    outbound = new Outbound(desk);
    outbound.start();
    desk.add("slow.test", "bob@slow.test");
  }

  private Outcome outcome() throws InterruptedException {
    return desk.outcomes().poll(20, TimeUnit.SECONDS);
  }

  @Test
  void theClaimIsRenewedAsLongAsTheTextIsUnderWay() throws Exception {
    open(1, true);
    assertThat(desk.renewals.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
    host.take();
    assertThat(outcome()).isInstanceOf(Outcome.Relayed.class);
  }

  @Test
  void aHostThatTakesAlmostNothingIsGivenUpThoughTheClaimCouldBeRenewed() throws Exception {
    open(100_000_000, true);
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Delayed.class,
            delayed -> {
              assertThat(delayed.status()).isEqualTo("4.4.2");
              assertThat(delayed.reply()).contains("the time of one attempt is over");
            });
  }

  @Test
  void whatCannotBeRenewedEndsBeforeAnotherNodeMayHaveIt() throws Exception {
    open(1, false);
    assertThat(outcome()).isInstanceOf(Outcome.Delayed.class);
  }
}

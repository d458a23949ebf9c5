package org.carillon.adapter.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carillon.adapter.dns.AdapterDns;
import org.carillon.contract.dns.DnsPolicy;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueuedContent;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.contract.queue.RelayRoute.NextHop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of mail for a host that takes longer than a claim lasts. */
class SlowHostTest {
  private static final int LINES = 2_000_000;
  private static final int CONNECTIONS = 4;

  private SlowHost host;
  private TestRelayQueue queue;
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
    queue =
        new TestRelayQueue(
            new OutboundPolicy(
                "us.test",
                new DnsPolicy(List.of(), Duration.ofSeconds(1), Duration.ofSeconds(10)),
                25,
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                slowest,
                CONNECTIONS,
                10));
    queue.route(RelayRoute.over(List.of(new NextHop("127.0.0.1", host.port()))));
    queue.lease = Duration.ofSeconds(3);
    queue.lines = LINES;
    queue.renews = renews;
    outbound = new Outbound(queue, new AdapterDns());
  }

  private void send() {
    outbound.start();
    queue.add("slow.test", "bob@slow.test");
  }

  private Outcome outcome() throws InterruptedException {
    return queue.outcomes().poll(20, TimeUnit.SECONDS);
  }

  @Test
  void claimIsRenewedDuringATransfer() throws Exception {
    open(1, true);
    send();
    assertThat(queue.renewals.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
    host.take();
    assertThat(outcome()).isInstanceOf(Outcome.Relayed.class);
  }

  @Test
  void transferBelowTheMinimumRateIsAborted() throws Exception {
    open(100_000_000, true);
    send();
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Delayed.class,
            delayed -> {
              assertThat(delayed.status()).isEqualTo("4.4.2");
              assertThat(delayed.reply()).contains("the time limit of the attempt was reached");
            });
  }

  @Test
  void transferEndsBeforeAClaimThatCannotBeRenewedExpires() throws Exception {
    open(1, false);
    send();
    assertThat(outcome()).isInstanceOf(Outcome.Delayed.class);
  }

  @Test
  void claimIsRenewedWhileTheHostDelaysItsReply() throws Exception {
    open(100_000_000, true);
    queue.lines = 1;
    queue.route(RelayRoute.over(List.of(new NextHop("127.0.0.1", host.port()))));
    queue.lease = Duration.ofSeconds(2);
    host.takeInSilence();
    send();
    // By then the first claim and the time allowed for the text are over.
    assertThat(queue.renewals.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
    host.answer();
    assertThat(outcome()).isInstanceOf(Outcome.Relayed.class);
    assertThat(host.texts).hasValue(1);
  }

  @Test
  void transferIsAbortedInTimeThoughTheDatabaseHangs() throws Exception {
    open(1, true);
    queue.hangs = true;
    send();
    assertThat(outcome()).isInstanceOf(Outcome.Delayed.class);
  }

  @Test
  void slowHostsUseAtMostHalfOfTheConnections() throws Exception {
    open(1, true);
    // Long enough for a busy processor: only jobs without a place may run out of it.
    queue.route(RelayRoute.over(List.of(new NextHop("127.0.0.1", host.port()))));
    queue.lease = Duration.ofSeconds(8);
    send();
    for (int i = 1; i < CONNECTIONS; i++) {
      queue.add("slow" + i + ".test", "bob@slow.test");
    }
    for (int i = 0; i < CONNECTIONS / 2; i++) {
      assertThat(outcome())
          .isInstanceOfSatisfying(
              Outcome.Delayed.class,
              delayed ->
                  assertThat(delayed.reply())
                      .contains("the time limit of the attempt was reached"));
    }
    host.take();
    for (int i = 0; i < CONNECTIONS / 2; i++) {
      assertThat(outcome()).isInstanceOf(Outcome.Relayed.class);
    }
  }

  @Test
  void messageWithDamagedContentIsDelayedForThatReason() throws Exception {
    open(1, true);
    queue.damaged = true;
    send();
    assertThat(outcome()).isEqualTo(new Outcome.Delayed(1, "", "4.3.0", QueuedContent.DAMAGE));
  }
}

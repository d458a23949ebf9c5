package org.carillon.transport.internal.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.net.Service;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.RelayJob;
import org.carillon.startup.DatabaseReady;
import org.carillon.transport.internal.Transport;
import org.carillon.transport.queue.QueueSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of the workers' own timing, without signals. */
class QueueWorkTest {

  private final Transport transport = new Transport();
  private final LinkedBlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final QueueWork work =
      new QueueWork(
          transport.claims("a"),
          transport.signals,
          transport.localWork,
          transport.noticeWork,
          transport.programWork,
          transport.spreadWork,
          transport.full);

  @AfterEach
  void close() {
    work.stop();
    transport.close();
  }

  private void accept() {
    transport.intake.accept(
        Transport.session(Service.SUBMISSION, Optional.of(Transport.ALICE)),
        Transport.envelope("alice@example.test", "far@example.org"),
        transport.store.mail("Subject: x\n\nHello.\n"));
  }

  private void expectNews() throws InterruptedException {
    assertThat(news.poll(20, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void adapterIsNotifiedOfNewMailAndDueRetries() throws Exception {
    transport.settings.with(QueueSettings.RETRY, List.of(Duration.ofSeconds(1)));
    work.start(new DatabaseReady());
    transport.queue.watch(() -> news.add("due"));
    accept();
    expectNews();
    RelayJob job = transport.queue.claim(1, Set.of()).getFirst();
    transport.queue.report(
        job,
        List.of(new Outcome.Delayed(job.recipients().getFirst().id(), "mx", "4.4.1", "no route")));

    List<RelayJob> again = List.of();
    while (again.isEmpty()) {
      expectNews();
      again = transport.queue.claim(1, Set.of());
    }
    assertThat(again.getFirst().message()).isEqualTo(job.message());
  }

  @Test
  void failureIsReturnedWithoutPolling() throws Exception {
    work.start(new DatabaseReady());
    accept();
    RelayJob job = transport.queue.claim(1, Set.of()).getFirst();
    transport.queue.report(
        job, List.of(new Outcome.Failed(job.recipients().getFirst().id(), "mx", "5.1.1", "no")));

    assertThat(transport.store.arrivals.poll(20, TimeUnit.SECONDS).message())
        .contains("Action: failed");
  }
}

package org.carillon.transport.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath.Notify;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.net.Service;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueuedContent;
import org.carillon.contract.queue.RelayJob;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.contract.queue.StsPolicy;
import org.carillon.store.TargetAnswer;
import org.carillon.transport.IntakeSettings;
import org.carillon.transport.OutboundSettings;
import org.carillon.transport.internal.attempt.ActiveClaims;
import org.carillon.transport.internal.attempt.Claim;
import org.carillon.transport.internal.attempt.StoredRelayQueue;
import org.carillon.transport.queue.QueueSettings;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueTest {

  private static final String MESSAGE =
      """
      Received: from client by mx.example.test with ESMTP id T1x9;
       Fri, 20 Nov 2026 08:00:00 +0000
      From: alice@example.test
      To: far@example.org
      Subject: Grüße
      Message-ID: <1@example.test>

      Hello.
      """;

  private final Transport transport = new Transport();
  private int accepted;

  @AfterEach
  void close() {
    transport.close();
  }

  private Verdict accept(Envelope envelope) {
    return transport.intake.accept(
        Transport.session(Service.SUBMISSION, Optional.of(Transport.ALICE)),
        envelope,
        transport.store.mail(MESSAGE.replace("T1x9", accepted++ == 0 ? "T1x9" : "T" + accepted)));
  }

  private RelayJob claimOne() {
    List<RelayJob> claimed = transport.queue.claim(10, Set.of());
    assertThat(claimed).hasSize(1);
    return claimed.getFirst();
  }

  @Test
  void remoteMailWaitsUnderItsTraceIdUntilRelayed() throws Exception {
    assertThat(accept(Transport.envelope("alice@example.test", "far@example.org")))
        .isEqualTo(new Accepted("Accepted as T1x9"));

    RelayJob job = claimOne();
    assertThat(job.message()).isEqualTo("T1x9");
    assertThat(job.destination()).isEqualTo("example.org");
    assertThat(job.from().envelopeId()).contains("env-1");
    try (var content = ((QueuedContent.Readable) transport.queue.text(job)).content()) {
      assertThat(content.size()).isEqualTo(job.size());
    }

    long recipient = job.recipients().getFirst().id();
    transport.queue.report(
        job, List.of(new Outcome.Relayed(recipient, "mx.example.org", "250 ok", true)));

    assertThat(transport.count("queue_message")).isZero();
    assertThat(transport.count("queue_recipient")).isZero();
  }

  @Test
  void policyOfTheDomainAppliesToMailThatGoesDirectly() throws Exception {
    transport
        .dns
        .text("_mta-sts.example.org", "v=STSv1; id=1;")
        .add("mta-sts.example.org", new DnsType.A(), InetAddress.ofLiteral("198.51.100.7"));
    transport.web.answering(
        "mta-sts.example.org/.well-known/mta-sts.txt",
        ("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
                + "version: STSv1\nmode: enforce\nmx: mx.example.org\nmax_age: 86400\n")
            .getBytes(StandardCharsets.US_ASCII));
    accept(Transport.envelope("alice@example.test", "far@example.org"));
    RelayJob job = claimOne();
    StsPolicy policy = new StsPolicy(StsPolicy.Mode.ENFORCE, List.of("mx.example.org"));
    assertThat(transport.queue.stsPolicy(job)).contains(policy);
    transport.settings.with(OutboundSettings.MTA_STS, false);
    assertThat(transport.queue.stsPolicy(job)).contains(StsPolicy.NONE);
    transport.settings.with(OutboundSettings.MTA_STS, true);
    assertThat(transport.queue.stsPolicy(by(RelayRoute.DIRECT.verified(), job)))
        .as("a route's own rule counts")
        .contains(StsPolicy.NONE);
    assertThat(
            transport.queue.stsPolicy(
                by(RelayRoute.over(List.of(new RelayRoute.NextHop("smart.test", 25))), job)))
        .as("a smart host")
        .contains(StsPolicy.NONE);
    transport.database.close();
    assertThat(transport.queue.stsPolicy(job)).as("still remembered").contains(policy);
    assertThat(transport.queue("b").stsPolicy(job)).as("not known").isEmpty();
  }

  private static RelayJob by(RelayRoute route, RelayJob job) {
    return new RelayJob(
        job.message(),
        job.fence(),
        job.lease(),
        job.from(),
        job.destination(),
        job.recipients(),
        job.size(),
        route);
  }

  @Test
  void messageHasOneQueueEntryPerDestination() throws Exception {
    accept(
        Transport.envelope(
            "alice@example.test",
            "a@example.org",
            "b@EXAMPLE.org",
            "c@example.net",
            "A@example.org"));

    List<RelayJob> claimed = transport.queue.claim(10, Set.of());

    assertThat(claimed)
        .extracting(RelayJob::destination, c -> c.recipients().size())
        .containsExactlyInAnyOrder(tuple("example.org", 2), tuple("example.net", 1));
    assertThat(transport.count("queue_message")).isEqualTo(1);
  }

  @Test
  void jobIsNeverClaimedByTwoNodes() throws Exception {
    transport.settings.with(OutboundSettings.PER_DESTINATION, 1000L);
    for (int i = 0; i < 60; i++) {
      accept(withId("m" + i));
    }
    StoredRelayQueue one = transport.queue("a");
    StoredRelayQueue two = transport.queue("b");
    List<Callable<List<RelayJob>>> claimers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      StoredRelayQueue queue = i % 2 == 0 ? one : two;
      claimers.add(() -> queue.claim(5, Set.of()));
    }
    List<Long> fences = new ArrayList<>();
    Set<String> messages = new HashSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var claimed : threads.invokeAll(claimers)) {
        for (RelayJob job : claimed.get()) {
          fences.add(job.fence());
          assertThat(messages.add(job.message())).as(job.message()).isTrue();
        }
      }
    }
    one.claim(100, Set.of()).forEach(c -> assertThat(messages.add(c.message())).isTrue());

    assertThat(fences).doesNotHaveDuplicates();
    assertThat(messages).hasSize(60);
  }

  private Envelope withId(String to) {
    return Transport.envelope("alice@example.test", to + "@example.org");
  }

  @Test
  void staleFenceChangesNothing() throws Exception {
    accept(Transport.envelope("alice@example.test", "far@example.org"));
    RelayJob slow = claimOne();
    transport.sql("UPDATE queue_consignment SET due = now() - interval '1 second'");
    RelayJob quick = transport.queue("b").claim(1, Set.of()).getFirst();

    transport.queue.report(
        slow,
        List.of(new Outcome.Failed(slow.recipients().getFirst().id(), "mx", "5.1.1", "550 no")));

    assertThat(transport.count("queue_consignment WHERE work = 0 AND node LIKE 'b/%'"))
        .isEqualTo(1);
    assertThat(transport.count("queue_recipient WHERE action IS NOT NULL")).isZero();
    assertThat(transport.queue.text(slow)).isEqualTo(new QueuedContent.Absent());

    transport.queue.report(
        quick,
        List.of(new Outcome.Relayed(quick.recipients().getFirst().id(), "mx", "250 ok", true)));
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void messageRelayedAfterItsLeaseIsNotSentAgain() throws Exception {
    accept(Transport.envelope("alice@example.test", "far@example.org", "away@example.org"));
    RelayJob slow = claimOne();
    transport.sql("UPDATE queue_consignment SET due = now() - interval '1 second'");
    RelayJob next = transport.queue("b").claim(1, Set.of()).getFirst();

    transport.queue.report(slow, relayed(slow, 0));

    assertThat(transport.count("queue_recipient")).isEqualTo(1);
    transport.queue("b").report(next, delayed(next));
    transport.queue.report(slow, relayed(slow, 1));
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void resultSettledByAnotherNodeIsNotOverwritten() throws Exception {
    accept(Transport.envelope("alice@example.test", "far@example.org"));
    RelayJob slow = claimOne();
    transport.sql("UPDATE queue_consignment SET due = now() - interval '1 second'");
    fail(transport.queue("b").claim(1, Set.of()).getFirst());

    transport.queue.report(slow, relayed(slow, 0));

    assertThat(transport.count("queue_recipient WHERE action = 'failed'")).isEqualTo(1);
  }

  private static List<Outcome> relayed(RelayJob job, int recipient) {
    long id = job.recipients().get(recipient).id();
    return List.of(new Outcome.Relayed(id, "mx.example.org", "250 ok", true));
  }

  private static List<Outcome> delayed(RelayJob job) {
    return job.recipients().stream()
        .<Outcome>map(each -> new Outcome.Delayed(each.id(), "mx", "4.2.1", "450 later"))
        .toList();
  }

  @Test
  void renewedClaimCannotBeTakenByAnotherNode() throws Exception {
    accept(Transport.envelope("alice@example.test", "far@example.org"));
    RelayJob held = claimOne();
    transport.sql("UPDATE queue_consignment SET due = now() - interval '1 second'");

    assertThat(transport.queue.renew(List.of(held))).containsOnlyKeys(held.fence());

    assertThat(transport.queue("b").claim(1, Set.of())).isEmpty();
    transport.sql("UPDATE queue_consignment SET due = now() - interval '1 second'");
    assertThat(transport.queue("b").claim(1, Set.of())).hasSize(1);
    assertThat(transport.queue.renew(List.of(held))).isEmpty();
  }

  @Test
  void untriedMessageIsDeferredForAWhile() throws Exception {
    accept(Transport.envelope("alice@example.test", "far@example.org"));

    transport.queue.report(claimOne(), List.of());

    assertThat(transport.queue.claim(1, Set.of())).isEmpty();
    assertThat(transport.count("queue_consignment WHERE attempts = 0 AND fence IS NULL"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 hour", "-1 hour"})
  void clockDifferenceToTheDatabaseChangesNothing(String ahead) throws Exception {
    transport.shiftDatabaseClock(ahead);
    accept(Transport.envelope("alice@example.test", "far@example.org"));

    RelayJob held = claimOne();

    assertThat(held.lease().left())
        .isPositive()
        .isLessThanOrEqualTo(QueueSettings.LEASE.fallback());
    assertThat(transport.queue("b").claim(1, Set.of())).isEmpty();
    transport.queue.report(held, delayed(held));
    assertThat(transport.queue.claim(1, Set.of())).isEmpty();
    assertThat(
            transport.count(
                "queue_consignment WHERE attempts = 1"
                    + " AND due BETWEEN now() AND now() + interval '61 seconds'"))
        .isEqualTo(1);
  }

  @Test
  void expiredLeaseMakesTheMessageDueAgain() throws Exception {
    accept(Transport.envelope("alice@example.test", "far@example.org"));
    claimOne();
    assertThat(transport.queue("b").claim(10, Set.of())).isEmpty();

    transport.sql("UPDATE queue_consignment SET due = now()");

    assertThat(transport.queue("b").claim(10, Set.of())).hasSize(1);
  }

  @Test
  void restartedNodeReleasesItsOwnClaimsOnly() throws Exception {
    transport.settings.with(OutboundSettings.PER_DESTINATION, 1L);
    accept(Transport.envelope("alice@example.test", "one@example.org", "two@example.net"));
    assertThat(transport.queue.claim(1, Set.of())).hasSize(1);
    assertThat(transport.queue("b").claim(1, Set.of())).hasSize(1);

    assertThat(transport.claims("a").giveBack()).isEqualTo(1);

    assertThat(transport.queue("c").claim(10, Set.of())).hasSize(1);
  }

  @Test
  void delayedRecipientsWaitAndOthersAreDueAtOnce() throws Exception {
    accept(
        Transport.envelope(
            "alice@example.test", "a@example.org", "b@example.org", "c@example.org"));
    RelayJob job = claimOne();

    transport.queue.report(
        job,
        List.of(
            new Outcome.Relayed(job.recipients().get(0).id(), "mx", "250 ok", true),
            new Outcome.Delayed(job.recipients().get(1).id(), "mx", "4.2.1", "450 later")));

    RelayJob again = claimOne();
    assertThat(again.recipients()).hasSize(1);
    assertThat(again.recipients().getFirst().path().address()).isEqualTo("c@example.org");
    assertThat(
            transport.count(
                "queue_consignment WHERE attempts = 1 AND fence IS NULL AND due > now() + interval '50"
                    + " seconds'"))
        .isEqualTo(1);
    assertThat(transport.count("queue_recipient WHERE reply = '450 later'")).isEqualTo(1);
  }

  @Test
  void failedMessageIsReturnedToItsSender() throws Exception {
    accept(Transport.envelope("alice@example.test", "far@example.org"));
    RelayJob job = claimOne();
    transport.queue.report(
        job,
        List.of(
            new Outcome.Failed(
                job.recipients().getFirst().id(),
                "mx.example.org",
                "5.1.1",
                "550 5.1.1 No such user")));

    assertThat(transport.work(Work.NOTICE)).isEqualTo(1);

    assertThat(transport.store.got).hasSize(1);
    MemoryStore.Got report = transport.store.got.getFirst();
    assertThat(report.account()).isEqualTo(1);
    assertThat(report.message())
        .startsWith("Return-Path: <>\r\n")
        .contains("Final-Recipient: rfc822; far@example.org\r\n", "Status: 5.1.1\r\n");
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void failedReportGoesToThePostmasterOnly() throws Exception {
    transport.intake.accept(
        Transport.session(Service.SUBMISSION, Optional.of(Transport.ADMIN)),
        Transport.envelope("gone@example.net", "far@example.org"),
        transport.store.mail(MESSAGE));
    fail(claimOne());
    transport.work(Work.NOTICE);
    RelayJob report = claimOne();
    assertThat(report.from().isNull()).isTrue();
    assertThat(report.destination()).isEqualTo("example.net");

    fail(report);
    transport.work(Work.NOTICE);

    assertThat(transport.store.got).extracting(MemoryStore.Got::account).containsExactly(3L);
    assertThat(transport.count("queue_message")).isZero();
  }

  private void fail(RelayJob job) {
    transport.queue.report(
        job,
        job.recipients().stream()
            .<Outcome>map(r -> new Outcome.Failed(r.id(), "mx", "5.1.1", "550 no"))
            .toList());
  }

  @Test
  void notifyNeverSendsNoReport() throws Exception {
    accept(
        new Envelope(
            Transport.from("alice@example.test"),
            List.of(Transport.to("far@example.org", Notify.NEVER))));
    fail(claimOne());

    assertThat(transport.count("queue_message")).isZero();
    assertThat(transport.store.got).isEmpty();
  }

  @Test
  void serverWithoutDsnSupportIsReportedAsRelayed() throws Exception {
    accept(
        new Envelope(
            Transport.from("alice@example.test"),
            List.of(Transport.to("far@example.org", Notify.SUCCESS))));
    RelayJob job = claimOne();
    transport.queue.report(
        job,
        List.of(
            new Outcome.Relayed(
                job.recipients().getFirst().id(), "mx.example.org", "250 ok", false)));
    transport.work(Work.NOTICE);

    assertThat(transport.store.got.getFirst().message()).contains("Action: relayed\r\n");
  }

  @Test
  void senderIsWarnedOnceOfADelay() throws Exception {
    accept(Transport.envelope("alice@example.test", "far@example.org"));
    transport.sql("UPDATE queue_message SET arrived = now() - interval '5 hours'");
    for (int i = 0; i < 3; i++) {
      RelayJob job = claimOne();
      transport.queue.report(
          job,
          List.of(
              new Outcome.Delayed(job.recipients().getFirst().id(), "mx", "4.4.1", "no route")));
      transport.work(Work.NOTICE);
      transport.sql("UPDATE queue_consignment SET due = now() WHERE work = 0");
    }

    assertThat(transport.store.got).hasSize(1);
    assertThat(transport.store.got.getFirst().message())
        .contains("Action: delayed\r\n", "Will-Retry-Until: ");
    assertThat(transport.count("queue_recipient")).isEqualTo(1);
  }

  @Test
  void messageIsReturnedAfterItsLifetime() throws Exception {
    accept(Transport.envelope("alice@example.test", "far@example.org"));
    transport.sql("UPDATE queue_message SET arrived = now() - interval '6 days'");
    RelayJob job = claimOne();
    transport.queue.report(
        job,
        List.of(new Outcome.Delayed(job.recipients().getFirst().id(), "mx", "4.4.1", "no route")));
    transport.work(Work.NOTICE);

    assertThat(transport.store.got.getFirst().message())
        .contains(
            "Action: failed\r\n", "Status: 5.4.7\r\n", "Diagnostic-Code: x-carillon; no route\r\n");
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void untriedMessageIsReturnedAfterItsLifetime() throws Exception {
    accept(Transport.envelope("alice@example.test", "far@example.org"));
    transport.sql("UPDATE queue_message SET arrived = now() - interval '5 hours'");
    transport.queue.report(claimOne(), List.of());
    transport.work(Work.NOTICE);
    assertThat(transport.store.got).hasSize(1);
    assertThat(transport.store.got.getFirst().message()).contains("Action: delayed\r\n");

    transport.sql("UPDATE queue_message SET arrived = now() - interval '6 days'");
    transport.sql("UPDATE queue_consignment SET due = now()");
    transport.queue.report(claimOne(), List.of());
    transport.work(Work.NOTICE);

    assertThat(transport.store.got).hasSize(2);
    assertThat(transport.store.got.getLast().message())
        .contains("Action: failed\r\n", "Status: 5.4.7\r\n");
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void damagedMessagesAreReturnedAfterTheirLifetime() throws Exception {
    accept(Transport.envelope("alice@example.test", "far@example.org"));
    transport.store.damaged = true;
    RelayJob job = claimOne();
    assertThat(transport.queue.text(job)).isEqualTo(new QueuedContent.Damaged());
    transport.queue.report(job, damaged(job));
    assertThat(transport.count("queue_recipient WHERE action IS NULL")).isEqualTo(1);

    transport.sql("UPDATE queue_message SET arrived = now() - interval '6 days'");
    transport.sql("UPDATE queue_consignment SET due = now()");
    job = claimOne();
    transport.queue.report(job, damaged(job));
    transport.work(Work.NOTICE);

    assertThat(transport.store.got.getFirst().message())
        .contains(
            "Action: failed\r\n",
            "Status: 5.3.0\r\n",
            "This mail server has a problem with the message.",
            QueuedContent.DAMAGE)
        .doesNotContain("Subject: Gr");
    assertThat(transport.count("queue_message")).isZero();
  }

  private static List<Outcome> damaged(RelayJob job) {
    return job.recipients().stream()
        .<Outcome>map(each -> new Outcome.Delayed(each.id(), "", "4.3.0", QueuedContent.DAMAGE))
        .toList();
  }

  @Test
  void damagedMessageForALocalMailboxWaitsToo() throws Exception {
    transport.store.answers.put(2L, new TargetAnswer.Busy());
    accept(Transport.envelope("alice@example.test", "alice@example.test", "bob@example.test"));
    transport.store.answers.clear();
    transport.store.damaged = true;
    transport.sql("UPDATE queue_consignment SET due = now()");
    transport.work(Work.LOCAL);
    assertThat(transport.count("queue_consignment WHERE attempts = 2")).isEqualTo(1);

    transport.store.damaged = false;
    transport.sql("UPDATE queue_consignment SET due = now()");
    transport.work(Work.LOCAL);

    assertThat(transport.store.got).extracting(MemoryStore.Got::account).containsExactly(1L, 2L);
  }

  @Test
  void reportOmitsADamagedMessage() throws Exception {
    accept(Transport.envelope("alice@example.test", "far@example.org"));
    fail(claimOne());
    transport.store.rotten = true;

    transport.work(Work.NOTICE);

    assertThat(transport.store.got.getFirst().message())
        .contains("Status: 5.1.1\r\n")
        .doesNotContain("Subject: Gr");
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void fullMailboxGetsItsMailOnceThereIsRoom() throws Exception {
    transport.store.answers.put(2L, new TargetAnswer.OverQuota());
    accept(Transport.envelope("alice@example.test", "alice@example.test", "bob@example.test"));
    assertThat(transport.store.got).extracting(MemoryStore.Got::account).containsExactly(1L);
    transport.sql("UPDATE queue_consignment SET due = now()");
    transport.work(Work.LOCAL);
    assertThat(transport.count("queue_consignment WHERE attempts = 2")).isEqualTo(1);

    transport.room = 0;
    transport.sql("UPDATE queue_consignment SET due = now()");
    transport.work(Work.LOCAL);
    assertThat(transport.count("queue_consignment WHERE attempts = 3")).isEqualTo(1);
    assertThat(transport.count("blob")).as("no copies in vain").isEqualTo(2);

    transport.room = Long.MAX_VALUE;
    transport.store.answers.clear();
    transport.sql("UPDATE queue_consignment SET due = now()");
    transport.work(Work.LOCAL);

    assertThat(transport.store.got).extracting(MemoryStore.Got::account).containsExactly(1L, 2L);
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void mailHeldForAFullMailboxIsDueOnceThereIsRoom() throws Exception {
    hold();
    accept(Transport.envelope("alice@example.test", "bob@example.test"));
    assertThat(transport.count("queue_recipient WHERE full_account = 2 AND full_octets > 4096"))
        .isEqualTo(1);
    assertThat(
            transport.count(
                "queue_consignment WHERE due BETWEEN now() + interval '39 minutes'"
                    + " AND now() + interval '40 minutes'"))
        .isEqualTo(1);

    transport.room = 0;
    assertThat(transport.full.wake()).isZero();
    transport.room = Long.MAX_VALUE;
    transport.store.answers.clear();
    assertThat(transport.full.wake()).isEqualTo(1);
    assertThat(transport.full.wake()).as("due already").isZero();
    transport.work(Work.LOCAL);

    assertThat(transport.store.got).extracting(MemoryStore.Got::account).containsExactly(2L);
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void heldMailThatExpiresReportsTheFullMailbox() throws Exception {
    hold();
    accept(Transport.envelope("alice@example.test", "bob@example.test"));
    transport.sql("UPDATE queue_message SET arrived = now() - interval '6 days'");
    transport.sql("UPDATE queue_consignment SET due = now()");
    transport.work(Work.LOCAL);
    assertThat(transport.count("queue_recipient WHERE full_account = 2")).isEqualTo(1);

    transport.sql("UPDATE queue_message SET arrived = now() - interval '8 days'");
    transport.sql("UPDATE queue_consignment SET due = now()");
    transport.work(Work.LOCAL);
    transport.store.answers.clear();
    transport.work(Work.NOTICE);

    assertThat(transport.store.got.getLast().message())
        .contains("Action: failed\r\n", "Status: 5.2.2\r\n", "The mailbox is full");
    assertThat(transport.count("queue_message")).isZero();
  }

  /** Mail for bob, whose account is full, is held. */
  private void hold() throws Exception {
    transport.sql(
        "INSERT INTO mail_account (account, domain, modseq, uidvalidity) VALUES (2, 1, 0, 1)");
    transport.settings.with(IntakeSettings.OVER_QUOTA, IntakeSettings.OverQuota.HOLD);
    transport.settings.with(IntakeSettings.FULL_RETRY, Duration.ofMinutes(40));
    transport.settings.with(IntakeSettings.FULL_WAIT, Duration.ofDays(7));
    transport.store.answers.put(2L, new TargetAnswer.OverQuota());
  }

  @Test
  void crashBetweenClaimAndDeliveryDeliversOnce() throws Exception {
    transport.store.answers.put(2L, new TargetAnswer.Busy());
    accept(Transport.envelope("alice@example.test", "alice@example.test", "bob@example.test"));
    transport.store.answers.clear();
    transport.sql("UPDATE queue_consignment SET due = now()");
    Claim crashed =
        transport.claims("a").claim(Work.LOCAL, 1, ActiveClaims.Room.unbounded()).getFirst();
    transport.claims("a").giveBack();
    transport.work(Work.LOCAL);

    transport.localWork.attempt(crashed);

    assertThat(transport.store.got).extracting(MemoryStore.Got::account).containsExactly(1L, 2L);
  }

  @Test
  void slowDestinationLeavesConnectionsForOthers() throws Exception {
    transport.settings.with(OutboundSettings.PER_DESTINATION, 2L);
    for (int i = 0; i < 5; i++) {
      accept(withId("m" + i));
    }
    accept(Transport.envelope("alice@example.test", "far@example.net"));

    assertThat(transport.queue.claim(10, Set.of()))
        .extracting(RelayJob::destination)
        .containsExactly("example.org", "example.org", "example.net");
    assertThat(transport.queue.claim(10, Set.of())).isEmpty();
  }

  @Test
  void slowDestinationsOfOneSenderLeaveHalfTheConnections() throws Exception {
    transport.settings.with(OutboundSettings.CONNECTIONS, 4L);
    for (int i = 0; i < 6; i++) {
      accept(Transport.envelope("alice@example.test", "far@slow" + i + ".example.org"));
    }
    transport.intake.accept(
        Transport.session(Service.SUBMISSION, Optional.of(Transport.BOB)),
        Transport.envelope("bob@example.test", "far@quick.example.org"),
        transport.store.mail(MESSAGE.replace("T1x9", "T99").replace("From: alice", "From: bob")));

    // Three wanted, and three of one sender in front: those behind are found at once.
    List<RelayJob> claimed = transport.queue.claim(3, Set.of());
    assertThat(claimed)
        .extracting(RelayJob::destination)
        .containsExactlyInAnyOrder("slow0.example.org", "slow1.example.org", "quick.example.org");
    assertThat(transport.queue.claim(10, Set.of())).isEmpty();

    transport.queue.report(claimed.getFirst(), delayed(claimed.getFirst()));
    assertThat(transport.queue.claim(10, Set.of("slow2.example.org")))
        .extracting(RelayJob::destination)
        .containsExactly("slow3.example.org");
  }

  @Test
  void claimingUsesTheIndexWithoutSorting() throws SQLException {
    transport.sql("INSERT INTO blob VALUES (1, 1, 0, 1, 0)");
    transport.sql(
        "INSERT INTO queue_message VALUES (1, 'x', 1, 1, '', false, false, NULL, NULL, NULL, now())");
    transport.sql(
        """
        INSERT INTO queue_consignment (id, message_id, work, destination, priority, due)
        SELECT i, 1, i % 3, 'd' || i, i / 3 % 3, now() + i * interval '1 second'
        FROM generate_series(1, 100000) i
        """);
    transport.sql("ANALYZE queue_consignment");

    String plan =
        transport.transactions.read(
            connection -> {
              try (var statement = connection.createStatement();
                  var row =
                      statement.executeQuery(
                          "EXPLAIN (ANALYZE, BUFFERS) SELECT c.id FROM queue_consignment c WHERE"
                              + " c.work = 0 AND c.priority = 1 AND NOT c.held AND c.due <= now()"
                              + " AND c.destination <> ALL ('{a,b}') AND c.sender <> ALL ('{1,2}') AND c.id <> ALL"
                              + " ('{1,2}') ORDER BY c.due LIMIT 10 FOR UPDATE SKIP LOCKED")) {
                var text = new StringBuilder();
                while (row.next()) {
                  text.append(row.getString(1)).append('\n');
                }
                return text.toString();
              }
            });

    assertThat(plan).contains("Index Scan using queue_consignment_due").doesNotContain("Sort");
  }
}

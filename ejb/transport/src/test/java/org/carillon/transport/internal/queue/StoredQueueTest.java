package org.carillon.transport.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.carillon.account.FixedAddresses;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditFilter;
import org.carillon.audit.AuditRecord;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath.Notify;
import org.carillon.contract.net.Service;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueuedContent;
import org.carillon.contract.queue.RelayJob;
import org.carillon.store.TargetAnswer;
import org.carillon.transport.IntakeSettings;
import org.carillon.transport.internal.GovernedAccounts;
import org.carillon.transport.internal.Transport;
import org.carillon.transport.queue.Priority;
import org.carillon.transport.queue.QueueFilter;
import org.carillon.transport.queue.QueuePage;
import org.carillon.transport.queue.QueuedMessage;
import org.carillon.transport.queue.QueuedRecipient;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredQueueTest {

  private static final Caller OWN_DOMAIN =
      new Caller(3, "chief", new Rights.DomainAdministrator(FixedAddresses.DOMAIN), "s3");
  private static final Caller OTHER_DOMAIN =
      new Caller(3, "chief", new Rights.DomainAdministrator(99), "s4");

  private final Transport transport = new Transport();
  private final List<String> audited = new ArrayList<>();
  private final Audit audit =
      new Audit() {
        @Override
        public void record(
            Caller caller,
            String action,
            AuditSubject subject,
            Optional<String> before,
            Optional<String> after) {
          audited.add(caller.name() + " " + action + " " + subject.name());
        }

        @Override
        public void recordAll(Caller caller, String action, List<Change> changes) {
          throw new AssertionError(action);
        }

        @Override
        public AuditEntry entry(
            Caller caller,
            String action,
            AuditSubject subject,
            Optional<String> before,
            Optional<String> after) {
          throw new AssertionError(action);
        }

        @Override
        public void note(String action, AuditSubject subject, String what) {
          throw new AssertionError(action);
        }

        @Override
        public AuditEntry noted(String action, AuditSubject subject, String what) {
          throw new AssertionError(action);
        }

        @Override
        public List<AuditRecord> list(
            Caller caller, AuditFilter filter, OptionalLong before, int limit) {
          return List.of();
        }
      };
  private final GovernedAccounts accounts = new GovernedAccounts();
  private final StoredQueue queue =
      new StoredQueue(
          transport.database.transactions(),
          audit,
          transport.signals,
          accounts,
          transport.addresses,
          transport.store);

  @AfterEach
  void close() {
    transport.close();
  }

  private void accept(String id, String... to) {
    transport.intake.accept(
        Transport.session(Service.SUBMISSION, Optional.of(Transport.ALICE)),
        Transport.envelope("alice@example.test", to),
        transport.store.mail("Received: by a with SMTP id " + id + ";\n\nHello.\n"));
  }

  private static <T> T done(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<T>) answer).value();
  }

  private QueuePage list(QueueFilter filter, Optional<String> after, int most) {
    return done(queue.list(Transport.ADMIN, filter, after, most));
  }

  @Test
  void queueIsListedInPagesOldestFirst() {
    for (int i = 0; i < 5; i++) {
      accept("m" + i, "far" + i + "@example.org");
    }

    QueuePage first = list(QueueFilter.ALL, Optional.empty(), 3);
    QueuePage second = list(QueueFilter.ALL, first.next(), 3);

    assertThat(first.messages()).extracting(QueuedMessage::id).containsExactly("m0", "m1", "m2");
    assertThat(second.messages()).extracting(QueuedMessage::id).containsExactly("m3", "m4");
    assertThat(second.next()).isEmpty();
  }

  @Test
  void domainAdministratorsSeeMailWaitingForTheirMailboxes() throws SQLException {
    transport.sql(
        "INSERT INTO mail_account (account, domain, modseq, uidvalidity) VALUES (2, "
            + FixedAddresses.DOMAIN
            + ", 0, 1)");
    transport.settings.with(IntakeSettings.OVER_QUOTA, IntakeSettings.OverQuota.HOLD);
    transport.store.answers.put(1L, new TargetAnswer.Busy());
    transport.store.answers.put(2L, new TargetAnswer.OverQuota());
    transport.intake.accept(
        Transport.session(Service.SMTP, Optional.empty()),
        Transport.envelope("x@example.org", "alice@example.test", "bob@example.test"),
        transport.store.mail("Received: by a with SMTP id in1;\n\nHello.\n"));

    List<QueuedMessage> seen =
        done(queue.list(OWN_DOMAIN, QueueFilter.ALL, Optional.empty(), 9)).messages();
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().recipients())
        .extracting(QueuedRecipient::address)
        .containsExactly("bob@example.test");
    String id = seen.getFirst().id();
    assertThat(done(queue.get(OWN_DOMAIN, id)).recipientCount()).isEqualTo(1);
    assertThat(done(queue.get(Transport.ADMIN, id)).recipientCount()).isEqualTo(2);
    for (Answer<?> answer : List.of(queue.delete(OWN_DOMAIN, id), queue.header(OWN_DOMAIN, id))) {
      assertThat(answer.asFailure().orElseThrow()).isInstanceOf(Failure.NotAllowed.class);
    }
    assertThat(done(queue.list(OTHER_DOMAIN, QueueFilter.ALL, Optional.empty(), 9)).messages())
        .isEmpty();
    assertThat(queue.get(OTHER_DOMAIN, id).asFailure().orElseThrow())
        .isInstanceOf(Failure.NotFound.class);
    assertThat(
            done(queue.list(
                    OWN_DOMAIN,
                    new QueueFilter("", "alice", QueueFilter.Only.ANY),
                    Optional.empty(),
                    9))
                .messages())
        .isEmpty();
  }

  @Test
  void queueIsSearchedBySenderRecipientAndHold() {
    accept("m1", "one@example.org");
    accept("m2", "two@example.org", "three@example.net");
    queue.hold(Transport.ADMIN, "m1");

    assertThat(
            list(new QueueFilter("", "THREE@", QueueFilter.Only.ANY), Optional.empty(), 9)
                .messages())
        .extracting(QueuedMessage::id, QueuedMessage::recipientCount)
        .containsExactly(tuple("m2", 2));
    assertThat(
            list(new QueueFilter("nobody", "", QueueFilter.Only.ANY), Optional.empty(), 9)
                .messages())
        .isEmpty();
    assertThat(
            list(new QueueFilter("Alice", "", QueueFilter.Only.HELD), Optional.empty(), 9)
                .messages())
        .extracting(QueuedMessage::id)
        .containsExactly("m1");
  }

  @Test
  void quarantinedMessagesAreDistinguishedFromHeldOnes() throws SQLException {
    accept("kept", "one@example.org");
    accept("held", "two@example.org");
    queue.hold(Transport.ADMIN, "held");
    transport.sql(
        "UPDATE queue_consignment SET held = true WHERE message_id ="
            + " (SELECT id FROM queue_message WHERE trace = 'kept')");
    transport.sql(
        "UPDATE queue_recipient SET status = '4.7.1', reply = 'a virus' WHERE address ="
            + " 'one@example.org'");

    var quarantined = new QueueFilter("", "", QueueFilter.Only.QUARANTINED);
    assertThat(list(quarantined, Optional.empty(), 9).messages())
        .extracting(QueuedMessage::id, QueuedMessage::isQuarantined)
        .containsExactly(tuple("kept", true));
    assertThat(done(queue.get(Transport.ADMIN, "held")).isQuarantined()).isFalse();
    assertThat(done(queue.release(Transport.ADMIN, "kept")).isQuarantined()).isFalse();
    assertThat(list(quarantined, Optional.empty(), 9).messages()).isEmpty();
  }

  @Test
  void headerIsVisibleToAdministratorsOfTheSender() {
    accept("m1", "one@example.org");

    assertThat(done(queue.header(Transport.ADMIN, "m1")))
        .contains("Received: by a with SMTP id m1;")
        .doesNotContain("Hello.");
    assertThat(queue.header(OTHER_DOMAIN, "m1").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(queue.header(Transport.ADMIN, "m2").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void heldMessageIsNotClaimedUntilReleased() {
    accept("m1", "one@example.org");
    assertThat(done(queue.hold(Transport.ADMIN, "m1")).held()).isTrue();
    assertThat(transport.queue.claim(10, Set.of())).isEmpty();

    assertThat(done(queue.release(Transport.ADMIN, "m1")).held()).isFalse();
    assertThat(transport.queue.claim(10, Set.of())).hasSize(1);
    assertThat(audited).containsExactly("admin queue.hold m1", "admin queue.release m1");
  }

  @Test
  void retryNowDoesNotInterruptAClaimingNode() {
    accept("m1", "one@example.org");
    RelayJob claimed = transport.queue.claim(1, Set.of()).getFirst();
    queue.retryNow(Transport.ADMIN, "m1");
    assertThat(transport.queue("b").claim(1, Set.of())).isEmpty();

    transport.queue.report(
        claimed,
        List.of(new Outcome.Delayed(claimed.recipients().getFirst().id(), "mx", "4.4.1", "no")));
    QueuedRecipient waiting = done(queue.get(Transport.ADMIN, "m1")).recipients().getFirst();
    assertThat(waiting.due()).isAfter(Instant.now());
    assertThat(waiting.attempts()).isEqualTo(1);
    assertThat(waiting.reply()).isEqualTo("no");

    queue.retryNow(Transport.ADMIN, "m1");
    assertThat(transport.queue("b").claim(1, Set.of())).hasSize(1);
  }

  @Test
  void deletedMessageIsGoneForTheClaimingNodeToo() throws Exception {
    accept("m1", "one@example.org");
    RelayJob claimed = transport.queue.claim(1, Set.of()).getFirst();

    done(queue.delete(Transport.ADMIN, "m1"));

    assertThat(transport.queue.text(claimed)).isEqualTo(new QueuedContent.Absent());
    transport.queue.report(
        claimed,
        List.of(new Outcome.Failed(claimed.recipients().getFirst().id(), "mx", "5.1.1", "no")));
    assertThat(transport.count("queue_message")).isZero();
    assertThat(queue.get(Transport.ADMIN, "m1").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void abandonedMessageIsReturnedToItsSender() throws Exception {
    accept("m1", "one@example.org");
    queue.giveUp(Transport.ADMIN, "m1");
    transport.work(Work.NOTICE);

    assertThat(transport.store.got.getFirst().message())
        .contains("Final-Recipient: rfc822; one@example.org", "The administrator gave it up.");
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void abandonedMessageIsSilentIfNoNotificationIsWanted() throws Exception {
    transport.intake.accept(
        Transport.session(Service.SUBMISSION, Optional.of(Transport.ALICE)),
        new Envelope(
            Transport.from("alice@example.test"),
            List.of(Transport.to("one@example.org", Notify.NEVER))),
        transport.store.mail("Received: by a with SMTP id m1;\n\nHello.\n"));
    queue.giveUp(Transport.ADMIN, "m1");
    transport.work(Work.NOTICE);

    assertThat(transport.store.got).isEmpty();
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void destinationAndPriorityCanBeChanged() {
    accept("m1", "one@example.org");
    accept("m2", "two@example.net");

    queue.prioritise(Transport.ADMIN, "m2", Priority.HIGH);
    queue.reroute(Transport.ADMIN, "m2", "[192.0.2.7]");

    assertThat(transport.queue.claim(10, Set.of()))
        .extracting(RelayJob::destination)
        .containsExactly("[192.0.2.7]", "example.org");
    assertThat(queue.reroute(Transport.ADMIN, "m2", "no destination").asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void impossibleFiltersFindNothing() {
    accept("m1", "one@example.org");

    assertThat(
            done(queue.list(
                    Transport.ADMIN,
                    new QueueFilter("\0", "", QueueFilter.Only.ANY),
                    Optional.empty(),
                    10))
                .messages())
        .isEmpty();
    assertThat(queue.get(Transport.ADMIN, "\0").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(queue.delete(Transport.ADMIN, "\0").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void domainAdministratorsSeeMailOfTheirAccountsOnly() {
    accept("m1", "one@example.org");

    assertThat(done(queue.get(OWN_DOMAIN, "m1")).id()).isEqualTo("m1");
    assertThat(queue.hold(OTHER_DOMAIN, "m1").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(done(queue.list(OTHER_DOMAIN, QueueFilter.ALL, Optional.empty(), 9)).messages())
        .isEmpty();
    assertThat(queue.list(Transport.ALICE, QueueFilter.ALL, Optional.empty(), 9).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(queue.delete(Transport.ALICE, "m1").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(audited).isEmpty();
  }

  @Test
  void mailOfHigherAdministratorsIsVisibleButNotManageable() throws Exception {
    accept("m1", "one@example.org");
    accounts.administersMore.add("alice@example.test");
    Map<String, Function<Caller, Answer<QueuedMessage>>> operations =
        Map.of(
            "retry", caller -> queue.retryNow(caller, "m1"),
            "hold", caller -> queue.hold(caller, "m1"),
            "release", caller -> queue.release(caller, "m1"),
            "give up", caller -> queue.giveUp(caller, "m1"),
            "prioritise", caller -> queue.prioritise(caller, "m1", Priority.HIGH),
            "reroute", caller -> queue.reroute(caller, "m1", "[192.0.2.7]"),
            "delete", caller -> queue.delete(caller, "m1"));

    operations.forEach(
        (what, operation) ->
            assertThat(operation.apply(OWN_DOMAIN))
                .as(what)
                .isEqualTo(Answer.failed(new Failure.NotAllowed("administers-more", "He does."))));
    assertThat(done(queue.get(OWN_DOMAIN, "m1")).id()).isEqualTo("m1");
    assertThat(transport.queue.claim(1, Set.of()).getFirst().destination())
        .isEqualTo("example.org");
    assertThat(audited).isEmpty();

    assertThat(queue.hold(Transport.ADMIN, "m1")).isInstanceOf(Answer.Done.class);
    accounts.administersMore.clear();
    assertThat(queue.release(OWN_DOMAIN, "m1")).isInstanceOf(Answer.Done.class);
  }

  @Test
  void mailWithoutKnownSenderNeedsAServerAdministrator() throws Exception {
    accept("m1", "one@example.org");
    transport.sql("UPDATE queue_message SET account_id = NULL");

    assertThat(queue.hold(OWN_DOMAIN, "m1").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(queue.hold(Transport.ADMIN, "m1")).isInstanceOf(Answer.Done.class);
  }
}

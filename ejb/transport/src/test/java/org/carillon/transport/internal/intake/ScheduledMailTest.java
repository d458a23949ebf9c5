package org.carillon.transport.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.SenderOptions;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.net.Service;
import org.carillon.transport.internal.Transport;
import org.carillon.transport.internal.scheduled.ScheduledOperations;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.carillon.transport.submission.ScheduledMail;
import org.carillon.transport.submission.ScheduledMessage;
import org.carillon.transport.submission.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of scheduled mail until it is sent. */
class ScheduledMailTest {
  private static final String MESSAGE = "Subject: Later\n\nHello.\n";
  private static final Caller BOB = new Caller(2, "bob@example.test", new Rights.User(), "s2");

  private final Transport transport = new Transport();
  private final UserSubmissions submissions =
      new UserSubmissions(transport.intake, new SubmissionKeys(transport.transactions));
  private final ScheduledMail scheduled =
      new ScheduledOperations(transport.transactions, transport.store, transport.signals);

  @AfterEach
  void close() {
    transport.close();
  }

  private Answer<String> submit(Duration in, String... to) {
    return submissions.submit(
        Transport.ALICE,
        new Submission(
            Transport.envelope("alice@example.test", to),
            transport.store.spooled(MESSAGE),
            Optional.of(new MailboxName("Sent")),
            Optional.of(Instant.now().plus(in))));
  }

  private List<ScheduledMessage> waiting() {
    return ((Answer.Done<List<ScheduledMessage>>) scheduled.list(Transport.ALICE)).value();
  }

  private int worked() throws SQLException {
    return transport.work(Work.LOCAL);
  }

  @Test
  void scheduledMessageIsDeliveredAndFiledAtItsTime() throws SQLException {
    submit(Duration.ofHours(3), "bob@example.test", "far@example.org");
    assertThat(transport.store.got).isEmpty();
    assertThat(worked()).isZero();
    assertThat(waiting())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.subject()).isEqualTo("Later");
              assertThat(one.to()).containsExactlyInAnyOrder("bob@example.test", "far@example.org");
            });
    String id = waiting().getFirst().id();
    assertThat(scheduled.reschedule(Transport.ALICE, id, Instant.now().minusSeconds(1)))
        .isInstanceOf(Answer.Done.class);
    worked();
    assertThat(transport.store.got)
        .extracting(got -> got.account() + " " + got.mailbox())
        .containsExactlyInAnyOrder("2 INBOX", "1 Sent");
    assertThat(waiting()).isEmpty();
    assertThat(scheduled.recall(Transport.ALICE, id)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void recalledMessageIsNotInTheQueue() throws SQLException {
    submit(Duration.ofHours(3), "bob@example.test", "far@example.org");
    String id = waiting().getFirst().id();
    assertThat(scheduled.recall(Transport.ALICE, id)).isInstanceOf(Answer.Done.class);
    assertThat(transport.count("queue_message")).isZero();
    assertThat(transport.count("queue_recipient")).isZero();
    assertThat(scheduled.recall(Transport.ALICE, id)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void messageSubmittedBySmtpIsHeldUntilTheTimeThatTheSenderAskedFor() throws SQLException {
    Envelope plain = Transport.envelope("alice@example.test", "bob@example.test");
    Envelope held =
        new Envelope(
            plain
                .from()
                .withOptions(
                    new SenderOptions(Optional.of(Instant.now().plus(Duration.ofHours(3))), 0)),
            plain.to());

    assertThat(
            transport.intake.accept(
                Transport.session(Service.SUBMISSION, Optional.of(Transport.ALICE)),
                held,
                transport.store.mail(MESSAGE)))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(transport.store.got).isEmpty();
    assertThat(waiting()).hasSize(1);

    scheduled.reschedule(Transport.ALICE, waiting().getFirst().id(), Instant.now().minusSeconds(1));
    worked();
    assertThat(transport.store.got).hasSize(1);
  }

  @Test
  void onlyKnownClientsRaiseThePriority() throws SQLException {
    transport.groups.make(10, "team", "bob@example.test");
    urgent(Transport.session(Service.SUBMISSION, Optional.of(Transport.ALICE)));
    assertThat(transport.count("queue_message where mt_priority = 4")).isEqualTo(1);
    assertThat(transport.count("queue_consignment where priority = 0")).isEqualTo(1);
    transport.sql("delete from queue_recipient; delete from queue_consignment");
    transport.sql("delete from queue_message");

    urgent(Transport.stranger());
    assertThat(transport.count("queue_message where mt_priority = 0")).isEqualTo(1);
    assertThat(transport.count("queue_consignment where priority = 1")).isEqualTo(1);
  }

  /** Sends an urgent message to a group, which the queue delivers. */
  private void urgent(IntakeSession session) {
    Envelope plain = Transport.envelope("alice@example.test", "team@example.test");
    assertThat(
            transport.intake.accept(
                session,
                new Envelope(
                    plain.from().withOptions(SenderOptions.NONE.withPriority(4)), plain.to()),
                transport.store.mail(MESSAGE)))
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void scheduledMessageIsVisibleToItsOwnerOnly() {
    submit(Duration.ofHours(3), "bob@example.test");
    String id = waiting().getFirst().id();
    assertThat(scheduled.list(BOB)).isEqualTo(new Answer.Done<>(List.of()));
    assertThat(scheduled.open(BOB, id)).isInstanceOf(Answer.Failed.class);
    assertThat(scheduled.recall(BOB, id)).isInstanceOf(Answer.Failed.class);
    assertThat(scheduled.reschedule(BOB, id, Instant.now())).isInstanceOf(Answer.Failed.class);
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void messagesCannotBeScheduledMoreThanAYearAhead() throws SQLException {
    assertThat(submit(Duration.ofDays(400), "bob@example.test")).isInstanceOf(Answer.Failed.class);
    assertThat(transport.count("queue_message")).isZero();
  }
}

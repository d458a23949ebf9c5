package org.carillon.transport.internal.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carillon.account.FixedAddresses;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.contract.stage.MessageChange;
import org.carillon.contract.stage.ScreeningAnswer;
import org.carillon.mailbox.internal.TestKey;
import org.carillon.transport.internal.GovernedAccounts;
import org.carillon.transport.internal.Transport;
import org.carillon.transport.quarantine.QuarantinedMessage;
import org.carillon.transport.queue.QueueSettings;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of users' access to their quarantine. */
class QuarantineTest {
  private static final Caller CHIEF =
      new Caller(3, "chief", new Rights.DomainAdministrator(FixedAddresses.DOMAIN), "s3");
  private static final String ALICES = "alice@example.test";
  private static final String MESSAGE =
      """
      From: Mallory <m@shop.example>
      Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/html

      <p>Hello.</p>
      --b
      Content-Type: text/plain

      Hello.
      --b--
      """;

  private final Transport transport = new Transport();

  /** All callers govern Alice's account, which has the id 1. */
  private final GovernedAccounts accounts = new GovernedAccounts();

  private final Choices choices = new Choices();
  private final QuarantineStore held =
      new QuarantineStore(transport.transactions, transport.store, transport.signals);
  private final QuarantineOperations quarantine =
      new QuarantineOperations(
          held,
          new QuarantineLists(
              held,
              transport.transactions,
              transport.writtenMail,
              new LinkSigner(new TestKey()),
              choices,
              transport.settings),
          choices,
          accounts,
          transport.settings,
          AuditOn.database(transport.database));

  @AfterEach
  void close() {
    transport.close();
  }

  private String kept(boolean certain) {
    transport.screened =
        new ScreeningAnswer.Quarantined(MessageChange.NONE, "too many spam points", certain);
    assertThat(
            transport.intake.accept(
                Transport.stranger(),
                Transport.envelope("x@example.org", "alias@example.test", "bob@example.test"),
                transport.store.mail(MESSAGE)))
        .isInstanceOf(Verdict.Accepted.class);
    return list().getFirst().id();
  }

  private List<QuarantinedMessage> list() {
    return done(quarantine.list(Transport.ALICE, ALICES));
  }

  private static <T> T done(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<T>) answer).value();
  }

  @Test
  void accountSeesItsQuarantinedMessagesAndReasons() {
    String id = kept(false);

    assertThat(list())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.from()).isEqualTo("x@example.org");
              assertThat(one.sender()).isEqualTo("m@shop.example");
              assertThat(one.to()).isEqualTo("alias@example.test");
              assertThat(one.subject()).isEqualTo("Grüße");
              assertThat(one.reason()).isEqualTo("too many spam points");
              assertThat(one.isReleasable()).isTrue();
            });
    assertThat(done(quarantine.header(Transport.ALICE, ALICES, id)))
        .contains("Content-Type: multipart/alternative");
    assertThat(done(quarantine.text(Transport.ALICE, ALICES, id)).strip()).isEqualTo("Hello.");
  }

  @Test
  void releasedMessageIsDeliveredAndOtherCopiesStay() throws Exception {
    String id = kept(false);

    done(quarantine.release(Transport.ALICE, ALICES, id));

    assertThat(list()).isEmpty();
    assertThat(transport.work(Work.LOCAL)).isOne();
    assertThat(transport.store.got).hasSize(1);
    assertThat(transport.count("queue_recipient where address = 'bob@example.test'")).isOne();
    assertThat(transport.count("queue_consignment where held")).isOne();
    assertThat(transport.count("audit where action = 'quarantine.release'")).isOne();
  }

  @Test
  void deletedMessageIsGoneAndOtherCopiesStay() throws Exception {
    String id = kept(false);

    done(quarantine.delete(Transport.ALICE, ALICES, id));

    assertThat(list()).isEmpty();
    assertThat(transport.count("queue_recipient where address = 'bob@example.test'")).isOne();
    assertThat(quarantine.delete(Transport.ALICE, ALICES, id)).isInstanceOf(Answer.Failed.class);
    assertThat(transport.store.got).isEmpty();
  }

  @Test
  void messageIsDeletedWithItsLastCopy() throws Exception {
    String id = kept(false);
    transport.sql("delete from queue_recipient where address = 'bob@example.test'");

    done(quarantine.delete(Transport.ALICE, ALICES, id));

    assertThat(transport.count("queue_consignment")).isZero();
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void certainQuarantineIsReleasedByAdministratorsOnly() {
    String id = kept(true);
    assertThat(list()).extracting(QuarantinedMessage::isReleasable).containsExactly(false);

    assertThat(quarantine.release(Transport.ALICE, ALICES, id))
        .isEqualTo(
            Answer.failed(
                new Failure.NotAllowed(
                    "certain",
                    "Only administrators can release this message. It was quarantined for:"
                        + " too many spam points")));
    assertThat(list()).hasSize(1);

    done(quarantine.release(CHIEF, ALICES, id));
    assertThat(list()).isEmpty();
  }

  @Test
  void allowingTheSenderReleasesOnlyReleasableMessages() throws Exception {
    String id = kept(false);
    done(quarantine.allow(Transport.ALICE, ALICES, id));
    assertThat(choices.of(1, "m@shop.example")).contains(SenderChoice.ALLOW);
    assertThat(list()).isEmpty();

    id = kept(true);
    done(quarantine.allow(Transport.ALICE, ALICES, id));
    assertThat(list()).as("kept for one reason alone").hasSize(1);
  }

  @Test
  void blockingTheSenderKeepsTheMessage() {
    String id = kept(false);
    done(quarantine.block(Transport.ALICE, ALICES, id));
    assertThat(choices.of(1, "m@shop.example")).contains(SenderChoice.BLOCK);
    assertThat(list()).hasSize(1);
  }

  @Test
  void settingLetsOwnersReleaseAllMessages() {
    String id = kept(true);
    transport.settings.with(QueueSettings.QUARANTINE_RELEASE, true);

    done(quarantine.release(Transport.ALICE, ALICES, id));

    assertThat(list()).isEmpty();
  }

  @Test
  void quarantineIsHiddenWithoutRightsOnTheAccount() {
    kept(false);
    accounts.administersMore.add(ALICES);

    assertThat(quarantine.list(CHIEF, ALICES)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void invalidIdIsNotFound() {
    kept(false);

    for (String none : List.of("", "nothing", "\0", "' or '1'='1")) {
      Answer<QuarantinedMessage> answer = quarantine.release(Transport.ALICE, ALICES, none);
      assertThat(answer.asFailure()).containsInstanceOf(Failure.NotFound.class);
    }
  }
}

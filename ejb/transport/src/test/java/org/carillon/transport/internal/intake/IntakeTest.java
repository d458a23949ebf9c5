package org.carillon.transport.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.BareNewlinePolicy;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ForwardPath.Notify;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.MissingFromPolicy;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.format.mime.header.Header;
import org.carillon.store.TargetAnswer;
import org.carillon.transport.IntakeSettings;
import org.carillon.transport.IntakeSettings.OverQuota;
import org.carillon.transport.SendingSettings;
import org.carillon.transport.internal.MemoryStore;
import org.carillon.transport.internal.Transport;
import org.carillon.transport.internal.dispatch.Dispatch;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.carillon.transport.submission.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private static final String MESSAGE = "Subject: Hi\n\nHello.\n";

  private final Transport transport = new Transport();
  private final IntakeSession stranger = Transport.stranger();
  private final IntakeSession alice =
      Transport.session(Service.SUBMISSION, Optional.of(Transport.ALICE));

  @AfterEach
  void close() {
    transport.close();
  }

  private String recipient(IntakeSession session, String address) {
    return status(
        transport.intake.recipient(
            session, Transport.from("x@example.org"), Transport.to(address)));
  }

  private String sender(IntakeSession session, String address) {
    return status(transport.intake.sender(session, Transport.from(address)));
  }

  private static String status(Verdict answer) {
    return switch (answer) {
      case Accepted accepted -> "ok";
      case Deferred(int code, String status, String text) -> code + " " + status;
      case Refused(int code, String status, String text) -> code + " " + status;
    };
  }

  private Verdict accept(IntakeSession session, Envelope envelope) {
    return transport.intake.accept(session, envelope, transport.store.mail(MESSAGE));
  }

  @Test
  void unauthenticatedClientsCannotRelay() {
    assertThat(recipient(stranger, "alice@example.test")).isEqualTo("ok");
    assertThat(recipient(stranger, "alias@example.test")).isEqualTo("ok");
    assertThat(recipient(stranger, "nobody@example.test")).isEqualTo("550 5.1.1");
    assertThat(recipient(stranger, "far@example.org")).isEqualTo("550 5.7.1");
    assertThat(recipient(stranger, "far@[192.0.2.1]")).isEqualTo("550 5.7.1");
    assertThat(recipient(stranger, "postmaster")).isEqualTo("ok");
    assertThat(recipient(stranger, "Postmaster@mx.example.test")).isEqualTo("ok");
    assertThat(recipient(stranger, "postmaster@[127.0.0.1]")).isEqualTo("ok");
    assertThat(recipient(stranger, "root@mx.example.test")).isEqualTo("550 5.1.1");
    assertThat(recipient(stranger, "nonsense")).isEqualTo("553 5.1.3");
  }

  @Test
  void authenticatedAndTrustedClientsMayRelay() {
    assertThat(recipient(alice, "far@example.org")).isEqualTo("ok");
    assertThat(recipient(alice, "far@[192.0.2.1]")).isEqualTo("ok");
    assertThat(recipient(alice, "far@[IPv6:2001:db8::1]")).isEqualTo("ok");
    assertThat(recipient(alice, "far@-bad-.example")).isEqualTo("553 5.1.2");
    assertThat(recipient(alice, "far@[300.0.0.1]")).isEqualTo("553 5.1.2");

    transport.settings.with(IntakeSettings.TRUSTED_NETWORKS, List.of("192.0.2.8/31"));
    assertThat(recipient(stranger, "far@example.org")).isEqualTo("ok");
    transport.settings.with(IntakeSettings.TRUSTED_NETWORKS, List.of("192.0.2.0/29"));
    assertThat(recipient(stranger, "far@example.org")).isEqualTo("550 5.7.1");
  }

  @Test
  void missingFieldPolicyDependsOnTheClient() {
    assertThat(transport.intake.terms(stranger).submits()).isFalse();
    assertThat(transport.intake.terms(stranger).missingFrom()).isEqualTo(MissingFromPolicy.PASS);
    assertThat(transport.intake.terms(alice).submits()).isTrue();
    assertThat(transport.intake.terms(alice).missingFrom()).isEqualTo(MissingFromPolicy.ADD);

    transport.settings.with(IntakeSettings.MISSING_FROM, MissingFromPolicy.REFUSE);
    assertThat(transport.intake.terms(alice).missingFrom()).isEqualTo(MissingFromPolicy.REFUSE);

    transport.settings.with(IntakeSettings.TRUSTED_NETWORKS, List.of("192.0.2.8/31"));
    assertThat(transport.intake.terms(stranger).submits()).isFalse();
    assertThat(transport.intake.terms(stranger).missingFrom()).isEqualTo(MissingFromPolicy.ADD);
  }

  @Test
  void externalClientsHaveALowerRecipientLimit() {
    assertThat(transport.intake.terms(stranger).recipients()).isEqualTo(100);
    assertThat(transport.intake.terms(alice).recipients()).isEqualTo(1_000);
    IntakeSession relay = Transport.session(Service.LMTP, Optional.empty());
    assertThat(transport.intake.terms(relay).recipients()).isEqualTo(1_000);

    transport.settings.with(IntakeSettings.STRANGERS_RECIPIENTS, 2_000L);
    assertThat(transport.intake.terms(stranger).recipients()).isEqualTo(1_000);

    transport.settings.with(IntakeSettings.STRANGERS_RECIPIENTS, 100L);
    transport.settings.with(IntakeSettings.TRUSTED_NETWORKS, List.of("192.0.2.8/31"));
    assertThat(transport.intake.terms(stranger).recipients()).isEqualTo(1_000);
  }

  @Test
  void accountsSendWithTheirOwnAddresses() {
    assertThat(sender(alice, "alice@example.test")).isEqualTo("ok");
    assertThat(sender(alice, "alias@example.test")).isEqualTo("ok");
    assertThat(sender(alice, "")).isEqualTo("ok");
    assertThat(sender(alice, "bob@example.test")).isEqualTo("550 5.7.1");
    assertThat(sender(alice, "alice@example.org")).isEqualTo("550 5.7.1");
    transport.settings.with(IntakeSettings.SENDER_CHECK, false);
    assertThat(sender(alice, "bob@example.test")).isEqualTo("ok");
  }

  @Test
  void submissionRequiresAuthentication() {
    assertThat(sender(Transport.session(Service.SUBMISSION, Optional.empty()), "x@example.org"))
        .isEqualTo("530 5.7.0");
    assertThat(sender(stranger, "x@example.org")).isEqualTo("ok");
    assertThat(sender(stranger, "nonsense")).isEqualTo("553 5.1.7");
  }

  @Test
  void directoryOutageDefersMail() {
    transport.addresses.away = true;
    assertThat(recipient(stranger, "alice@example.test")).isEqualTo("451 4.3.0");
    assertThat(sender(alice, "alice@example.test")).isEqualTo("451 4.3.0");
  }

  @Test
  void storeOutageDefersMail() {
    transport.store.away = true;
    assertThat(status(accept(stranger, Transport.envelope("x@example.org", "alice@example.test"))))
        .isEqualTo("451 4.3.0");
  }

  @Test
  void storeOutageIsLoggedOnceForAllRetries() {
    Logger log = Logger.getLogger(Dispatch.class.getName());
    List<LogRecord> lines = new ArrayList<>();
    Filter counting = line -> !lines.add(line);
    log.setFilter(counting);
    try {
      transport.store.away = true;
      for (int i = 0; i < 50; i++) {
        accept(stranger, Transport.envelope("x@example.org", "alice@example.test"));
      }
    } finally {
      log.setFilter(null);
    }
    assertThat(lines).hasSize(1);
  }

  @Test
  void localMailBypassesTheQueueOncePerAccount() throws Exception {
    Verdict answer =
        accept(
            stranger,
            Transport.envelope(
                "x@example.org", "alice@example.test", "alias@example.test", "bob@example.test"));

    assertThat(status(answer)).isEqualTo("ok");
    assertThat(transport.store.got).extracting(MemoryStore.Got::account).containsExactly(1L, 2L);
    assertThat(transport.store.got.getFirst().message())
        .startsWith("Return-Path: <x@example.org>\r\nDelivered-To: alice@example.test\r\nSubject:");
    assertThat(transport.count("queue_message")).isZero();
    assertThat(transport.count("blob")).isZero();
  }

  @Test
  void fullMailboxIsReportedAtRcpt() {
    transport.room = -1;
    assertThat(recipient(stranger, "alice@example.test")).isEqualTo("452 4.2.2");
    transport.settings.with(IntakeSettings.OVER_QUOTA, OverQuota.REFUSE);
    assertThat(recipient(stranger, "alice@example.test")).isEqualTo("552 5.2.2");
    assertThat(recipient(alice, "far@example.org")).isEqualTo("ok");
  }

  @Test
  void accountCannotSendBeyondItsReach() throws Exception {
    transport.settings.with(SendingSettings.REACH, SendingSettings.Reach.SERVER);
    assertThat(recipient(alice, "far@example.org")).isEqualTo("550 5.7.1");
    assertThat(recipient(alice, "bob@example.test")).isEqualTo("ok");
    transport.settings.with(SendingSettings.REACH, SendingSettings.Reach.DOMAIN);
    assertThat(recipient(alice, "bob@example.test")).isEqualTo("ok");
    assertThat(recipient(stranger, "alice@example.test")).isEqualTo("ok");
  }

  @Test
  void rulesRespectTheReachOfTheAccount() throws Exception {
    transport.settings.with(SendingSettings.REACH, SendingSettings.Reach.SERVER);
    transport.rules =
        question ->
            new DeliveryActions(
                List.of(),
                List.of(
                    new DeliveryActions.Onward(
                        Transport.to("far@example.net"),
                        Optional.empty(),
                        Optional.empty(),
                        DeliveryActions.Form.AS_IT_CAME)),
                List.of(
                    new DeliveryActions.Reply(
                        "x@example.org",
                        "Subject: away\r\n\r\nI am away.\r\n".getBytes(StandardCharsets.UTF_8),
                        Optional.empty(),
                        Optional.empty())),
                List.of(),
                Optional.empty(),
                Optional.empty());

    accept(stranger, Transport.envelope("x@example.org", "alice@example.test"));

    assertThat(transport.store.got).extracting(MemoryStore.Got::account).containsExactly(1L);
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void sendingLimitsOfAnAccountAreEnforced() throws Exception {
    transport.settings.with(SendingSettings.RECIPIENTS, 1L);
    Envelope toTwo =
        Transport.envelope("alice@example.test", "bob@example.test", "far@example.org");
    assertThat(status(accept(alice, toTwo))).isEqualTo("554 5.5.3");
    assertThat(
            status(
                accept(
                    stranger,
                    Transport.envelope("x@example.org", "alice@example.test", "bob@example.test"))))
        .isEqualTo("ok");
    transport.settings.with(SendingSettings.MESSAGE_SIZE, 3L);
    assertThat(status(accept(alice, Transport.envelope("alice@example.test", "bob@example.test"))))
        .isEqualTo("552 5.3.4");
  }

  @Test
  void mailForAFullMailboxIsHeldUpToALimit() throws Exception {
    transport.settings.with(IntakeSettings.OVER_QUOTA, OverQuota.HOLD);
    transport.settings.with(IntakeSettings.FULL_MOST, 2L);
    transport.room = -1;
    transport.store.answers.put(1L, new TargetAnswer.OverQuota());
    Envelope envelope = Transport.envelope("x@example.org", "alice@example.test");
    assertThat(recipient(stranger, "alice@example.test")).isEqualTo("ok");
    assertThat(status(accept(stranger, envelope))).isEqualTo("ok");
    IntakeSession lmtp = Transport.session(Service.LMTP, Optional.empty());
    assertThat(
            transport.intake.deliver(lmtp, envelope, transport.store.mail("Subject: x\n\nHi.\n")))
        .extracting(IntakeTest::status)
        .containsExactly("ok");

    assertThat(recipient(stranger, "alice@example.test")).isEqualTo("452 4.2.2");
    assertThat(transport.count("queue_recipient WHERE full_account = 1")).isEqualTo(2);
    assertThat(transport.store.got).isEmpty();
  }

  @Test
  void heldMailIsBoundedInOctetsToo() throws Exception {
    transport.settings.with(IntakeSettings.OVER_QUOTA, OverQuota.HOLD);
    transport.room = -1;
    transport.store.answers.put(1L, new TargetAnswer.OverQuota());
    Envelope envelope = Transport.envelope("x@example.org", "alice@example.test");
    assertThat(status(accept(stranger, envelope))).isEqualTo("ok");
    assertThat(recipient(stranger, "alice@example.test")).isEqualTo("ok");

    transport.settings.with(IntakeSettings.FULL_OCTETS, 1024L);
    assertThat(recipient(stranger, "alice@example.test")).isEqualTo("452 4.2.2");
    transport.settings.with(IntakeSettings.FULL_OCTETS, 1L << 30);
    assertThat(recipient(stranger, "alice@example.test")).isEqualTo("ok");

    transport.settings.with(IntakeSettings.FULL_SERVER, 0L);
    assertThat(recipient(stranger, "alice@example.test")).isEqualTo("452 4.2.2");
  }

  @Test
  void fullSingleMailboxIsReportedAtOnce() throws Exception {
    transport.store.answers.put(1L, new TargetAnswer.OverQuota());
    Envelope envelope = Transport.envelope("x@example.org", "alice@example.test");

    assertThat(status(accept(stranger, envelope))).isEqualTo("452 4.2.2");
    transport.settings.with(IntakeSettings.OVER_QUOTA, OverQuota.REFUSE);
    assertThat(status(accept(stranger, envelope))).isEqualTo("552 5.2.2");
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void recipientRefusedBesideOthersIsReportedToTheSender() throws Exception {
    transport.store.answers.put(1L, new TargetAnswer.OverQuota());
    transport.settings.with(IntakeSettings.OVER_QUOTA, OverQuota.REFUSE);

    accept(stranger, Transport.envelope("x@example.org", "alice@example.test", "bob@example.test"));
    transport.work(Work.NOTICE);

    assertThat(transport.queue.claim(1, Set.of()).getFirst().destination())
        .isEqualTo("example.org");
  }

  @Test
  void duplicateMessageIsStoredAndNotForwarded() throws Exception {
    transport.rules =
        question ->
            new DeliveryActions(
                List.of(),
                List.of(
                    new DeliveryActions.Onward(
                        Transport.to("far@example.net"),
                        Optional.empty(),
                        Optional.empty(),
                        DeliveryActions.Form.AS_IT_CAME)),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    String message = "Delivered-To: bob@example.test\n\nround\n";
    assertThat(
            status(
                transport.intake.accept(
                    stranger,
                    Transport.envelope("x@example.org", "alice@example.test", "bob@example.test"),
                    transport.store.mail(message))))
        .isEqualTo("ok");
    assertThat(transport.store.got).extracting(got -> got.account()).containsExactly(2L);
    assertThat(transport.count("queue_recipient")).as("alice's goes on").isEqualTo(1);

    assertThat(
            transport.intake.deliver(
                Transport.session(Service.LMTP, Optional.empty()),
                Transport.envelope("x@example.org", "bob@example.test"),
                transport.store.mail(message)))
        .extracting(IntakeTest::status)
        .containsExactly("ok");
    assertThat(transport.store.got).hasSize(2);
    assertThat(transport.count("queue_recipient")).isEqualTo(1);
  }

  @Test
  void unauthenticatedMailIsAcceptedForAllRecipientsOrNone() throws Exception {
    Envelope toTwo = Transport.envelope("x@example.org", "alice@example.test", "bob@example.test");
    transport.settings.with(IntakeSettings.OVER_QUOTA, OverQuota.REFUSE);
    transport.room = 0;
    assertThat(recipient(stranger, "alice@example.test")).isEqualTo("ok");
    assertThat(status(accept(stranger, toTwo))).isEqualTo("552 5.2.2");

    transport.room = Long.MAX_VALUE;
    assertThat(
            status(
                accept(
                    stranger,
                    Transport.envelope("x@example.org", "bob@example.test", "gone@example.test"))))
        .isEqualTo("550 5.1.1");
    assertThat(transport.store.got).isEmpty();
    assertThat(transport.count("queue_recipient")).isZero();
  }

  @Test
  void fromFieldMustBeTheAccountsOwn() {
    assertThat(signed("From: Alice <alice@example.test>")).isEqualTo("ok");
    assertThat(signed("From: alias@example.test, \"bob@example.test\" <alice@example.test>"))
        .isEqualTo("ok");
    assertThat(signed("X-From: bob@example.test")).isEqualTo("ok");
    assertThat(signed("From: bob@example.test")).isEqualTo("550 5.7.1");
    assertThat(signed("From: alice@example.test\nSender: Boss <bob@example.test>"))
        .isEqualTo("550 5.7.1");
    assertThat(signed("From: alice@example.test,\n <ceo@example.org>")).isEqualTo("550 5.7.1");
    assertThat(signed("From: alice@example.test\nFROM : bob@example.test")).isEqualTo("550 5.7.1");
    assertThat(signed("From: staff: alice@example.test, bob@example.test;")).isEqualTo("550 5.7.1");
    assertThat(signed("From: The Boss")).isEqualTo("550 5.7.1");
    assertThat(signed("From:")).isEqualTo("550 5.7.1");
    assertThat(signed("From: " + "a".repeat(3_000) + " <bob@example.test>")).isEqualTo("550 5.6.0");
    assertThat(signed("X: y\n".repeat(60_000) + "From: bob@example.test")).isEqualTo("550 5.6.0");

    transport.settings.with(IntakeSettings.SENDER_CHECK, false);
    assertThat(signed("From: bob@example.test")).isEqualTo("ok");
  }

  @Test
  void deputyMaySendOnBehalfWithASenderField() throws Exception {
    String behalf = "From: Bob <bob@example.test>\nSender: alice@example.test";
    assertThat(signed(behalf)).isEqualTo("550 5.7.1");

    transport.allowed(2, 1);
    assertThat(signed(behalf)).isEqualTo("ok");
    assertThat(signed("From: bob@example.test")).isEqualTo("550 5.7.1");
    assertThat(signed("From: chief@example.test\nSender: alice@example.test"))
        .isEqualTo("550 5.7.1");
    assertThat(signed("From: bob@example.test\nSender: bob@example.test")).isEqualTo("550 5.7.1");
  }

  @Test
  void refusedAuthorNamesTheField() {
    Verdict answer =
        transport.intake.accept(
            alice,
            Transport.envelope("alice@example.test", "bob@example.test"),
            transport.store.mail("From: alice@example.test\nSender: bob@example.test\n\nHi\n"));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.text()).contains("Sender"));
  }

  @Test
  void externalClientsMayUseAnyFromAddress() {
    assertThat(
            status(
                transport.intake.accept(
                    stranger,
                    Transport.envelope("x@example.org", "bob@example.test"),
                    transport.store.mail("From: ceo@example.org\n\nHi\n"))))
        .isEqualTo("ok");
  }

  private String signed(String header) {
    return status(
        transport.intake.accept(
            alice,
            Transport.envelope("alice@example.test", "bob@example.test"),
            transport.store.mail(header + "\n\nHi\n")));
  }

  @Test
  void lineEndsOfKnownClientsAreRepaired() {
    assertThat(transport.intake.terms(stranger).bareLineEnds()).isEqualTo(BareNewlinePolicy.REFUSE);
    assertThat(transport.intake.terms(alice).bareLineEnds()).isEqualTo(BareNewlinePolicy.NORMALIZE);
    transport.settings.with(IntakeSettings.BARE_LINE_ENDS, BareNewlinePolicy.NORMALIZE);
    transport.settings.with(IntakeSettings.BARE_LINE_ENDS_KNOWN, BareNewlinePolicy.REFUSE);
    assertThat(transport.intake.terms(stranger).bareLineEnds())
        .isEqualTo(BareNewlinePolicy.NORMALIZE);
    assertThat(transport.intake.terms(alice).bareLineEnds()).isEqualTo(BareNewlinePolicy.REFUSE);
  }

  @Test
  void topmostResentFieldsDecideTheSenderOfAResentMessage() {
    String author = "From: ceo@example.org\nTo: alice@example.test";

    assertThat(
            signed(
                "Resent-From: Alice <alice@example.test>\nResent-To: bob@example.test\n" + author))
        .isEqualTo("ok");
    assertThat(
            signed(
                "Resent-Sender: alice@example.test\nResent-From: alias@example.test\n"
                    + "Resent-From: old@example.org\nResent-Sender: old@example.org\n"
                    + author))
        .isEqualTo("ok");
    assertThat(
            signed(
                "Resent-From: old@example.org\nReceived: x\nResent-From: alice@example.test\n"
                    + author))
        .isEqualTo("550 5.7.1");
    assertThat(signed("Resent-From: bob@example.test\n" + author)).isEqualTo("550 5.7.1");
    assertThat(
            signed("Resent-From: alice@example.test\nResent-Sender: bob@example.test\n" + author))
        .isEqualTo("550 5.7.1");
    assertThat(signed("Resent-To: bob@example.test\n" + author)).isEqualTo("550 5.7.1");
    assertThat(signed("Resent-From: nonsense\n" + author)).isEqualTo("550 5.7.1");
  }

  @Test
  void oneOwnAuthorIsEnoughIfTheSenderIsOwn() {
    String two = "From: ceo@example.org, alice@example.test\n";

    assertThat(signed(two + "Sender: alice@example.test")).isEqualTo("ok");
    assertThat(signed(two + "Sender: ceo@example.org")).isEqualTo("550 5.7.1");
    assertThat(signed(two + "Subject: x")).isEqualTo("550 5.7.1");
    assertThat(signed("From: a@example.org, b@example.org\nSender: alice@example.test"))
        .isEqualTo("550 5.7.1");
    assertThat(signed("From: ceo@example.org\n" + two + "Sender: alice@example.test"))
        .isEqualTo("550 5.7.1");
  }

  @Test
  void tooManyHopsAreALoop() {
    assertThat(
            status(
                transport.intake.accept(
                    stranger,
                    Transport.envelope("x@example.org", "bob@example.test"),
                    transport.store.mail("Received: x\n".repeat(101) + "\nround\n"))))
        .isEqualTo("554 5.4.6");
  }

  @Test
  void successIsReportedOnRequest() throws Exception {
    accept(
        alice,
        new Envelope(
            Transport.from("alice@example.test"),
            List.of(Transport.to("bob@example.test", Notify.SUCCESS))));
    transport.work(Work.NOTICE);

    assertThat(transport.store.got).extracting(MemoryStore.Got::account).containsExactly(2L, 1L);
    assertThat(transport.store.got.getLast().message()).contains("Action: delivered\r\n");
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void lmtpAnswersEachRecipient() throws Exception {
    transport.store.answers.put(2L, new TargetAnswer.OverQuota());
    IntakeSession lmtp = Transport.session(Service.LMTP, Optional.empty());

    List<Verdict> answers =
        transport.intake.deliver(
            lmtp,
            Transport.envelope(
                "x@example.org",
                "alice@example.test",
                "bob@example.test",
                "nobody@example.test",
                "alias@example.test",
                "far@example.org"),
            transport.store.mail(MESSAGE));

    assertThat(answers)
        .extracting(IntakeTest::status)
        .containsExactly("ok", "452 4.2.2", "550 5.1.1", "ok", "550 5.7.1");
    assertThat(transport.store.got).hasSize(1);
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void subaddressIsDeliveredToItsMailboxOnce() throws Exception {
    String[] to = {
      "bob@example.test", "bob+Work@example.test", "bob+x@example.test", "bob+Work@example.test"
    };
    List<Verdict> answers =
        transport.intake.deliver(
            Transport.session(Service.LMTP, Optional.empty()),
            Transport.envelope("x@example.org", to),
            transport.store.mail(MESSAGE));

    assertThat(answers).extracting(IntakeTest::status).containsOnly("ok").hasSize(4);
    assertThat(transport.store.got)
        .extracting(MemoryStore.Got::account, MemoryStore.Got::mailbox)
        .containsExactly(tuple(2L, "INBOX"), tuple(2L, "Work"));
    transport.store.got.clear();

    assertThat(
            status(
                accept(
                    Transport.session(Service.SMTP, Optional.empty()),
                    Transport.envelope("x@example.org", to))))
        .isEqualTo("ok");
    assertThat(transport.store.got)
        .extracting(MemoryStore.Got::account, MemoryStore.Got::mailbox)
        .containsExactly(tuple(2L, "INBOX"), tuple(2L, "Work"));
  }

  @Test
  void missingSubaddressMailboxIsLookedUpAgain() throws Exception {
    transport.store.answers.put(2L, new TargetAnswer.NoSuchMailbox());

    assertThat(
            transport.intake.deliver(
                Transport.session(Service.LMTP, Optional.empty()),
                Transport.envelope("x@example.org", "bob@example.test", "bob+Work@example.test"),
                transport.store.mail(MESSAGE)))
        .extracting(IntakeTest::status)
        .containsExactly("550 5.1.1", "451 4.2.0");
  }

  @Test
  void hundredsOfRecipientsAreServed() throws Exception {
    List<ForwardPath> paths = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      paths.add(Transport.to("far" + i + "@d" + i % 7 + ".example.org"));
    }
    assertThat(status(accept(alice, new Envelope(Transport.from("alice@example.test"), paths))))
        .isEqualTo("ok");
    assertThat(transport.count("queue_recipient")).isEqualTo(450);
    assertThat(transport.count("queue_message")).isEqualTo(3);
  }

  @Test
  void webSubmissionFollowsTheSameRulesWithASentCopy() {
    var submissions =
        new UserSubmissions(transport.intake, new SubmissionKeys(transport.transactions));
    Optional<MailboxName> sent = Optional.of(new MailboxName("Sent"));

    assertThat(
            submissions.submit(
                Transport.ALICE,
                new Submission(
                    Transport.envelope("alice@example.test", "bob@example.test"),
                    transport.store.spooled(MESSAGE),
                    sent)))
        .isInstanceOf(Answer.Done.class);
    assertThat(transport.store.got)
        .extracting(MemoryStore.Got::account, MemoryStore.Got::mailbox)
        .containsExactly(tuple(2L, "INBOX"), tuple(1L, "Sent"));
    assertThat(transport.store.got.getLast().message()).startsWith("Subject:");
    assertThat(
            submissions.submit(
                Transport.ALICE,
                new Submission(
                    Transport.envelope("alice@example.test", "bob@example.test", "no@example.test"),
                    transport.store.spooled(MESSAGE),
                    sent)))
        .isEqualTo(
            Answer.failed(
                new Failure.SeveralInvalid(
                    List.of(
                        new Failure.Invalid(
                            "to", "refused", "Mailbox does not exist", "no@example.test")))));
    assertThat(
            submissions.submit(
                Transport.ALICE,
                new Submission(
                    Transport.envelope("bob@example.test", "bob@example.test"),
                    transport.store.spooled(MESSAGE),
                    sent)))
        .isEqualTo(
            Answer.failed(
                new Failure.NotAllowed("sender", "You can send only with your own addresses")));
    assertThat(
            submissions.submit(
                Transport.ALICE,
                new Submission(
                    Transport.envelope("alice@example.test", "bob@example.test"),
                    transport.store.spooled("From: bob@example.test\n\nHi\n"),
                    sent)))
        .isEqualTo(
            Answer.failed(
                new Failure.Invalid(
                    "message",
                    "refused",
                    "You can send only with your own addresses: the field From names another"
                        + " address")));
  }

  /** The store reads the octets first, and gets the parsed header. */
  @Test
  void parsedHeaderIsNotReadAgain() {
    var opened = new AtomicInteger();
    Spool spooled = transport.store.spooled(MESSAGE);
    Spool counted =
        new Spool() {
          @Override
          public void write(byte[] from, int offset, int length) throws IOException {
            spooled.write(from, offset, length);
          }

          @Override
          public long size() {
            return spooled.size();
          }

          @Override
          public Content content() {
            opened.incrementAndGet();
            return spooled.content();
          }

          @Override
          public void close() {
            spooled.close();
          }
        };
    Header header = transport.store.mail(MESSAGE).header();

    assertThat(
            transport.intake.accept(
                Transport.stranger(),
                Transport.envelope("x@example.org", "bob@example.test"),
                new MailData(counted, header)))
        .isInstanceOf(Accepted.class);
    assertThat(opened).hasValue(1);
    assertThat(transport.store.last.header()).contains(header);
  }
}

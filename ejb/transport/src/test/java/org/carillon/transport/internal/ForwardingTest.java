package org.carillon.transport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.net.Service;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueuedContent;
import org.carillon.contract.queue.RelayJob;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.contract.stage.DeliveryActions.Form;
import org.carillon.contract.stage.DeliveryActions.Onward;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.contract.stage.SigningQuestion;
import org.carillon.contract.stage.SigningStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.format.mime.header.Header;
import org.carillon.transport.ForwardSettings;
import org.carillon.transport.ForwardSettings.Returns;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that redirects leave in the redirecting account's name, and bounces reach the sender. */
class ForwardingTest {
  private final Transport transport = new Transport();
  private final List<MailOrigin> origins = new ArrayList<>();

  @AfterEach
  void close() {
    transport.close();
  }

  private static ForwardPath path(String address) {
    return new ForwardPath(address, Set.of(), Optional.empty());
  }

  private void sendOn(Form form, String... to) {
    transport.rules =
        question ->
            new DeliveryActions(
                List.of(),
                List.of(to).stream()
                    .map(each -> new Onward(path(each), Optional.empty(), Optional.empty(), form))
                    .toList(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
  }

  private RelayJob sentOn(String from) {
    Verdict verdict =
        transport.intake.accept(
            Transport.stranger(),
            Transport.envelope(from, "bob@example.test"),
            transport.store.mail("Subject: Hi\n\nHello.\n"));
    assertThat(verdict).isInstanceOf(Accepted.class);
    return transport.queue.claim(10, Set.of()).getFirst();
  }

  private Verdict recipient(IntakeSession session, ReversePath from, String to) {
    return transport.intake.recipient(session, from, path(to));
  }

  @Test
  void forwardedMailHasALocalReturnPathAndBouncesReachTheSender() {
    sendOn(Form.AS_IT_CAME, "far@example.net");
    RelayJob job = sentOn("ann@example.org");
    String back = job.from().address();
    assertThat(back).matches("SRS0=[^=]{6}=[A-Z2-7]{2}=example\\.org=ann@example\\.test");

    assertThat(recipient(Transport.stranger(), ReversePath.NULL, back))
        .isInstanceOf(Accepted.class);
    assertThat(
            transport.intake.accept(
                Transport.stranger(),
                new Envelope(ReversePath.NULL, List.of(path(back))),
                transport.store.mail("Subject: failed\n\nSorry.\n")))
        .isInstanceOf(Accepted.class);
    RelayJob bounce = transport.queue.claim(10, Set.of()).getFirst();
    assertThat(bounce.destination()).isEqualTo("example.org");
    assertThat(bounce.from().isNull()).isTrue();
    assertThat(bounce.recipients().getFirst().path().address()).isEqualTo("ann@example.org");
  }

  @Test
  void rewrittenPathsCannotBeUsedForRelaying() {
    sendOn(Form.AS_IT_CAME, "far@example.net");
    String back = sentOn("ann@example.org").from().address();
    IntakeSession stranger = Transport.stranger();
    ReversePath somebody = Transport.from("x@example.org");
    assertThat(recipient(stranger, somebody, back)).isInstanceOf(Refused.class);
    assertThat(recipient(stranger, ReversePath.NULL, back.replace("=ann@", "=eve@")))
        .isInstanceOf(Refused.class);
    assertThat(recipient(stranger, ReversePath.NULL, back.replace("example.test", "example.com")))
        .isInstanceOf(Refused.class);
    assertThat(recipient(Transport.session(Service.LMTP, Optional.empty()), ReversePath.NULL, back))
        .isInstanceOf(Refused.class);
    transport.settings.with(ForwardSettings.RETURNS, Returns.EVERYBODY);
    assertThat(recipient(stranger, somebody, back)).isInstanceOf(Accepted.class);
  }

  @Test
  void laterFailureIsReportedToTheSender() throws Exception {
    sendOn(Form.AS_IT_CAME, "far@example.net");
    RelayJob job = sentOn("ann@example.org");
    transport.queue.report(
        job,
        List.of(
            new Outcome.Failed(
                job.recipients().getFirst().id(), "mx.example.net", "5.1.1", "550 no such user")));
    assertThat(transport.work(Work.NOTICE)).isEqualTo(1);
    RelayJob notice = transport.queue.claim(10, Set.of()).getFirst();
    assertThat(notice.recipients().getFirst().path().address()).isEqualTo("ann@example.org");
    assertThat(notice.from().isNull()).isTrue();
  }

  @Test
  void reversePathIsUnchangedWhereNoRewriteIsNeeded() {
    sendOn(Form.AS_IT_CAME, "far@example.net");
    assertThat(sentOn("").from().isNull()).isTrue();
    assertThat(sentOn("alice@example.test").from().address()).isEqualTo("alice@example.test");
    String longest = "a".repeat(64) + "@example.org";
    assertThat(sentOn(longest).from().address()).isEqualTo(longest);
    transport.settings.with(ForwardSettings.REWRITE, false);
    assertThat(sentOn("ann@example.org").from().address()).isEqualTo("ann@example.org");
  }

  @Test
  void signingStagesGetTheMailOrigin() throws Exception {
    transport.signers.add(
        new SigningStage() {
          @Override
          public String name() {
            return "seen";
          }

          @Override
          public StageTerms terms() {
            return StageTerms.own(FailurePolicy.DEFER);
          }

          @Override
          public List<String> sign(SigningQuestion question) {
            origins.add(question.origin());
            return List.of();
          }
        });
    var queue = transport.queue("a");
    sendOn(Form.AS_IT_CAME, "far@example.net");
    RelayJob job = sentOn("ann@example.org");
    close(queue.text(job));
    transport.queue.report(
        job,
        List.of(
            new Outcome.Failed(
                job.recipients().getFirst().id(), "mx.example.net", "5.1.1", "550 no such user")));
    transport.work(Work.NOTICE);
    close(queue.text(transport.queue.claim(10, Set.of()).getFirst()));
    Header changed = Header.parse("Subject: other\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    sendOn(new Form(Optional.of(changed), Optional.empty()), "far@example.net");
    close(queue.text(sentOn("ann@example.org")));
    assertThat(origins)
        .containsExactly(
            new MailOrigin.SentOn("example.test"),
            new MailOrigin.Made("mx.example.test"),
            new MailOrigin.Passed());
  }

  private static void close(QueuedContent text) {
    ((QueuedContent.Readable) text).content().close();
  }
}

package org.carillon.policy.internal.insertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.account.FixedAddresses;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.format.mime.insert.OctetReplacement;
import org.carillon.policy.insertion.InsertionSettings;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.MemorySpool;
import org.junit.jupiter.api.Test;

/** Tests which text is inserted into which mail. */
class TextStageTest {
  private static final Caller ALICE =
      new Caller(1, "alice@example.test", new Rights.User(), "session");
  private static final String MESSAGE = "Subject: x\r\n\r\nhello\r\n";

  private static final String SIGNED = "DKIM-Signature: v=1; d=elsewhere.test\r\n" + MESSAGE;

  private final DeclaredSettings settings =
      new DeclaredSettings()
          .with(HostSettings.HOST_NAME, "mx.example.test")
          .with(InsertionSettings.OUTGOING, "Example\\nLondon")
          .with(InsertionSettings.INCOMING, "[from outside]");
  private final TextStage stage =
      new TextStage(new FixedAddresses().account(1, "alice").account(2, "bob"), settings);

  private String inserted(
      Service service, Optional<Caller> caller, String from, String message, String... to)
      throws IOException {
    var session =
        new IntakeSession(
            service, InetAddress.ofLiteral("192.0.2.9"), "c.test", true, "", caller, "s1");
    var path =
        new ReversePath(
            from, 0, ReversePath.Body.EIGHT_BIT_MIME, false, Optional.empty(), Optional.empty());
    var envelope =
        new Envelope(
            path,
            Stream.of(to)
                .map(address -> new ForwardPath(address, Set.of(), Optional.empty()))
                .toList());
    List<OctetReplacement> change =
        stage.change(
            new ScreeningQuestion(
                "q1",
                caller.isPresent(),
                session,
                envelope,
                MailData.of(MemorySpool.of(message.getBytes(StandardCharsets.UTF_8)))));
    return change.isEmpty()
        ? "nothing"
        : new String(change.getFirst().octets(), StandardCharsets.UTF_8);
  }

  private String sent(String... to) throws IOException {
    return inserted(Service.SUBMISSION, Optional.of(ALICE), ALICE.name(), MESSAGE, to);
  }

  private String received(String message) throws IOException {
    return inserted(
        Service.SMTP, Optional.empty(), "x@elsewhere.test", message, "alice@example.test");
  }

  @Test
  void mailToOtherDomainsGetsTheText() throws IOException {
    assertThat(sent("far@elsewhere.test")).isEqualTo("hello\r\n\r\nExample\r\nLondon\r\n");
    assertThat(sent("bob@example.test", "far@elsewhere.test")).contains("London");
    assertThat(sent("bob@example.test")).isEqualTo("nothing");
  }

  @Test
  void externalMailGetsTheExternalText() throws IOException {
    assertThat(received(MESSAGE)).isEqualTo("[from outside]\r\n\r\nhello\r\n");
  }

  @Test
  void webmailMayHaveItsOwnText() throws IOException {
    String shared =
        inserted(Service.WEB, Optional.of(ALICE), ALICE.name(), MESSAGE, "far@elsewhere.test");
    assertThat(shared).contains("London");

    settings.with(InsertionSettings.WEB, "Written in the web");
    assertThat(
            inserted(Service.WEB, Optional.of(ALICE), ALICE.name(), MESSAGE, "far@elsewhere.test"))
        .contains("Written in the web")
        .doesNotContain("London");
    assertThat(sent("far@elsewhere.test")).contains("London");
  }

  @Test
  void signedMailIsUnchangedUnlessConfigured() throws IOException {
    String proven =
        "Authentication-Results: mx.example.test; spf=fail; dkim=pass header.d=elsewhere.test\r\n"
            + SIGNED;
    assertThat(received(proven)).isEqualTo("nothing");

    settings.with(InsertionSettings.SIGNED, true);
    assertThat(received(proven)).contains("[from outside]");
  }

  @Test
  void invalidSignatureDoesNotPreventTheText() throws IOException {
    assertThat(received(SIGNED)).contains("[from outside]");
    assertThat(received("Authentication-Results: mx.example.test; dkim=fail\r\n" + SIGNED))
        .contains("[from outside]");
    assertThat(received("Authentication-Results: other.test; dkim=pass\r\n" + SIGNED))
        .contains("[from outside]");
  }

  @Test
  void bouncesGetTheTextAndReportsDoNot() throws IOException {
    assertThat(inserted(Service.SMTP, Optional.empty(), "", MESSAGE, "alice@example.test"))
        .contains("[from outside]");
    String report =
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
            + "--b\r\n\r\nfailed\r\n--b--\r\n";
    assertThat(received(report)).isEqualTo("nothing");
  }

  @Test
  void emptyTextChangesNothing() throws IOException {
    settings.with(InsertionSettings.OUTGOING, "").with(InsertionSettings.INCOMING, "");

    assertThat(sent("far@elsewhere.test")).isEqualTo("nothing");
    assertThat(received(MESSAGE)).isEqualTo("nothing");
  }
}

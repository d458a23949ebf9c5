package org.carillon.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.mail.BareNewlinePolicy;
import org.carillon.contract.mail.IntakeTerms;
import org.carillon.contract.mail.MissingFromPolicy;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.api.Test;

/** Tests of clients that send many commands, or take long, without a message. */
class IdleCommandLimitTest {
  private static final String MESSAGE =
      "RSET\r\nMAIL FROM:<a@example.net>\r\nRCPT TO:<b@example.test>\r\nDATA\r\n\r\n.\r\n";
  private static final String REFUSED =
      "RSET\r\nMAIL FROM:<a@example.net>\r\nRCPT TO:<b@example.test>\r\nDATA\r\na\nb\r\n.\r\n";

  @Test
  void clientWithTooManyCommandsIsDisconnected() throws IOException {
    List<String> heard = dialogue(Service.SMTP, "HELO c\r\n" + "NOOP\r\n".repeat(2_000));

    // The greeting, the replies, the closing reply.
    assertThat(heard).hasSize(1 + IdleCommandLimit.COMMANDS + 1);
    assertThat(heard.getLast()).isEqualTo("421 4.7.0 Too many commands without a message");
  }

  @Test
  void acceptedMessageResetsTheCommandCount() throws IOException {
    String said = ("NOOP\r\n".repeat(400) + MESSAGE).repeat(4);

    assertThat(dialogue(Service.SMTP, "HELO c\r\n" + said + "QUIT\r\n").getLast())
        .isEqualTo("221 2.0.0 Bye");
  }

  @Test
  void refusedMessageDoesNotResetTheCommandCount() throws IOException {
    String said = ("NOOP\r\n".repeat(400) + REFUSED).repeat(4);

    assertThat(dialogue(Service.SMTP, "HELO c\r\n" + said + "QUIT\r\n").getLast())
        .startsWith("421 4.7.0");
  }

  @Test
  void authenticatedClientsAreNotLimited() throws IOException {
    String much = "NOOP\r\n".repeat(2_000) + "QUIT\r\n";

    assertThat(dialogue(Service.LMTP, "LHLO c\r\n" + much).getLast()).startsWith("221");
    assertThat(
            dialogue(Service.SMTP, "EHLO c\r\nAUTH PLAIN AGFsaWNlAHNlY3JldA==\r\n" + much)
                .getLast())
        .startsWith("221");
  }

  @Test
  void chunksAreCountedAsCommandsOnlyWhenTiny() throws IOException {
    String begin = "EHLO c\r\nMAIL FROM:<a@example.net>\r\nRCPT TO:<b@example.test>\r\n";
    String line = "x".repeat(62) + "\r\n";

    assertThat(
            dialogue(
                    Service.SMTP,
                    begin
                        + ("BDAT 1024\r\n" + line.repeat(16)).repeat(600)
                        + "BDAT 0 LAST\r\nQUIT\r\n",
                    1_000_000)
                .getLast())
        .isEqualTo("221 2.0.0 Bye");
    assertThat(
            dialogue(Service.SMTP, begin + ("BDAT 2\r\n\r\n").repeat(600) + "QUIT\r\n").getLast())
        .startsWith("421 4.7.0");
  }

  @Test
  void manyRecipientsAreNotCountedAsIdleCommands() {
    var limit = new IdleCommandLimit(System::nanoTime);
    for (int i = 0; i < 3 * 1_000; i++) {
      assertThat(limit.another(1_000)).isEmpty();
    }
  }

  @Test
  void excessRecipientsAreDeferredAndTheMessageIsSentToTheRest() throws IOException {
    String begin = "EHLO c\r\nMAIL FROM:<a@example.net>\r\n";
    String all = "RCPT TO:<b@example.test>\r\n".repeat(1_000);

    List<String> heard = dialogue(Service.SMTP, begin + all + "DATA\r\n\r\n.\r\nQUIT\r\n");
    assertThat(heard).anyMatch(line -> line.startsWith("452 4.5.3"));
    assertThat(heard.getLast()).isEqualTo("221 2.0.0 Bye");
  }

  @Test
  void clientWithoutAMessageIsDisconnectedAfterATime() {
    var now = new AtomicLong();
    var limit = new IdleCommandLimit(now::get);
    now.addAndGet(IdleCommandLimit.TIME.toNanos());
    assertThat(limit.another(100)).isEmpty();
    limit.ended();
    now.addAndGet(IdleCommandLimit.TIME.toNanos());
    assertThat(limit.another(100)).isEmpty();
    now.addAndGet(1);
    assertThat(limit.another(100).orElseThrow().render())
        .isEqualTo("421 4.4.2 No message received for too long\r\n");
  }

  /** Returns the server's lines for a client that sends all that. */
  private static List<String> dialogue(Service service, String said) throws IOException {
    return dialogue(service, said, 100_000);
  }

  private static List<String> dialogue(Service service, String said, int most) throws IOException {
    var limits = new Limits(10, 10, Duration.ofMinutes(5), Duration.ofMinutes(5), 5, 2_048);
    var terms =
        new IntakeTerms(
            "mx.example.test",
            most,
            100,
            3,
            false,
            MissingFromPolicy.ADD,
            BareNewlinePolicy.REFUSE);
    var link = new RecordingClient(said.getBytes(StandardCharsets.US_ASCII));
    try (Wire wire = new Wire(link, LineEnds.STRICT, 2_048, Duration.ofMinutes(5))) {
      var connection =
          new Connection(service, link.peer(), "s", limits, wire, new MemorySessionLog());
      new SmtpSession(
              connection, new MemoryIntake(terms, most), new MemorySessions(), Optional::empty)
          .run();
    }
    return link.heard.toString().lines().toList();
  }
}

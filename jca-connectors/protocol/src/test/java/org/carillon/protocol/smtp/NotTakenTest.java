package org.carillon.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

/** Tests that the intake is told of messages that the protocol itself refuses. */
class NotTakenTest {
  private static final int MOST_OCTETS = 100_000;
  private static final int MOST_RECIPIENTS = 2;
  private static final String BEGIN = "EHLO c\r\nMAIL FROM:<a@example.net>\r\n";

  @Test
  void invalidSenderIsRecorded() throws IOException {
    assertThat(notTaken(Service.SMTP, "EHLO c\r\nMAIL FROM:<x@@bad> SIZE=1\r\n"))
        .containsExactly("x@@bad 0 Refused[code=501, status=5.1.3, text=Bad domain]");
  }

  @Test
  void submissionWithoutSignInIsRecorded() throws IOException {
    assertThat(notTaken(Service.SUBMISSION, BEGIN))
        .containsExactly(
            "a@example.net 0 Refused[code=530, status=5.7.0, text=Authentication required]");
  }

  @Test
  void invalidAndExcessRecipientsAreRecorded() throws IOException {
    String right = "RCPT TO:<b@example.test>\r\n";
    assertThat(notTaken(Service.SMTP, BEGIN + "RCPT TO:<b@@bad>\r\n" + right.repeat(3)))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("a@example.net 1 Refused[code=501"),
            second -> assertThat(second).startsWith("a@example.net 1 Deferred[code=452"));
  }

  @Test
  void oversizedMessageIsRecordedInEveryForm() throws IOException {
    String to = BEGIN + "RCPT TO:<b@example.test>\r\n";
    assertThat(notTaken(Service.SMTP, "EHLO c\r\nMAIL FROM:<a@example.net> SIZE=200000\r\n"))
        .singleElement()
        .asString()
        .startsWith("a@example.net 0 Refused[code=552, status=5.3.4");
    assertThat(notTaken(Service.SMTP, to + "DATA\r\n" + "x".repeat(200_000) + "\r\n.\r\n"))
        .singleElement()
        .asString()
        .startsWith("a@example.net 1 Refused[code=552, status=5.3.4");
    assertThat(notTaken(Service.SMTP, to + "BDAT 99999999999 LAST\r\n"))
        .containsExactly("a@example.net 1 " + IncomingMessage.FAR_TOO_LARGE);
    assertThat(notTaken(Service.SMTP, "EHLO c\r\nBDAT 99999999999 LAST\r\n")).isEmpty();
  }

  private static List<String> notTaken(Service service, String said) throws IOException {
    var limits = new Limits(10, 10, Duration.ofMinutes(5), Duration.ofMinutes(5), 5, 2_048);
    var terms =
        new IntakeTerms(
            "mx.example.test",
            MOST_OCTETS,
            MOST_RECIPIENTS,
            3,
            false,
            MissingFromPolicy.ADD,
            BareNewlinePolicy.REFUSE);
    var intake = new MemoryIntake(terms, MOST_OCTETS);
    var link = new RecordingClient(said.getBytes(StandardCharsets.US_ASCII));
    try (Wire wire = new Wire(link, LineEnds.STRICT, 2_048, Duration.ofMinutes(5))) {
      var connection =
          new Connection(service, link.peer(), "s", limits, wire, new MemorySessionLog());
      new SmtpSession(connection, intake, new MemorySessions(), Optional::empty).run();
    }
    return intake.notTaken();
  }
}

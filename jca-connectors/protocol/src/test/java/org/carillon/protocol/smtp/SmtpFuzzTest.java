package org.carillon.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mail.BareNewlinePolicy;
import org.carillon.contract.mail.IntakeTerms;
import org.carillon.contract.mail.MissingFromPolicy;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.protocol.memory.MemoryMail;
import org.carillon.protocol.smtp.syntax.PathParser;
import org.carillon.protocol.smtp.syntax.SyntaxException;
import org.carillon.protocol.transcript.MailConversation;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.api.Test;

/** Tests that a session replies by the RFC or ends for any octets in any packets. */
class SmtpFuzzTest {
  private static final Limits LIMITS =
      new Limits(10, 10, Duration.ofMinutes(5), Duration.ofMinutes(5), 20, 512);

  private static final MemoryMail MAIL = new MemoryMail();
  private static final Caller ALICE = new Caller(7, "alice", new Rights.User(), "test");

  private static final String[] PIECES = {
    "EHLO c\r\n",
    "HELO c\r\n",
    "LHLO c\r\n",
    "MAIL FROM:<a@b.test>\r\n",
    "MAIL FROM:<>",
    "RCPT TO:<",
    "alice@example.test",
    ">\r\n",
    "RCPT TO:<bob@example.test>\r\n",
    "DATA\r\n",
    "BDAT ",
    "3\r\n",
    "20 LAST\r\n",
    "0 LAST\r\n",
    "BURL ",
    "imap://mx.example.test/INBOX/;UID=1",
    ";SECTION=",
    "HEADER",
    " LAST\r\n",
    "\r\n.\r\n",
    ".",
    "\r\n",
    "\r",
    "\n",
    " ",
    "\0",
    "\u00ff",
    "STARTTLS\r\n",
    "AUTH PLAIN ",
    "AGFsaWNlAHNlY3JldA==",
    "AUTH LOGIN\r\n",
    "*\r\n",
    "SIZE=",
    "9999999999",
    " SMTPUTF8",
    " BODY=8BITMIME",
    " NOTIFY=NEVER",
    "\"",
    "\\",
    "@",
    "[",
    "]",
    "[IPv6:",
    ":",
    "<",
    "=",
    "+2B",
    "RSET\r\n",
    "NOOP",
    "VRFY x\r\n",
    "Received: x\r\n",
    "Date: x\r\n",
    "x".repeat(600),
    "QUIT\r\n",
    "\u00c3\u00a4"
  };

  @Test
  void arbitraryInputIsAnswered() throws Exception {
    MailConversation.receive(MAIL, ALICE, "Subject: x\r\n\r\nbody\r\n");
    Random random = new Random(5321);
    Service[] services = {Service.SMTP, Service.SUBMISSIONS, Service.LMTP};
    for (int round = 0; round < 30_000; round++) {
      StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "EHLO c\r\n");
      int pieces = random.nextInt(40);
      for (int i = 0; i < pieces; i++) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      hold(text.toString(), services[random.nextInt(services.length)], random);
    }
  }

  private static void hold(String text, Service service, Random random) {
    MemoryLink link = new MemoryLink();
    int at = 0;
    while (at < text.length()) {
      int to = Math.min(text.length(), at + 1 + random.nextInt(100));
      link.send(text.substring(at, to));
      at = to;
    }
    link.end();
    Wire wire = new Wire(link, LineEnds.STRICT, LIMITS.lineOctets(), LIMITS.idle());
    MemoryIntake intake =
        new MemoryIntake(
            new IntakeTerms(
                "mx.example.test",
                1_000,
                5,
                3,
                false,
                MissingFromPolicy.ADD,
                BareNewlinePolicy.REFUSE),
            2_000);
    Connection connection =
        new Connection(service, link.peer(), "s1", LIMITS, wire, new MemorySessionLog());
    try {
      new SmtpSession(connection, intake, new MemorySessions(), () -> Optional.of(MAIL)).run();
    } catch (IOException e) {
      // The octets ended within a command, as on a lost connection.
      assertThat(e.getMessage()).isNotBlank();
    }
    String shown = service + " " + text.replace("\r", "\\r").replace("\n", "\\n");
    String said = link.transcript();
    assertThat(said).as(shown).matches("(\\d{3}[ -][^\r\n]*\r\n)*");
    if (service != Service.LMTP) {
      assertThat(said.split("250 2.0.0 Taken", -1).length - 1)
          .as(shown)
          .isEqualTo(intake.taken().size());
    }
    assertThat(said).as(shown).doesNotContain("4.3.0 Something");
  }

  @Test
  void arbitraryPathIsParsedOrASyntaxError() {
    Random random = new Random(2821);
    String alphabet = "<>@\"\\.,:;[]() aB9-_+=\u00e4\u4e2d\0\r~IPv6:127.0.0.1";
    for (int round = 0; round < 300_000; round++) {
      StringBuilder text = new StringBuilder("<");
      int length = random.nextInt(30);
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      text.append('>');
      try {
        PathParser.Path path = PathParser.parse(text.toString(), 0);
        assertThat(path.end()).isLessThanOrEqualTo(text.length());
        if (!path.mailbox().isEmpty()) {
          // A parsed address parses to the same again: it has one spelling.
          assertThat(PathParser.parse("<" + path.mailbox() + ">", 0).mailbox())
              .isEqualTo(path.mailbox());
        }
      } catch (SyntaxException e) {
        assertThat(e.reply().code()).isEqualTo(501);
      }
    }
  }
}

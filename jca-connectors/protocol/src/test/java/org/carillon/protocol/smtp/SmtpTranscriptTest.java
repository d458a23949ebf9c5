package org.carillon.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mail.BareNewlinePolicy;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeTerms;
import org.carillon.contract.mail.MissingFromPolicy;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.protocol.memory.MemoryMail;
import org.carillon.protocol.transcript.MailConversation;
import org.carillon.protocol.transcript.Transcript;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every transcript in {@code src/test/transcripts/smtp}. Settings: {@code service}, {@code
 * room} (octets of the spool), {@code mail: n} (messages in alice's INBOX), {@code missing-from}
 * (the treatment of messages without it), {@code largest} (octets of a message). {@code away} and
 * {@code damaged} are failures of the mailboxes. Expectations: {@code envelope} ({@code from -> to
 * to}) takes the next message received, {@code message} is a regular expression for its text, in
 * which {@code .} matches line ends too.
 */
class SmtpTranscriptTest {
  private static final Limits LIMITS =
      new Limits(10, 10, Duration.ofMinutes(5), Duration.ofMinutes(5), 5, 2_048);

  private static final Caller ALICE = new Caller(7, "alice", new Rights.User(), "test");

  private final MemoryLink link = new MemoryLink();
  private final MemoryMail mail = new MemoryMail();
  private MemoryIntake.Taken current;

  static Stream<Transcript> transcripts() throws IOException {
    return Transcript.of("smtp");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void sessionFollowsTheTranscript(Transcript transcript) throws Exception {
    Service service = transcript.service("smtp");
    if (service.encryption() == Service.Encryption.IMPLICIT) {
      link.startTls();
    }
    Wire wire = new Wire(link, LineEnds.STRICT, LIMITS.lineOctets(), LIMITS.idle());
    Connection connection =
        new Connection(service, link.peer(), "s1", LIMITS, wire, new MemorySessionLog());
    MemoryIntake intake =
        new MemoryIntake(
            new IntakeTerms(
                "mx.example.test",
                Long.parseLong(transcript.setting("largest", "100000")),
                5,
                3,
                false,
                MissingFromPolicy.valueOf(
                    transcript.setting("missing-from", "pass").toUpperCase(Locale.ROOT)),
                BareNewlinePolicy.valueOf(
                    transcript.setting("bare-line-ends", "refuse").toUpperCase(Locale.ROOT))),
            Long.parseLong(transcript.setting("room", "1000000")),
            switch (transcript.setting("connection", "accepted")) {
              case "refused" -> new Verdict.Refused(550, "5.7.1", "Not from there");
              case "deferred" -> new Verdict.Deferred(450, "4.7.1", "Not now");
              default -> new Verdict.Accepted("Ok");
            });
    for (int i = 1; i <= Integer.parseInt(transcript.setting("mail", "0")); i++) {
      MailConversation.receive(mail, ALICE, MailConversation.plain(i));
    }
    MemorySessions sessions =
        new MemorySessions().takingPlainText(transcript.setting("plain-text", "no").equals("yes"));
    Thread session =
        Thread.startVirtualThread(
            () -> {
              try (wire) {
                new SmtpSession(connection, intake, sessions, () -> Optional.of(mail)).run();
              } catch (IOException e) {
                // The client left in the middle: the session is over, as it should be.
                assertThat(e.getMessage()).isNotBlank();
              }
            });
    transcript.play(link, wire::stop, (word, rest) -> expect(intake, word, rest));
    link.end();
    assertThat(session.join(Duration.ofSeconds(10))).isTrue();
    assertThat(intake.taken()).as("messages nobody expected").isEmpty();
  }

  private void expect(MemoryIntake intake, String word, String rest) {
    switch (word) {
      case "service",
          "connection",
          "room",
          "mail",
          "missing-from",
          "bare-line-ends",
          "largest",
          "plain-text" -> {}
      case "away" -> mail.away(rest.equals("yes"));
      case "damaged" -> mail.damaged(uid -> rest.equals(Long.toString(uid)));
      case "envelope" -> {
        current = next(intake);
        assertThat(envelope(current)).isEqualTo(rest);
      }
      case "message" -> assertThat(current.text()).matches("(?s)" + rest);
      default -> fail("No such word: " + word);
    }
  }

  private static MemoryIntake.Taken next(MemoryIntake intake) {
    try {
      MemoryIntake.Taken taken = intake.taken().poll(10, TimeUnit.SECONDS);
      assertThat(taken).as("a message").isNotNull();
      return taken;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** All facts about sender and recipients; absent ones are left out. */
  private static String envelope(MemoryIntake.Taken taken) {
    var from = taken.envelope().from();
    StringBuilder text = new StringBuilder("<").append(from.address()).append(">");
    text.append(from.declaredSize() > 0 ? " SIZE=" + from.declaredSize() : "");
    text.append(from.body() == ReversePath.Body.EIGHT_BIT_MIME ? " 8BITMIME" : "");
    text.append(from.utf8() ? " SMTPUTF8" : "");
    from.returnContent().ifPresent(content -> text.append(" RET=").append(content));
    from.envelopeId().ifPresent(id -> text.append(" ENVID=").append(id));
    from.options()
        .heldUntil()
        .ifPresent(
            until -> text.append(until.isAfter(Instant.now()) ? " HELD" : " UNTIL=" + until));
    text.append(from.options().priority() == 0 ? "" : " PRIORITY=" + from.options().priority());
    return text.append(" -> ")
        .append(
            taken.envelope().to().stream()
                .map(SmtpTranscriptTest::recipient)
                .collect(Collectors.joining(", ")))
        .toString();
  }

  private static String recipient(ForwardPath to) {
    return "<"
        + to.address()
        + ">"
        + (to.notifyOn().isEmpty() ? "" : " " + to.notifyOn())
        + to.originalRecipient().map(original -> " " + original).orElse("");
  }
}

package org.carillon.protocol.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mailbox.Draft;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.protocol.memory.MemoryMail;
import org.carillon.protocol.transcript.Transcript;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.MemoryStory;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every conversation in {@code src/test/transcripts/imap}. Settings: {@code service}, {@code
 * room} (octets a spool takes), {@code mail} (how many plain messages the INBOX holds), {@code
 * message} (a file beside the transcripts that it holds behind them). A step {@code away: yes} lets
 * the store be away. Sessions are signed in by their transcripts.
 */
class ImapTranscriptTest {
  private static final Limits LIMITS =
      new Limits(10, 10, Duration.ofMinutes(5), Duration.ofMinutes(5), 8, 8_192);
  private static final Caller CALLER = new Caller(7, "alice", new Rights.User(), "test");

  private final MemoryMail mail = new MemoryMail();
  private final Map<Integer, MemoryLink> links = new TreeMap<>();
  private final Map<Integer, Wire> wires = new TreeMap<>();
  private final Map<Integer, Thread> sessions = new TreeMap<>();

  static Stream<Transcript> transcripts() throws IOException {
    return Transcript.of("imap");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void holds(Transcript transcript) throws Exception {
    Service service =
        Service.valueOf(transcript.setting("service", "imaps").toUpperCase(Locale.ROOT));
    mail.spoolRoom(Long.parseLong(transcript.setting("room", "1000000")));
    for (int i = 1; i <= Integer.parseInt(transcript.setting("mail", "0")); i++) {
      append("Subject: message " + i + "\r\nFrom: a@example.test\r\n\r\nbody " + i + "\r\n");
    }
    String message = transcript.setting("message", "");
    if (!message.isEmpty()) {
      append(
          Files.readString(
                  Path.of("../../src/test/transcripts/messages", message),
                  StandardCharsets.ISO_8859_1)
              .replace("\r\n", "\n")
              .replace("\n", "\r\n"));
    }
    transcript.play(
        number -> links.computeIfAbsent(number, n -> start(service, n)),
        () -> wires.get(1).stop(),
        this::other);
    for (MemoryLink link : links.values()) {
      link.end();
    }
    for (Thread session : sessions.values()) {
      assertThat(session.join(Duration.ofSeconds(10))).isTrue();
    }
  }

  private MemoryLink start(Service service, int number) {
    MemoryLink link = new MemoryLink();
    if (service.encryption() == Service.Encryption.IMPLICIT) {
      link.startTls();
    }
    Wire wire = new Wire(link, LineEnds.LENIENT, LIMITS.lineOctets(), LIMITS.idle());
    wires.put(number, wire);
    Connection connection =
        new Connection(service, link.peer(), "s" + number, LIMITS, wire, new MemoryStory());
    sessions.put(
        number,
        Thread.startVirtualThread(
            () -> {
              try (wire) {
                new ImapSession(connection, mail, new MemorySessions()).run();
              } catch (IOException e) {
                // The client went away in the middle: the session is over, as it should be.
                assertThat(e.getMessage()).isNotBlank();
              }
            }));
    return link;
  }

  private void other(String word, String rest) {
    switch (word) {
      case "service", "room", "mail", "message" -> {}
      case "away" -> mail.away(rest.equals("yes"));
      default -> fail("No such word: " + word);
    }
  }

  private void append(String message) throws IOException {
    byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
    try (Spool spool = mail.spool(CALLER, octets.length)) {
      spool.write(octets, 0, octets.length);
      assertThat(
              mail.append(
                  CALLER,
                  MailboxName.INBOX,
                  List.of(
                      new Draft(
                          spool, Flags.NONE, OffsetDateTime.parse("1996-07-17T02:44:25-07:00")))))
          .isInstanceOf(MailboxAnswer.Done.class);
    }
  }
}

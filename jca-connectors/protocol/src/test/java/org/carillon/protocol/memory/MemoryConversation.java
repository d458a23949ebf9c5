package org.carillon.protocol.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxStatus;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.OctetHolding;
import org.carillon.contract.net.Service;
import org.carillon.protocol.transcript.Transcript;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.MemoryStory;
import org.carillon.protocol.wire.Terms;
import org.carillon.protocol.wire.Wire;

/**
 * Holds a transcript with sessions over one memory store. Settings: {@code service}, {@code room}
 * (octets a spool takes), {@code eight-bit-headers} (whether they are appended in any case), {@code
 * message} (a file of {@code transcripts/messages} that the INBOX holds), {@code mail} (how many
 * plain messages it holds before that one). Steps: {@code away: yes} lets the store be away; {@code
 * fall: yes} makes what clients signed in with fall; {@code inbox: n} expects so many messages.
 */
public final class MemoryConversation {
  private static final Path MESSAGES = Path.of("../../src/test/transcripts/messages");
  private static final Limits LIMITS =
      new Limits(10, 10, Duration.ofMinutes(5), Duration.ofMinutes(5), 8, 8_192);
  private static final Caller CALLER = new Caller(7, "alice", new Rights.User(), "test");

  private final Speaker speaker;
  private final MemorySessions signIns = new MemorySessions();
  private final MemoryMail mail = new MemoryMail();
  private final Map<Integer, MemoryLink> links = new TreeMap<>();
  private final Map<Integer, Wire> wires = new TreeMap<>();
  private final Map<Integer, Thread> sessions = new TreeMap<>();

  /** Runs a session of the protocol under test. */
  @FunctionalInterface
  public interface Speaker {
    void run(Connection connection, MemoryMail mail, MemorySessions sessions) throws IOException;
  }

  public MemoryConversation(Speaker speaker) {
    this.speaker = speaker;
  }

  /** Plays the transcript to its end and sees every session end. */
  public void hold(Transcript transcript, String usualService) throws Exception {
    Service service =
        Service.valueOf(transcript.setting("service", usualService).toUpperCase(Locale.ROOT));
    mail.eightBitHeaders(!transcript.setting("eight-bit-headers", "yes").equals("no"));
    mail.spoolRoom(Long.parseLong(transcript.setting("room", "1000000")));
    for (int i = 1; i <= Integer.parseInt(transcript.setting("mail", "0")); i++) {
      mail.receive("Subject: message " + i + "\r\nFrom: a@example.test\r\n\r\nbody " + i + "\r\n");
    }
    String message = transcript.setting("message", "");
    if (!message.isEmpty()) {
      mail.receive(
          Files.readString(MESSAGES.resolve(message), StandardCharsets.ISO_8859_1)
              .replace("\n", "\r\n"));
    }
    transcript.play(
        number -> links.computeIfAbsent(number, n -> start(service, n)),
        () -> wires.get(1).stop(),
        this::other);
    links.values().forEach(MemoryLink::end);
    for (Thread session : sessions.values()) {
      assertThat(session.join(Duration.ofSeconds(10))).isTrue();
    }
    assertThat(signIns.watching()).isZero();
  }

  private MemoryLink start(Service service, int number) {
    MemoryLink link = new MemoryLink();
    if (service.encryption() == Service.Encryption.IMPLICIT) {
      link.startTls();
    }
    Wire wire = new Wire(link, LineEnds.LENIENT, Terms.of(LIMITS, true, OctetHolding.unbounded()));
    wires.put(number, wire);
    Connection connection =
        new Connection(service, link.peer(), "s" + number, LIMITS, wire, new MemoryStory());
    sessions.put(
        number,
        Thread.startVirtualThread(
            () -> {
              try (wire) {
                speaker.run(connection, mail, signIns);
              } catch (IOException e) {
                // The client went away in the middle: the session is over, as it should be.
                assertThat(e.getMessage()).isNotBlank();
              }
            }));
    return link;
  }

  private void other(String word, String rest) {
    switch (word) {
      case "fall" -> signIns.fall();
      case "delayed" -> signIns.delayLogins();
      case "service", "room", "mail", "message", "eight-bit-headers" -> {}
      case "away" -> mail.away(rest.equals("yes"));
      case "damaged" -> mail.damaged(uids(rest));
      case "flipped" -> mail.flipped(uids(rest));
      case "missing" -> mail.missing(uids(rest));
      case "inbox" -> assertThat(inbox()).isEqualTo(Long.parseLong(rest));
      default -> fail("No such word: " + word);
    }
  }

  private static LongPredicate uids(String named) {
    return named.equals("yes") ? uid -> true : uid -> named.equals(Long.toString(uid));
  }

  private long inbox() {
    return switch (mail.status(CALLER, MailboxName.INBOX)) {
      case MailboxAnswer.Done(MailboxStatus status) -> status.messages();
      case MailboxAnswer.Hindered(var obstacle) -> throw new AssertionError(obstacle);
    };
  }
}

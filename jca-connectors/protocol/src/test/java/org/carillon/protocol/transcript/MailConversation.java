package org.carillon.protocol.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.quota.QuotaLimits;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.OctetReservation;
import org.carillon.contract.net.Service;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.PeerLimits;
import org.carillon.protocol.wire.Wire;

/**
 * Runs a transcript with sessions over one store. Settings: {@code service}, {@code message} (a
 * file of {@code transcripts/messages} for the INBOX), {@code mail} (the number of plain messages
 * before that one), {@code quota} (octets and messages that alice may have). Steps: {@code fall:
 * yes} invalidates the clients' sign-ins; {@code inbox: n} expects that many messages. Other words
 * are the store's.
 */
public final class MailConversation {
  private static final Path MESSAGES = Path.of("../../src/test/transcripts/messages");
  private static final OffsetDateTime RECEIVED = OffsetDateTime.parse("1996-07-17T02:44:25-07:00");
  private static final Limits LIMITS =
      new Limits(10, 10, Duration.ofMinutes(5), Duration.ofMinutes(5), 8, 8_192);

  private final TranscriptStore store;
  private final Speaker speaker;
  private final MemorySessions signIns;
  private final Map<Integer, MemoryLink> links = new TreeMap<>();
  private final Map<Integer, Wire> wires = new TreeMap<>();
  private final Map<Integer, Thread> sessions = new TreeMap<>();

  /** Runs a session of the protocol under test. */
  @FunctionalInterface
  public interface Speaker {
    void run(Connection connection, MailAccess mail, Sessions sessions) throws IOException;
  }

  public MailConversation(TranscriptStore store, Speaker speaker) {
    this.store = store;
    this.speaker = speaker;
    this.signIns = new MemorySessions(store.accounts());
  }

  /** Runs the transcript to its end and checks that every session ends. */
  public void hold(Transcript transcript, String usualService) throws Exception {
    Service service = transcript.service(usualService);
    fill(transcript);
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

  private void fill(Transcript transcript) throws IOException {
    Caller alice = alice("alice", new Rights.User());
    for (int i = 1; i <= Integer.parseInt(transcript.setting("mail", "0")); i++) {
      receive(store.access(), alice, plain(i));
    }
    String message = transcript.setting("message", "");
    if (!message.isEmpty()) {
      receive(
          store.access(),
          alice,
          Files.readString(MESSAGES.resolve(message), StandardCharsets.ISO_8859_1)
              .replace("\n", "\r\n"));
    }
    String quota = transcript.setting("quota", "");
    if (!quota.isEmpty()) {
      String[] most = quota.split(" ", -1);
      QuotaLimits limits = new QuotaLimits(limit(most[0]), limit(most[1]), OptionalLong.empty());
      Caller boss = alice("boss", new Rights.ServerAdministrator());
      assertThat(store.access().limit(boss, Optional.empty(), limits))
          .isInstanceOf(Answer.Done.class);
    }
  }

  private static OptionalLong limit(String most) {
    return OptionalLong.of(Long.parseLong(most));
  }

  /** Returns the plain message of a number. */
  public static String plain(int number) {
    return "Subject: message " + number + "\r\nFrom: a@example.test\r\n\r\nbody " + number + "\r\n";
  }

  /** Adds a message, one char per octet, to an INBOX. */
  public static void receive(MailAccess access, Caller caller, String message) throws IOException {
    byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
    try (Spool spool = access.spool(caller, octets.length)) {
      spool.write(octets, 0, octets.length);
      List<Draft> drafts = List.of(new Draft(spool, Flags.NONE, RECEIVED));
      assertThat(access.append(caller, MailboxName.INBOX, drafts)).isInstanceOf(Answer.Done.class);
    }
  }

  private Caller alice(String name, Rights rights) {
    return new Caller(
        store.accounts().get(MemorySessions.ALICE), MemorySessions.address(name), rights, "test");
  }

  private MemoryLink start(Service service, int number) {
    MemoryLink link = new MemoryLink();
    if (service.encryption() == Service.Encryption.IMPLICIT) {
      link.startTls();
    }
    Wire wire =
        new Wire(link, LineEnds.LENIENT, PeerLimits.of(LIMITS, true, OctetReservation.unbounded()));
    wires.put(number, wire);
    Connection connection =
        new Connection(service, link.peer(), "s" + number, LIMITS, wire, new MemorySessionLog());
    sessions.put(
        number,
        Thread.startVirtualThread(
            () -> {
              try (wire) {
                speaker.run(connection, store.access(), signIns);
              } catch (IOException e) {
                // The client left in the middle: the session is over, as it should be.
                assertThat(e.getMessage()).isNotBlank();
              }
            }));
    return link;
  }

  private void other(String word, String rest) {
    switch (word) {
      case "fall" -> signIns.fall();
      case "delayed" -> signIns.delayLogins();
      case "service", "mail", "message", "quota" -> {}
      case "inbox" -> assertThat(inbox()).isEqualTo(Long.parseLong(rest));
      default -> assertThat(store.stage(word, rest)).as("No such word: " + word).isTrue();
    }
  }

  private long inbox() {
    return store.access().status(alice("alice", new Rights.User()), MailboxName.INBOX)
            instanceof Answer.Done(var status)
        ? status.messages()
        : -1;
  }
}

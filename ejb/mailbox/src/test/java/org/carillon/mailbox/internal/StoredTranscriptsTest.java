package org.carillon.mailbox.internal;

import static org.carillon.protocol.wire.MemorySessions.ALICE;
import static org.carillon.protocol.wire.MemorySessions.BOB;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.protocol.imap.Commands;
import org.carillon.protocol.imap.session.ImapDialogue;
import org.carillon.protocol.pop3.Pop3Session;
import org.carillon.protocol.transcript.MailConversation;
import org.carillon.protocol.transcript.Transcript;
import org.carillon.protocol.transcript.TranscriptStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the transcripts in {@code src/test/transcripts/imap} and {@code pop3} over the store and
 * PostgreSQL. The store in memory, which the protocols are tested with, gives the same answers.
 */
class StoredTranscriptsTest {
  /** The commands that only the store in memory understands. */
  private static final List<String> AT_WILL =
      List.of("away", "damaged", "flipped", "index", "missing", "news", "room", "step");

  private static final long DOMAINS = 10;
  private static final long APPEND_LIMIT = 1_000_000;

  @TempDir private static Path folder;
  private static StoreFixture fixture;
  private static long made;

  @BeforeAll
  static void open() {
    fixture = StoreFixture.open(folder);
    fixture.quotas.appendOctets = APPEND_LIMIT;
  }

  @AfterAll
  static void close() throws IOException {
    fixture.close();
  }

  /** New accounts of the one store, in a new domain, so that nobody shares anything with them. */
  private record Accounts(Map<String, Long> accounts) implements TranscriptStore {
    static Accounts made() throws SQLException {
      fixture.quotas.eightBitHeaders = true;
      long domain = DOMAINS + made;
      return new Accounts(Map.of(ALICE, account(ALICE, domain), BOB, account(BOB, domain)));
    }

    private static long account(String name, long domain) throws SQLException {
      made++;
      fixture.people.begin(made, domain, name);
      fixture.account(made, name);
      return made;
    }

    @Override
    public MailAccess access() {
      return fixture.mailboxes();
    }

    @Override
    public boolean stage(String word, String value) {
      if (word.equals("eight-bit-headers")) {
        fixture.quotas.eightBitHeaders = value.equals("yes");
        return true;
      }
      return false;
    }
  }

  static Stream<Transcript> imap() throws IOException {
    return held("imap");
  }

  static Stream<Transcript> pop3() throws IOException {
    return held("pop3");
  }

  private static Stream<Transcript> held(String protocol) throws IOException {
    return Transcript.of(protocol).filter(one -> AT_WILL.stream().noneMatch(one::says));
  }

  @ParameterizedTest
  @MethodSource("imap")
  void imapTranscriptsPass(Transcript transcript) throws Exception {
    new MailConversation(
            Accounts.made(),
            (connection, mail, sessions) -> {
              ImapDialogue session = new ImapDialogue(connection, mail, sessions, Commands.TABLE);
              boolean again = true;
              while (again) {
                again = session.goOn();
              }
            })
        .hold(transcript, "imaps");
  }

  @ParameterizedTest
  @MethodSource("pop3")
  void pop3TranscriptsPass(Transcript transcript) throws Exception {
    new MailConversation(
            Accounts.made(),
            (connection, mail, sessions) -> new Pop3Session(connection, mail, sessions).run())
        .hold(transcript, "pop3s");
  }
}

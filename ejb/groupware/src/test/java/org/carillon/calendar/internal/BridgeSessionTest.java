package org.carillon.calendar.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.protocol.wire.MemorySessions.ALICE;
import static org.carillon.protocol.wire.MemorySessions.BOB;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectChange;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.protocol.imap.Commands;
import org.carillon.protocol.imap.session.ImapDialogue;
import org.carillon.protocol.transcript.MailConversation;
import org.carillon.protocol.transcript.Transcript;
import org.carillon.protocol.transcript.TranscriptStore;
import org.carillon.store.item.Precondition;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the sessions of bridges to Outlook continue while their data is changed elsewhere. */
class BridgeSessionTest extends AliceTest {
  private GroupwareFixture groupware;

  @BeforeEach
  void open() {
    groupware =
        GroupwareFixture.of(
            fixture, List.of(new CalendarObjects(new DeclaredSettings())), List.of());
    fixture.items =
        groupware.items(
            account -> account == alice.account() ? Optional.of(alice) : Optional.empty());
  }

  static Stream<Transcript> sessions() throws IOException {
    return Transcript.of("bridge");
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void bridgeTranscriptsPass(Transcript transcript) throws Exception {
    new MailConversation(
            new Account(),
            (connection, mail, sessions) -> {
              ImapDialogue session = new ImapDialogue(connection, mail, sessions, Commands.TABLE);
              boolean again = true;
              while (again) {
                again = session.goOn();
              }
            })
        .hold(transcript, "imaps");
  }

  /** The account, with the changes that are made in it by other ways. */
  private final class Account implements TranscriptStore {
    @Override
    public Map<String, Long> accounts() {
      return Map.of(ALICE, alice.account(), BOB, alice.account() + 1);
    }

    @Override
    public MailAccess access() {
      return fixture.mailboxes();
    }

    @Override
    public boolean stage(String word, String value) {
      switch (word) {
        case "dav" -> rename(value);
        case "shown" ->
            assertThat(objects().stream().map(BridgeSessionTest::summary).toList())
                .isEqualTo(value.isBlank() ? List.of() : List.of(value.strip()));
        default -> {
          return false;
        }
      }
      return true;
    }
  }

  private long calendar() {
    return StoreFixture.done(fixture.collections().named(alice, new MailboxName("INBOX/Kalender")))
        .id();
  }

  private List<StoredObject> objects() {
    long calendar = calendar();
    return StoreFixture.done(
        groupware
            .objects()
            .open(
                alice,
                calendar,
                StoreFixture.done(
                        groupware.objects().changes(alice, calendar, Optional.empty(), 100))
                    .changes()
                    .stream()
                    .filter(ObjectChange.Changed.class::isInstance)
                    .map(change -> ((ObjectChange.Changed) change).object().key())
                    .toList()));
  }

  private static String summary(StoredObject object) {
    return new String(object.octets(), UTF_8)
        .lines()
        .filter(line -> line.startsWith("SUMMARY:"))
        .map(line -> line.substring("SUMMARY:".length()))
        .findFirst()
        .orElse("");
  }

  private void rename(String summary) {
    StoredObject object = objects().getFirst();
    String changed =
        new String(object.octets(), UTF_8).replaceFirst("SUMMARY:[^\r]*", "SUMMARY:" + summary);
    StoreFixture.done(
        groupware
            .objects()
            .put(
                alice,
                calendar(),
                object.entry().key(),
                new Precondition.Always(),
                new NewObject(changed.getBytes(UTF_8), Telling.AT_ONCE)));
  }
}

package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.blob.BlobDamaged;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.ContentDamaged;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.Target;
import org.carillon.store.TargetAnswer;
import org.carillon.store.parts.NoChangeHints;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that failures below the store are answered, and all that was confirmed is stored. */
class FaultsTest {
  private static final String MESSAGE = "Subject: hello\r\n\r\nbody\r\n";

  @TempDir Path folder;
  private FaultyDatabase faulty;
  private StoreFixture fixture;
  private Caller alice;

  @BeforeEach
  void open() throws SQLException {
    TestDatabase database = TestDatabase.fresh();
    faulty = new FaultyDatabase(database.pooled());
    fixture = StoreFixture.open(database, faulty, folder, "a", new NoChangeHints());
    alice = fixture.account(1);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private DeliveryAnswer commit() throws IOException {
    return fixture.parts.deliveries().commit(fixture.toInbox(alice, MESSAGE));
  }

  private int size() {
    return fixture.view(alice, StoreFixture.INBOX).size();
  }

  @Test
  void commitWithALostAnswerIsFoundDone() throws Exception {
    faulty.lostAnswers.set(1);

    TargetAnswer answer = StoreFixture.committed(commit()).getFirst();

    assertThat(answer).isInstanceOf(TargetAnswer.Delivered.class);
    assertThat(size()).isEqualTo(1);
  }

  @Test
  void lostCommitIsFoundNotDone() throws Exception {
    commit();
    faulty.lostCommits.set(1);

    assertThat(commit()).isInstanceOf(DeliveryAnswer.NotCommitted.class);
    assertThat(size()).isEqualTo(1);
    assertThat(StoreFixture.committed(commit()).getFirst())
        .isInstanceOf(TargetAnswer.Delivered.class);
    assertThat(size()).isEqualTo(2);
  }

  @Test
  void storingExistingFlagsNeedsNoCommit() throws Exception {
    fixture.deliver(fixture.toInbox(alice, "\r\n"));
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();
    FlagsStored first = StoreFixture.done(storeSeen(inbox));
    faulty.lostCommits.set(Integer.MAX_VALUE);

    FlagsStored second = StoreFixture.done(storeSeen(inbox));

    assertThat(second.view().highestModseq()).isEqualTo(first.view().highestModseq());
  }

  private Answer<FlagsStored> storeSeen(long mailbox) {
    return fixture
        .mailboxes()
        .store(alice, mailbox, UidSet.of(1), FlagChange.ADD, Flags.of(Flag.SEEN), Optional.empty());
  }

  @Test
  void databaseOutageIsAnsweredAndRecovers() throws Exception {
    commit();
    MailboxView shown = fixture.view(alice, StoreFixture.INBOX);
    MailAccess mailboxes = fixture.mailboxes();
    faulty.away = true;

    assertThat(commit()).isInstanceOf(DeliveryAnswer.NotCommitted.class);
    for (Answer<?> answer :
        List.of(
            mailboxes.list(alice),
            mailboxes.status(alice, StoreFixture.INBOX),
            mailboxes.open(alice, new MailboxName("Sent"), false),
            mailboxes.create(alice, new MailboxName("x"), Set.of()),
            mailboxes.messages(alice, shown.mailbox(), UidSet.of(1)),
            mailboxes.content(alice, shown.mailbox(), 1),
            mailboxes.store(
                alice,
                shown.mailbox(),
                UidSet.of(1),
                FlagChange.ADD,
                Flags.of(Flag.SEEN),
                Optional.empty()),
            mailboxes.append(
                alice,
                StoreFixture.INBOX,
                List.of(new Draft(fixture.spool(MESSAGE), Flags.NONE, StoreFixture.NOON))))) {
      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              hindered -> assertThat(hindered.failure()).isInstanceOf(Failure.TryLater.class));
    }
    // Cached data is still shown.
    assertThat(StoreFixture.done(mailboxes.view(alice, shown.mailbox()))).isSameAs(shown);
    assertThat(fixture.view(alice, StoreFixture.INBOX)).isSameAs(shown);

    faulty.away = false;
    assertThat(commit()).isInstanceOf(DeliveryAnswer.Committed.class);
    assertThat(size()).isEqualTo(2);
  }

  @Test
  void staleConnectionsAreRetried() throws Exception {
    faulty.stale.set(3);
    assertThat(commit()).isInstanceOf(DeliveryAnswer.Committed.class);

    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();
    faulty.stale.set(2);
    Answer<FlagsStored> stored =
        fixture
            .mailboxes()
            .store(
                alice, inbox, UidSet.of(1), FlagChange.ADD, Flags.of(Flag.SEEN), Optional.empty());
    assertThat(Flag.SEEN.in(StoreFixture.done(stored).view().flags(0))).isTrue();
  }

  @Test
  void unplacedLargeMessageLeavesNoFile() throws Exception {
    Draft large = new Draft(fixture.spool(new byte[3 << 20]), Flags.NONE, StoreFixture.NOON);

    Answer<?> answer = fixture.mailboxes().append(alice, new MailboxName("none"), List.of(large));
    large.content().close();

    assertThat(answer).isInstanceOf(Answer.Failed.class);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void unwritableContentFolderDefersAndRecovers() throws Exception {
    Path segments = folder.resolve("segments");
    Files.writeString(segments, "in the way");

    assertThat(commit()).isInstanceOf(DeliveryAnswer.NotCommitted.class);

    Files.delete(segments);
    assertThat(commit()).isInstanceOf(DeliveryAnswer.Committed.class);
    assertThat(size()).isEqualTo(1);
  }

  @Test
  void damagedLargeContentIsNotSentCompletely() throws Exception {
    fixture.deliver(fixture.toInbox(alice, "Subject: x\r\n\r\n" + "x".repeat(70_000)));
    try (Stream<Path> files = Files.walk(folder.resolve("segments"))) {
      Path segment = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      byte[] octets = Files.readAllBytes(segment);
      octets[octets.length - 3] ^= 1;
      Files.write(segment, octets);
    }
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();

    assertThat(catchThrowable(() -> fixture.text(alice, inbox, 1))).isInstanceOf(BlobDamaged.class);
    try (Content content =
        StoreFixture.done(fixture.mailboxes().content(alice, inbox, 1)).orElseThrow()) {
      content.check(0, 14);
      assertThat(catchThrowable(() -> content.check(14, 65_537)))
          .as("before any of it is promised")
          .isInstanceOf(ContentDamaged.class);
    }
    assertThat(noted()).isEqualTo(1);
  }

  private int noted() throws SQLException {
    try (Connection connection = fixture.dataSource().getConnection();
        ResultSet row = connection.createStatement().executeQuery("select count(*) from damage")) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void soundLargeContentIsCheckedOnce() throws Exception {
    fixture.deliver(
        fixture.delivery(
            "Subject: x\r\n\r\n" + "x".repeat(70_000),
            new Target(
                alice.account(),
                StoreFixture.INBOX,
                "Delivered-To: me\r\n".getBytes(StandardCharsets.US_ASCII),
                Flags.NONE)));
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();
    try (Content content =
        StoreFixture.done(fixture.mailboxes().content(alice, inbox, 1)).orElseThrow()) {
      content.check(0, content.size());
      content.check(0, 10);
      content.check(content.size() - 5, 5);
      assertThat(new String(content.stream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("Delivered-To: me\r\nSubject: x\r\n")
          .hasSize((int) content.size());
    }
    assertThat(noted()).isZero();
  }

  @Test
  void missingSegmentIsReportedAsDamaged() throws Exception {
    commit();
    try (Stream<Path> files = Files.walk(folder.resolve("segments"))) {
      Files.delete(files.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();

    assertThat(fixture.mailboxes().content(alice, inbox, 1))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            hindered -> assertThat(hindered.failure()).isInstanceOf(Failure.Damaged.class));
  }
}

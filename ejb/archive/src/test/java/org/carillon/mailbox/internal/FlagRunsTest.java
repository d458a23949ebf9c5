package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.carillon.archive.internal.Archives;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.store.changes.FlagFlush;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a change of many messages' flags is one row, and that this is not visible. */
class FlagRunsTest extends AliceTest {
  private static final int MESSAGES = 200;
  private static final UidSet ALL = UidSet.range(1, MESSAGES);
  private static final MailboxName TRASH = new MailboxName("Trash");

  private long inbox;

  @BeforeEach
  void open() throws Exception {
    String[] texts = new String[MESSAGES];
    Arrays.fill(texts, "Subject: x\r\n\r\n");
    fixture.append(alice, MailboxName.INBOX, Flags.NONE, texts);
    inbox = fixture.view(alice, MailboxName.INBOX).mailbox();
  }

  private FlagsStored store(UidSet uids, FlagChange change, Flags flags) {
    return store(uids, change, flags, Optional.empty());
  }

  private FlagsStored store(UidSet uids, FlagChange change, Flags flags, Optional<Long> since) {
    return StoreFixture.done(mailboxes.store(alice, inbox, uids, change, flags, since));
  }

  private MailboxView view() {
    return StoreFixture.done(mailboxes.view(alice, inbox));
  }

  private long flags(long uid) {
    return view().flags(view().indexOf(uid));
  }

  private long modseq(long uid) {
    return view().modseq(view().indexOf(uid));
  }

  private long count(String from) throws SQLException {
    try (var connection = fixture.dataSource().getConnection();
        var select = connection.createStatement();
        var row = select.executeQuery("select count(*) from " + from)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void settle() throws SQLException {
    new FlagFlush(new SqlTransactions(fixture.dataSource())).account(1);
  }

  @Test
  void flagChangeOfManyMessagesIsOneRowUntilSettled() throws Exception {
    store(ALL, FlagChange.ADD, Flags.of(Flag.SEEN));

    assertThat(count("mail_change where kind in (2, 10)")).isEqualTo(1);
    assertThat(count("placement where flags <> 0")).isZero();
    assertThat(flags(1)).isEqualTo(Flag.SEEN.bit());
    assertThat(flags(MESSAGES)).isEqualTo(Flag.SEEN.bit());

    settle();

    assertThat(count("placement where flags = 1 and modseq = " + modseq(7))).isEqualTo(MESSAGES);
    assertThat(count("mail_change where pending")).isZero();
  }

  @Test
  void messagesWithTheFlagAlreadyKeepTheirModseq() throws Exception {
    store(UidSet.range(50, 60), FlagChange.ADD, Flags.of(Flag.SEEN));
    long before = modseq(55);

    store(ALL, FlagChange.ADD, Flags.of(Flag.SEEN));
    long after = modseq(40);
    store(ALL, FlagChange.ADD, Flags.of(Flag.SEEN));

    assertThat(after).isGreaterThan(before);
    assertThat(modseq(55)).isEqualTo(before);
    assertThat(view().highestModseq()).isEqualTo(after);
    settle();
    assertThat(count("placement where modseq = " + before)).isEqualTo(11);
  }

  @Test
  void flagSetAndRemovedAgainIsReportedAsChanged() throws Exception {
    store(ALL, FlagChange.ADD, Flags.of(Flag.ANSWERED));
    store(UidSet.of(3), FlagChange.ADD, Flags.of(Flag.FLAGGED));
    long since = view().highestModseq();
    store(ALL, FlagChange.REMOVE, Flags.of(Flag.ANSWERED));

    List<Integer> changed = new ArrayList<>();
    view().changedSince(since, changed::add);

    assertThat(changed).hasSize(MESSAGES);
    settle();
    assertThat(count("placement where modseq > " + since)).isEqualTo(MESSAGES);
    assertThat(count("placement where flags = " + Flag.FLAGGED.bit())).isEqualTo(1);
    assertThat(count("placement where flags = 0")).isEqualTo(MESSAGES - 1);
  }

  @Test
  void replacedFlagsAreRemoved() throws Exception {
    store(ALL, FlagChange.ADD, Flags.of(Flag.ANSWERED, Flag.FLAGGED));
    store(ALL, FlagChange.REPLACE, Flags.of(Flag.SEEN));

    settle();

    assertThat(count("placement where flags = " + Flag.SEEN.bit())).isEqualTo(MESSAGES);
  }

  @Test
  void messagesChangedSinceAreNotStored() throws Exception {
    long since = view().highestModseq();
    store(UidSet.of(100), FlagChange.ADD, Flags.of(Flag.FLAGGED));

    FlagsStored stored = store(ALL, FlagChange.ADD, Flags.of(Flag.SEEN), Optional.of(since));

    assertThat(stored.modified()).isEqualTo(UidSet.of(100));
    assertThat(flags(99)).isEqualTo(Flag.SEEN.bit());
    assertThat(flags(100)).isEqualTo(Flag.FLAGGED.bit());
    assertThat(flags(101)).isEqualTo(Flag.SEEN.bit());
    assertThat(StoreFixture.done(mailboxes.status(alice, MailboxName.INBOX)).unseen()).isOne();
    settle();
    assertThat(count("placement where flags = 1")).isEqualTo(MESSAGES - 1);
  }

  @Test
  void copiedMessagesKeepTheirFlags() {
    store(ALL, FlagChange.ADD, Flags.of(Flag.SEEN));

    StoreFixture.done(mailboxes.copy(alice, inbox, UidSet.of(5), TRASH));
    StoreFixture.done(mailboxes.move(alice, inbox, UidSet.of(6), TRASH));

    MailboxView trash = fixture.view(alice, TRASH);
    assertThat(trash.flags(0)).isEqualTo(Flag.SEEN.bit());
    assertThat(trash.flags(1)).isEqualTo(Flag.SEEN.bit());
  }

  @Test
  void expungedMessagesAreUndeletedWithTheirFlags() throws Exception {
    store(ALL, FlagChange.ADD, Flags.of(Flag.FLAGGED, Flag.DELETED));
    store(UidSet.range(1, 10), FlagChange.REMOVE, Flags.of(Flag.DELETED));

    StoreFixture.done(mailboxes.expunge(alice, inbox, Optional.empty()));

    assertThat(view().size()).isEqualTo(10);
    fixture.recoverer().returnMessages(1, 0, Instant.EPOCH);
    assertThat(flags(MESSAGES + 1)).isEqualTo(Flag.FLAGGED.bit());
    settle();
    assertThat(count("placement where flags = " + Flag.FLAGGED.bit())).isEqualTo(MESSAGES);
  }

  @Test
  void deletedOctetsAreReportedBeforeTheRunIsSettled() {
    store(ALL, FlagChange.ADD, Flags.of(Flag.DELETED));

    assertThat(StoreFixture.done(mailboxes.deletedOctets(alice, MailboxName.INBOX)))
        .isEqualTo(MESSAGES * "Subject: x\r\n\r\n".length());
  }

  @Test
  void pendingFlagsAreInTheBackup() throws Exception {
    long since = view().highestModseq();
    store(ALL, FlagChange.ADD, Flags.of(Flag.SEEN));
    List<Flags> found = new ArrayList<>();

    try (var snapshot = Archives.of(fixture).snapshot(1)) {
      snapshot.messages(since, Map.of(), (message, content) -> found.add(message.flags()));
    }

    assertThat(found).hasSize(MESSAGES).containsOnly(Flags.of(Flag.SEEN));
  }

  @Test
  void numberOfPendingFlagRunsIsBounded() throws Exception {
    long[] odd = LongStream.rangeClosed(1, MESSAGES).filter(uid -> uid % 2 == 1).toArray();
    for (int i = 0; i < 11; i++) {
      FlagChange change = i % 2 == 0 ? FlagChange.ADD : FlagChange.REMOVE;
      store(UidSet.sorted(odd), change, Flags.of(Flag.FLAGGED));
    }

    assertThat(count("mail_change where kind = 10")).isEqualTo(1100);
    assertThat(count("mail_change where pending")).isZero();
  }

  @Test
  void scatteredMessagesAreStoredAsSeveralRuns() throws Exception {
    long[] odd = LongStream.rangeClosed(1, MESSAGES).filter(uid -> uid % 2 == 1).toArray();

    store(UidSet.sorted(odd), FlagChange.ADD, Flags.of(Flag.SEEN));

    assertThat(count("mail_change where kind = 10")).isEqualTo(odd.length);
    settle();
    assertThat(count("placement where flags = 1 and uid % 2 = 1")).isEqualTo(odd.length);
    assertThat(count("placement where flags = 0")).isEqualTo(MESSAGES - odd.length);
  }
}

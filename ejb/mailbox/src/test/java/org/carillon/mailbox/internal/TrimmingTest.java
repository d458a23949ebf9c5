package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.blob.BlobReferences;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.store.internal.trimming.ItemBlobs;
import org.carillon.store.internal.trimming.RetentionPeriods;
import org.carillon.store.internal.trimming.Trimming;
import org.carillon.store.item.ChangeState;
import org.carillon.store.parts.NoChangeHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests what is removed for good after the windows, and what must not be. */
class TrimmingTest extends AliceTest {
  private static final MailboxName TRASH = new MailboxName("Trash");

  private long inbox;
  private Duration undelete = Duration.ofDays(30);
  private final AtomicBoolean forgotten = new AtomicBoolean();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Trimming trimming;

  @BeforeEach
  void open() throws Exception {
    inbox = fixture.view(alice, MailboxName.INBOX).mailbox();
    RetentionPeriods periods =
        new RetentionPeriods() {
          @Override
          public Duration undelete(long domain, long account) {
            return undelete;
          }

          @Override
          public Duration history() {
            return Duration.ofDays(60);
          }
        };
    trimming =
        new Trimming(
            new SqlTransactions(fixture.dataSource()),
            periods,
            account -> forgotten.get(),
            StoreFixture.above(List.of(new ItemBlobs(), new Queued())),
            meters);
  }

  private void append(int number) throws Exception {
    for (int i = 0; i < number; i++) {
      fixture.append(alice, MailboxName.INBOX, Flags.NONE, "Subject: x\r\n\r\n");
    }
  }

  private void expunge(UidSet uids) {
    fixture.expunge(alice, inbox, uids);
  }

  private void execute(String statement) throws SQLException {
    try (var connection = fixture.dataSource().getConnection();
        var update = connection.createStatement()) {
      update.execute(statement);
    }
  }

  /** Makes everything until now look as if it had happened that many days ago. */
  private void age(int days) throws SQLException {
    execute("update mail_change set at = at - interval '" + days + " days'");
    execute("update mailbox set removed = removed - interval '" + days + " days'");
    execute("update mail_account set closed_at = closed_at - interval '" + days + " days'");
  }

  private void trim() throws SQLException {
    execute("update mail_account set trim_due = now()");
    // It runs twice, because the passes end before the last account is done.
    for (int pass = 0; pass < 2; pass++) {
      execute("update store_pass set due = now()");
      while (trimming.round()) {
        // Each round does one step of each kind.
      }
    }
  }

  private long count(String table) throws SQLException {
    try (var connection = fixture.dataSource().getConnection();
        var select = connection.createStatement();
        var row = select.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void expungedMessageIsTrimmedWithItsContent() throws Exception {
    append(3);
    expunge(UidSet.of(2));
    trim();
    assertThat(count("blob")).isEqualTo(3);

    execute("insert into damage select id, 1, 1, 'rotten', now() from blob");
    age(31);
    trim();

    assertThat(count("damage")).isEqualTo(2);
    assertThat(count("item")).isEqualTo(2);
    assertThat(count("blob")).isEqualTo(2);
    assertThat(fixture.recoverer().returnMessages(1, 0, Instant.EPOCH)).isZero();
    assertThat(fixture.text(alice, inbox, 3)).startsWith("Subject: x");
    assertThat(meters.counter("carillon.trimmed", "what", "contents").count()).isEqualTo(1);
  }

  private void flag(FlagChange change, String keyword) {
    StoreFixture.done(
        mailboxes.store(
            alice,
            inbox,
            UidSet.of(1),
            change,
            new Flags(Set.of(), Set.of(keyword)),
            Optional.empty()));
  }

  @Test
  void unusedKeywordMakesRoomForAnother() throws Exception {
    append(1);
    for (int i = 0; i < Flag.MOST_KEYWORDS; i++) {
      flag(FlagChange.ADD, "k" + i);
    }
    flag(FlagChange.REMOVE, "k7");
    trim();
    assertThat(fixture.view(alice, MailboxName.INBOX).keywords()).contains("k7");
    MailboxView before = fixture.view(alice, MailboxName.INBOX);

    age(61);
    trim();
    flag(FlagChange.ADD, "another");

    MailboxView after = fixture.view(alice, MailboxName.INBOX);
    assertThat(after.keywords()).hasSize(Flag.MOST_KEYWORDS).doesNotContain("k7");
    assertThat(after.keywords().get(7)).isEqualTo("another");
    assertThat(after.flags(0) >>> Flag.FIRST_KEYWORD_BIT).isEqualTo((1L << 56) - 1);
    assertThat(before.keywords().get(7)).isEqualTo("k7");
    assertThat(before.flags(0) >>> Flag.FIRST_KEYWORD_BIT & 1L << 7).isZero();
  }

  @Test
  void keywordOfRecoverableMessagesIsNotReused() throws Exception {
    for (int i = 0; i < Flag.MOST_KEYWORDS; i++) {
      fixture.append(
          alice, MailboxName.INBOX, new Flags(Set.of(), Set.of("k" + i)), "Subject: x\r\n\r\n");
    }
    age(61);
    trim();
    expunge(UidSet.of(8));
    trim();

    assertThat(fixture.view(alice, MailboxName.INBOX).keywords()).contains("k7");
    assertThat(fixture.recoverer().returnMessages(1, 0, Instant.EPOCH)).isEqualTo(1);
    MailboxView view = fixture.view(alice, MailboxName.INBOX);
    assertThat(view.flags(view.size() - 1)).isEqualTo(1L << Flag.FIRST_KEYWORD_BIT + 7);
  }

  @Test
  void freedKeywordIsNotOnAnyMessage() throws Exception {
    append(1);
    for (int i = 0; i < Flag.MOST_KEYWORDS; i++) {
      flag(FlagChange.ADD, "k" + i);
    }
    flag(FlagChange.REMOVE, "k0");
    age(61);
    trim();
    // The node does this every ten seconds; the next view comes from its own commit.
    fixture.parts.open().compare();
    MailboxView freed = fixture.view(alice, MailboxName.INBOX);
    assertThat(freed.keywords()).doesNotContain("k0");
    flag(FlagChange.ADD, "k0");

    assertThat(fixture.view(alice, MailboxName.INBOX).keywords().getFirst()).isEqualTo("k0");
  }

  @Test
  void contentInOtherMailboxesIsNotTrimmed() throws Exception {
    append(1);
    StoreFixture.done(mailboxes.move(alice, inbox, UidSet.of(1), TRASH));
    age(31);
    trim();

    assertThat(fixture.text(alice, fixture.view(alice, TRASH).mailbox(), 1))
        .startsWith("Subject: x");
  }

  @Test
  void historyOutlastsTheUndeletePeriodThenNeedsAFullSync() throws Exception {
    append(5);
    long modseq = fixture.view(alice, MailboxName.INBOX).highestModseq();
    expunge(UidSet.of(2));
    age(31);
    trim();
    assertThat(vanished(modseq)).isEqualTo("2");

    age(31);
    expunge(UidSet.of(4));
    long changes = count("mail_change");
    trim();

    assertThat(count("mail_change")).isLessThan(changes);
    assertThat(vanished(modseq)).isEqualTo("2,4");
    assertThat(vanished(fixture.view(alice, MailboxName.INBOX).highestModseq())).isEmpty();
    assertThat(count("mail_account where log_from >= " + modseq)).isEqualTo(1);
  }

  private String vanished(long since) {
    return StoreFixture.done(mailboxes.vanished(alice, inbox, since)).toString();
  }

  @Test
  void viewOlderThanTheLogIsReloaded() throws Exception {
    append(5);
    fixture.view(alice, MailboxName.INBOX);
    try (StoreFixture other =
        StoreFixture.open(
            fixture.database, fixture.database.pooled(), folder, "b", new NoChangeHints())) {
      other.mailboxes().move(alice, inbox, UidSet.range(2, 4), TRASH);
    }
    age(61);
    trim();

    fixture.parts.open().compare();
    MailboxView view = StoreFixture.done(mailboxes.view(alice, inbox));
    assertThat(view.size()).isEqualTo(2);
    assertThat(view.uid(1)).isEqualTo(5);
  }

  @Test
  void deletedMailboxIsTrimmedInSteps() throws Exception {
    MailboxName work = new MailboxName("Work");
    StoreFixture.done(mailboxes.create(alice, work, Set.of()));
    append(2);
    StoreFixture.done(mailboxes.copy(alice, inbox, UidSet.range(1, 2), work));
    long id = fixture.view(alice, work).mailbox();
    execute(
        "insert into placement (mailbox, uid, item, thread, modseq, flags, saved, octets)"
            + " select "
            + id
            + ", n, (select min(id) from item), n, 1, 0, now(), 0"
            + " from generate_series(10, 2009) as n");
    execute("insert into mailbox_right values (" + id + ", 0, 2, false, 3)");
    StoreFixture.done(mailboxes.delete(alice, work));
    trim();
    assertThat(count("placement where mailbox = " + id)).isEqualTo(2002);
    assertThat(count("mailbox_right")).isEqualTo(1);
    // These are the marks of the accounts that it was shared with, and their names for it.
    execute(
        "insert into mailbox_seen select "
            + id
            + ", 2, uid, 1, true from generate_series(1, 1000) as n (uid)");
    execute("insert into mailbox_alias values (2, 'Alias', " + id + ")");

    age(31);
    trim();

    assertThat(count("placement where mailbox = " + id)).isZero();
    assertThat(count("mailbox where id = " + id)).isZero();
    assertThat(count("mailbox_seen")).isZero();
    assertThat(count("mailbox_alias")).isZero();
    assertThat(count("mailbox_right")).isZero();
    assertThat(fixture.view(alice, MailboxName.INBOX).size()).isEqualTo(2);
    assertThat(count("blob")).isEqualTo(2);
  }

  @Test
  void mailOfADeletedAccountIsTrimmedOnceItIsPurged() throws Exception {
    append(2);
    execute("update mail_account set closed = true, closed_at = now() where account = 1");
    Caller bob = fixture.account(2);
    fixture.deliver(fixture.toInbox(bob, "Subject: bob\r\n\r\n"));
    age(90);
    trim();
    assertThat(count("mailbox where account = 1")).isPositive();
    assertThat(count("blob")).isEqualTo(3);

    forgotten.set(true);
    trim();

    for (String table : List.of("mail_account", "mailbox", "subscription", "mail_change")) {
      assertThat(count(table + " where account = 1")).as(table).isZero();
    }
    assertThat(count("blob")).isEqualTo(1);
    assertThat(fixture.view(bob, MailboxName.INBOX).size()).isEqualTo(1);
  }

  @Test
  void logEntriesFromBeforeARestorationAreTrimmed() throws Exception {
    append(3);
    expunge(UidSet.of(2));
    // A restoration with saved numbers leaves this state.
    execute("update mail_account set modseq = modseq + 4294967296");
    execute("update mail_account set log_from = modseq");
    append(1);
    age(31);
    trim();
    assertThat(count("blob")).isEqualTo(3);

    age(31);
    trim();

    assertThat(count("mail_change")).isZero();
    assertThat(count("mail_account where log_from > 4294967296")).isEqualTo(1);
  }

  @Test
  void orphanedLogIsTrimmedWithItsContent() throws Exception {
    append(2);
    expunge(UidSet.of(1));
    // Earlier versions left this state.
    execute("update mail_change set account = 77");
    execute(
        "insert into mail_change (account, modseq, mailbox, uid, kind, at)"
            + " select 78, n, 1, 0, 4, now() from generate_series(1, 2000) as n");
    trim();

    assertThat(count("mail_change")).isZero();
    assertThat(count("blob")).isEqualTo(1);
  }

  @Test
  void serverLogKeepsItsLastChange() throws Exception {
    execute(
        "insert into mail_change (account, modseq, mailbox, uid, kind, at, name)"
            + " select 0, n, 0, 1, 7, now() - interval '90 days', '/shared/comment'"
            + " from generate_series(1, 1500) as n");
    trim();

    assertThat(count("mail_change where account = 0")).isEqualTo(1);
    assertThat(count("mail_change where account = 0 and modseq = 1500")).isEqualTo(1);
  }

  @Test
  void dataUnderAHoldIsNotTrimmed() throws Exception {
    append(2);
    expunge(UidSet.of(1));
    execute("insert into hold values (1, " + inbox + ", 'court', now())");
    age(90);
    trim();
    assertThat(count("blob")).isEqualTo(2);
    assertThat(fixture.recoverer().returnMessages(1, inbox, Instant.EPOCH)).isEqualTo(1);
  }

  @Test
  void replacedItemIsTrimmedButItsKeyStillReported() throws Exception {
    CollectionFixture calendar = CollectionFixture.create(fixture, alice, "Calendar");
    calendar.put("a", "one");
    calendar.put("b", "two");
    ChangeState before = calendar.state();
    calendar.put("a", "three");
    calendar.delete("b");
    age(31);

    trim();

    assertThat(count("blob")).isEqualTo(1);
    assertThat(calendar.since(before)).containsExactly("a", "-b");
    age(31);
    trim();
    assertThat(
            CollectionFixture.failure(
                calendar.collections.changes(alice, calendar.id, Optional.of(before), 1)))
        .isInstanceOf(Failure.Outdated.class);
    assertThat(calendar.keys()).containsExactly("a");
  }

  @Test
  void replacedItemUnderAHoldIsNotTrimmed() throws Exception {
    CollectionFixture calendar = CollectionFixture.create(fixture, alice, "Calendar");
    calendar.put("a", "one");
    execute("insert into hold values (1, " + calendar.id + ", 'court', now())");
    calendar.put("a", "two");
    age(90);

    trim();

    assertThat(count("expunge e join item i on i.id = e.item")).isEqualTo(1);
    assertThat(count("blob")).isEqualTo(2);
  }

  @Test
  void contentInTheQueueIsNotTrimmed() throws Exception {
    append(1);
    expunge(UidSet.of(1));
    execute(
        "insert into queue_message (id, trace, blob_id, size, reverse_path, eight_bit, utf8, arrived)"
            + " select 1, 't', id, 1, '', false, false, now() from blob");
    age(90);
    trim();
    assertThat(count("item")).isZero();
    assertThat(count("blob")).isEqualTo(1);

    execute("delete from queue_message");
    trim();
    assertThat(count("blob")).isZero();
  }

  private static final class Queued implements BlobReferences {
    @Override
    public String table() {
      return "queue_message";
    }

    @Override
    public String column() {
      return "blob_id";
    }
  }
}

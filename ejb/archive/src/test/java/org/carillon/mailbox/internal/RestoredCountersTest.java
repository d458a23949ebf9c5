package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import org.carillon.archive.internal.Archives;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.archive.mail.ArchivedMessage;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.archive.mail.MailRestoration.Found;
import org.carillon.archive.mail.MailRestoration.Hidden;
import org.carillon.archive.mail.MailRestoration.Merge;
import org.carillon.archive.mail.MailRestoration.Numbers;
import org.carillon.archive.mail.MailRestoration.Place;
import org.carillon.archive.mail.MailRestoration.Shown;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.recovery.internal.rewinding.Rewinder;
import org.carillon.store.internal.trimming.ItemBlobs;
import org.carillon.store.internal.trimming.RetentionPeriods;
import org.carillon.store.internal.trimming.Trimming;
import org.carillon.store.item.CollectionKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that after any restoration the counters are right, and that UIDVALIDITY only increases. */
class RestoredCountersTest extends AliceTest {
  private static final MailboxName WORK = new MailboxName("Work");
  private static final int SAVED = 600;

  /** Counts the mailboxes whose counters differ from their messages. */
  private static final String WRONG_MAILBOXES =
      """
      select count(*) from mailbox m, lateral (select count(*) as n,\
       count(*) filter (where p.flags & %d = 0) as unseen,\
       count(*) filter (where p.flags & %d <> 0) as deleted,\
       coalesce(sum(i.octets + coalesce(length(p.prefix), 0)), 0) as octets\
       from placement p join item i on i.id = p.item where p.mailbox = m.id) as c\
       where m.restoring is null and (m.removed is null or m.removed > 'epoch')\
       and (m.messages, m.unseen, m.deleted, m.octets)\
       is distinct from (c.n, c.unseen, c.deleted, c.octets)\
      """
          .formatted(Flag.SEEN.bit(), Flag.DELETED.bit());

  private static final String WRONG_ACCOUNTS =
      """
      select count(*) from mail_account a, lateral (select coalesce(sum(m.messages), 0) as n,\
       coalesce(sum(m.octets), 0) as octets from mailbox m\
       where m.account = a.account and m.removed is null) as c\
       where (a.messages, a.octets) is distinct from (c.n, c.octets)\
      """;

  private MailRestoration restoration;

  @BeforeEach
  void open() throws Exception {
    restoration = Archives.restoration(fixture, alice, "another");
  }

  private static ArchivedMailbox archived(MailboxName name, long uidValidity) {
    return new ArchivedMailbox(
        99,
        name,
        CollectionKind.MAIL,
        Set.of(),
        uidValidity,
        SAVED + 1,
        40,
        UidSet.range(1, SAVED));
  }

  private static ArchivedMail mail(ArchivedMailbox mailbox) {
    return new ArchivedMail(
        40, List.of(mailbox), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private static String text(long uid) {
    return "Subject: saved " + uid + "\r\n\r\nsaved";
  }

  /** Returns a message: each third read, seventh \Deleted, fifth with trace fields. */
  private static ArchivedMessage message(long uid) {
    Set<Flag> flags =
        uid % 3 == 0 ? Set.of(Flag.SEEN) : uid % 7 == 0 ? Set.of(Flag.DELETED) : Set.of();
    byte[] octets = text(uid).getBytes(StandardCharsets.UTF_8);
    CRC32C checksum = new CRC32C();
    checksum.update(octets);
    return new ArchivedMessage(
        99,
        uid,
        33,
        new Flags(flags, Set.of()),
        StoreFixture.NOON,
        StoreFixture.NOON.toInstant(),
        uid,
        uid,
        Optional.empty(),
        uid % 5 == 0 ? "X: trace\r\n".getBytes(StandardCharsets.UTF_8) : StoreFixture.NO_PREFIX,
        uid,
        octets.length,
        (int) checksum.getValue());
  }

  private void put(Hidden hidden, long uid) throws IOException {
    try (Spool spool = fixture.spool(text(uid))) {
      restoration.put(spool, List.of(new Place(hidden, message(uid))));
    }
  }

  private Hidden filled(ArchivedMailbox mailbox, Numbers numbers) throws Exception {
    Hidden hidden = restoration.begin(mailbox, numbers);
    for (long uid = 1; uid <= SAVED; uid++) {
      put(hidden, uid);
    }
    return hidden;
  }

  private Shown over(ArchivedMailbox mailbox, boolean exact) throws Exception {
    Merge merge = restoration.merge(mailbox, mailbox.name());
    List<Long> lacking = new ArrayList<>();
    for (long uid = 1; uid <= SAVED; uid++) {
      if (merge.find(message(uid)) instanceof Found.Nothing) {
        lacking.add(uid);
      }
    }
    for (long uid : lacking) {
      put(merge.lacking(), uid);
      if (uid % 100 == 0) {
        fixture.deliver(fixture.toInbox(alice, "Subject: meanwhile\r\n\r\n" + uid));
      }
    }
    return merge.finish(exact);
  }

  private void expunge(MailboxName name, UidSet uids) {
    long mailbox = fixture.view(alice, name).mailbox();
    fixture.expunge(alice, mailbox, uids);
  }

  private long number(String query) throws SQLException {
    try (Connection connection = fixture.dataSource().getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void assertCountersCount(long messages) throws SQLException {
    assertThat(number(WRONG_MAILBOXES)).as("mailboxes counted wrong").isZero();
    assertThat(number(WRONG_ACCOUNTS)).as("accounts counted wrong").isZero();
    assertThat(number("select messages from mail_account where account = 1")).isEqualTo(messages);
  }

  private MailboxStatus status(MailboxName name) {
    return StoreFixture.done(mailboxes.status(alice, name));
  }

  private void trim() throws SQLException {
    Trimming trimming =
        new Trimming(
            new SqlTransactions(fixture.dataSource()),
            new ShortPeriods(),
            _ -> false,
            StoreFixture.above(List.of(new ItemBlobs())),
            new SimpleMeterRegistry());
    fixture.execute("update mail_account set trim_due = now()");
    while (trimming.round()) {
      // Each round does one step of each kind.
    }
  }

  private record ShortPeriods() implements RetentionPeriods {
    @Override
    public Duration undelete(long domain, long account) {
      return LEAST;
    }

    @Override
    public Duration history() {
      return LEAST;
    }
  }

  @Test
  void countersAreRightAfterRestoringBesideExistingMail() throws Exception {
    fixture.deliver(fixture.toInbox(alice, "Subject: there\r\n\r\n"));
    ArchivedMailbox inbox = archived(MailboxName.INBOX, 7);

    Shown shown =
        restoration.show(
            filled(inbox, Numbers.NEW), new MailboxName("Restored/INBOX"), mail(inbox));

    assertThat(shown).isEqualTo(new Shown.Done());
    assertCountersCount(SAVED + 1);
  }

  @Test
  void countersAreRightAfterRestoringToAnEmptyMailbox() throws Exception {
    ArchivedMailbox inbox = archived(MailboxName.INBOX, 7);
    restoration.show(filled(inbox, Numbers.AS_ARCHIVED), MailboxName.INBOX, mail(inbox));
    assertCountersCount(SAVED);

    expunge(MailboxName.INBOX, UidSet.range(1, 100));
    fixture.deliver(fixture.toInbox(alice, "Subject: later\r\n\r\n"));

    assertCountersCount(SAVED - 100 + 1);
  }

  @Test
  void countersAreRightAfterAddingToAMailboxWithNewMail() throws Exception {
    ArchivedMailbox inbox = archived(MailboxName.INBOX, 7);
    Hidden hidden = filled(inbox, Numbers.AS_ARCHIVED);
    fixture.deliver(fixture.toInbox(alice, "Subject: meanwhile\r\n\r\n"));

    assertThat(restoration.showOrAdd(hidden, MailboxName.INBOX, mail(inbox)))
        .isEqualTo(new Shown.Added());
    assertCountersCount(SAVED + 1);
  }

  @Test
  void countersAreRightAfterMergesWithExpungesAndNewMail() throws Exception {
    ArchivedMailbox inbox = archived(MailboxName.INBOX, 7);
    restoration.show(filled(inbox, Numbers.AS_ARCHIVED), MailboxName.INBOX, mail(inbox));
    expunge(MailboxName.INBOX, UidSet.range(50, 350));

    assertThat(over(inbox, false)).isEqualTo(new Shown.Done());
    assertCountersCount(SAVED + 3);

    expunge(MailboxName.INBOX, UidSet.range(400, 550));
    assertThat(over(inbox, true)).isEqualTo(new Shown.Done());
    // A message that arrived during this merge stays; one that arrived during the merge before is
    // removed.
    assertCountersCount(SAVED + 2);
  }

  private boolean isToTell() throws Exception {
    return number("select count(*) from mail_account where alert_due is not null") > 0;
  }

  @Test
  void restoredMailCountsForTheQuotaWarning() throws Exception {
    fixture.quotas.messages = SAVED;
    ArchivedMailbox work = archived(WORK, 7);

    restoration.show(filled(work, Numbers.NEW), WORK, mail(work));

    assertThat(isToTell()).isTrue();
  }

  @Test
  void mergedMailCountsForTheQuotaWarning() throws Exception {
    fixture.deliver(fixture.toInbox(alice, "Subject: before\r\n\r\n"));
    fixture.quotas.messages = 10;
    Merge merge = restoration.merge(archived(MailboxName.INBOX, 7), MailboxName.INBOX);
    for (long uid = 1; uid < 10; uid++) {
      put(merge.lacking(), uid);
    }

    assertThat(merge.finish(false)).isEqualTo(new Shown.Done());

    assertThat(isToTell()).isTrue();
  }

  @Test
  void mailOverQuotaIsNotRestored() throws Exception {
    fixture.quotas.messages = SAVED - 1;
    ArchivedMailbox work = archived(WORK, 7);

    assertThat(restoration.show(filled(work, Numbers.NEW), WORK, mail(work)))
        .isEqualTo(new Shown.OverQuota());

    assertCountersCount(0);
  }

  @Test
  void countersAreRightAfterADeletedMailboxIsRestored() throws Exception {
    ArchivedMailbox work = archived(WORK, 7);
    restoration.show(filled(work, Numbers.AS_ARCHIVED), WORK, mail(work));
    StoreFixture.done(mailboxes.delete(alice, WORK));
    assertCountersCount(0);

    restoration.show(filled(work, Numbers.AS_ARCHIVED), WORK, mail(work));
    assertCountersCount(SAVED);

    long deleted = fixture.recoverer().removed(1, Instant.EPOCH).getFirst().id();
    fixture.recoverer().returnMailbox(1, deleted, new MailboxName("Work back"));
    assertCountersCount(2 * SAVED);
  }

  @Test
  void mailboxBeingFilledIsNotListedAsDeleted() throws Exception {
    filled(archived(WORK, 7), Numbers.AS_ARCHIVED);

    assertThat(fixture.recoverer().list(1, Instant.EPOCH)).isEmpty();
  }

  @Test
  void unseenUidValidityIsReplacedByTheArchivedOne() throws Exception {
    ArchivedMailbox inbox = archived(MailboxName.INBOX, 7);

    restoration.showOrAdd(filled(inbox, Numbers.AS_ARCHIVED), MailboxName.INBOX, mail(inbox));

    assertThat(status(MailboxName.INBOX).uidValidity()).isEqualTo(7);
  }

  @Test
  void knownUidValidityNeverDecreases() throws Exception {
    long opened = fixture.view(alice, MailboxName.INBOX).uidValidity();
    MailboxName drafts = new MailboxName("Drafts");
    long asked = status(drafts).uidValidity();
    ArchivedMailbox inbox = archived(MailboxName.INBOX, 7);
    ArchivedMailbox savedDrafts = archived(drafts, 8);

    restoration.showOrAdd(filled(inbox, Numbers.AS_ARCHIVED), MailboxName.INBOX, mail(inbox));
    restoration.showOrAdd(filled(savedDrafts, Numbers.AS_ARCHIVED), drafts, mail(savedDrafts));

    assertThat(status(MailboxName.INBOX).uidValidity()).isGreaterThan(opened);
    assertThat(status(drafts).uidValidity()).isGreaterThan(asked);
    assertCountersCount(2 * SAVED);
  }

  @Test
  void uidValidityOfARenamedMailboxIsNotReused() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    long known = fixture.view(alice, WORK).uidValidity();
    StoreFixture.done(mailboxes.rename(alice, WORK, new MailboxName("Elsewhere")));
    ArchivedMailbox work = archived(WORK, 7);

    restoration.show(filled(work, Numbers.AS_ARCHIVED), WORK, mail(work));

    assertThat(status(WORK).uidValidity()).isGreaterThan(known);
  }

  @Test
  void uidValidityOfADeletedAccountIsNotReused() throws Exception {
    ArchivedMailbox inbox = archived(MailboxName.INBOX, 8);
    restoration.show(filled(inbox, Numbers.AS_ARCHIVED), MailboxName.INBOX, mail(inbox));
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    long known = fixture.view(alice, WORK).uidValidity();
    fixture.execute("update mail_account set closed = true where account = 1");
    alice = fixture.account(2, alice.name());
    restoration = Archives.restoration(fixture, alice, "another");
    ArchivedMailbox work = archived(WORK, 7);

    restoration.show(filled(work, Numbers.AS_ARCHIVED), WORK, mail(work));
    restoration.show(filled(inbox, Numbers.AS_ARCHIVED), MailboxName.INBOX, mail(inbox));

    assertThat(status(WORK).uidValidity()).isGreaterThan(known);
    assertThat(status(MailboxName.INBOX).uidValidity()).isEqualTo(8);
  }

  @Test
  void restorationTakenOverByAnotherNodeWritesNothing() throws Exception {
    ArchivedMailbox work = archived(WORK, 7);
    Hidden hidden = restoration.begin(work, Numbers.AS_ARCHIVED);
    put(hidden, 1);
    Merge merge = restoration.merge(archived(MailboxName.INBOX, 7), MailboxName.INBOX);
    put(merge.lacking(), 1);
    fixture.execute("update task set lease = now() - interval '1 second'");
    Archives.restoration(fixture, alice, "another");

    assertThatThrownBy(() -> put(hidden, 2)).hasMessageContaining("was ended");
    assertThatThrownBy(() -> restoration.show(hidden, WORK, mail(work)))
        .hasMessageContaining("was ended");
    assertThatThrownBy(() -> merge.finish(true)).hasMessageContaining("was ended");
    assertThatThrownBy(() -> restoration.adopt(mail(work))).hasMessageContaining("was ended");
    assertThatThrownBy(() -> restoration.removeOthers(mail(work)))
        .hasMessageContaining("was ended");
    assertCountersCount(0);
  }

  @Test
  void endedRestorationWritesNothing() throws Exception {
    ArchivedMailbox work = archived(WORK, 7);
    Hidden hidden = restoration.begin(work, Numbers.AS_ARCHIVED);
    // Its node did not renew the lease and was taken for dead. Nobody has asked for the account
    // since.
    fixture.endTasks();

    assertThatThrownBy(() -> put(hidden, 1)).hasMessageContaining("was ended");
    assertThatThrownBy(() -> restoration.show(hidden, WORK, mail(work)))
        .hasMessageContaining("was ended");
  }

  @Test
  void rewindTakesTheAccountFromASilentRestoration() throws Exception {
    Hidden hidden = restoration.begin(archived(WORK, 7), Numbers.AS_ARCHIVED);
    fixture.execute("update task set lease = now() - interval '1 second'");

    assertThat(fixture.rewinder().begin(StoreFixture.rewindOf(1), Instant.now(), AuditEntry.NONE))
        .isInstanceOf(Rewinder.Begun.Run.class);

    assertThatThrownBy(() -> put(hidden, 1)).hasMessageContaining("was ended");
  }

  @Test
  void trimmingKeepsMailboxesBeingFilled() throws Exception {
    ArchivedMailbox work = archived(WORK, 7);
    Hidden hidden = filled(work, Numbers.AS_ARCHIVED);

    fixture.execute("update mailbox set removed = removed - interval '1 year'");
    trim();
    restoration.show(hidden, WORK, mail(work));

    assertCountersCount(SAVED);
  }

  @Test
  void trimmingRemovesMailboxesOfAnAbortedRestore() throws Exception {
    filled(archived(WORK, 7), Numbers.AS_ARCHIVED);
    fixture.endTasks();

    trim();

    assertThat(number("select count(*) from mailbox where restoring is not null")).isZero();
  }
}

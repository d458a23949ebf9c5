package org.carillon.recovery.internal.rewinding;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.archive.internal.Archives;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.Watch;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.Faults;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.node.Life;
import org.carillon.recovery.Rewind;
import org.carillon.recovery.RewindChange;
import org.carillon.recovery.RewindChange.Fate;
import org.carillon.recovery.internal.recovering.ReturnStep;
import org.carillon.recovery.reserving.RewindRows;
import org.carillon.task.TaskRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that an account's mail returns to an earlier moment. */
class RewinderTest extends AliceTest {
  private static final MailboxName TRASH = new MailboxName("Trash");
  private static final MailboxName WORK = new MailboxName("Work");
  private static final MailboxName PLAY = new MailboxName("Play");
  private static final Flags WORKED = new Flags(Set.of(Flag.SEEN), Set.of("$work"));

  private TaskRunner tasks;
  private Rewinder rewinder;
  private long inbox;

  @BeforeEach
  void open() throws Exception {
    tasks =
        new TaskRunner(
            new SqlTransactions(fixture.dataSource()),
            Life.of("a"),
            AuditOn.database(fixture.database));
    rewinder = fixture.rewinder(tasks);
    inbox = fixture.view(alice, MailboxName.INBOX).mailbox();
  }

  private void append(MailboxName name, String subject, Flags flags) throws Exception {
    fixture.append(alice, name, flags, "Subject: " + subject + "\r\n\r\n" + subject);
  }

  private void flag(long mailbox, long uid, FlagChange change, Flag flag) {
    StoreFixture.done(
        mailboxes.store(alice, mailbox, UidSet.of(uid), change, Flags.of(flag), Optional.empty()));
  }

  private void expunge(long mailbox, UidSet uids) {
    fixture.expunge(alice, mailbox, uids);
  }

  /** Returns the database's present time, so that it separates earlier changes from later ones. */
  private Instant now() throws Exception {
    try (Connection connection = fixture.dataSource().getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getObject(1, java.time.OffsetDateTime.class).toInstant();
    }
  }

  /** Creates a restoration that has just renewed its lease. */
  private void restoring(String id) throws Exception {
    fixture.restoring(id);
  }

  @Test
  void accountIsRewoundOrRestoredOneAtATime() throws Exception {
    append(MailboxName.INBOX, "one", Flags.NONE);
    Instant then = now();
    restoring("first");
    restoring("second");
    assertThat(Archives.of(fixture).reserve(Set.of(1L), "first")).isNotEmpty();

    assertThat(rewinder.begin(StoreFixture.rewindOf(1), then, AuditEntry.NONE))
        .isInstanceOf(Rewinder.Begun.Busy.class);
    assertThat(Archives.of(fixture).reserve(Set.of(1L), "second")).isEmpty();
    assertThat(Archives.of(fixture).reserve(Set.of(1L), "first")).isNotEmpty();

    // The lease expired, as after a kill.
    fixture.execute("update task set lease = now() - interval '1 second' where id = 'first'");
    assertThat(Archives.of(fixture).reserve(Set.of(1L), "second")).isNotEmpty();
    fixture.endTasks();
    assertThat(rewinder.begin(StoreFixture.rewindOf(1), then, AuditEntry.NONE))
        .isInstanceOf(Rewinder.Begun.Run.class);
    restoring("third");
    assertThat(Archives.of(fixture).reserve(Set.of(1L), "third")).isEmpty();
  }

  @Test
  void onlyRewindsThatBeginAreAudited() throws Exception {
    Instant beforeAll = now();
    append(MailboxName.INBOX, "one", Flags.NONE);
    Instant then = now();
    var records = new AtomicInteger();
    AuditEntry record = connection -> records.incrementAndGet();

    TaskRunner.Claimed<RewindRun> run =
        ((Rewinder.Begun.Run) rewinder.begin(StoreFixture.rewindOf(1), then, record)).run();
    assertThat(rewinder.begin(StoreFixture.rewindOf(1), then, record))
        .isInstanceOf(Rewinder.Begun.Busy.class);
    run.run();
    assertThat(rewinder.begin(StoreFixture.rewindOf(1), beforeAll.minusSeconds(9), record))
        .isInstanceOf(Rewinder.Begun.NotKept.class);

    assertThat(records).hasValue(1);
  }

  private Rewind rewind(Instant to) throws Exception {
    TaskRunner.Claimed<RewindRun> run =
        ((Rewinder.Begun.Run) rewinder.begin(StoreFixture.rewindOf(1), to, AuditEntry.NONE)).run();
    run.run();
    return rewinder.rows().find(1, run.id()).orElseThrow().shown("alice");
  }

  /** Returns what a mailbox shows of each message, independent of its UID. */
  private Set<String> messages(MailboxName name) throws Exception {
    MailboxView view = fixture.view(alice, name);
    Set<String> shown = new TreeSet<>();
    for (int i = 0; i < view.size(); i++) {
      Set<String> words = new TreeSet<>();
      for (Flag flag : Flag.values()) {
        if (flag.in(view.flags(i))) {
          words.add(flag.imapName());
        }
      }
      for (int bit = 0; bit < view.keywords().size(); bit++) {
        if ((view.flags(i) >> Flag.FIRST_KEYWORD_BIT + bit & 1) != 0) {
          words.add(view.keywords().get(bit));
        }
      }
      String text = fixture.text(alice, view.mailbox(), view.uid(i));
      shown.add(text.substring(text.lastIndexOf('\n') + 1) + " " + words);
    }
    return shown;
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    try (Connection connection = fixture.dataSource().getConnection();
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select name from mailbox where account = 1 and removed is null")) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
    return names;
  }

  /** Asserts that the counters equal a new count. */
  private void assertCounted() throws Exception {
    try (Connection connection = fixture.dataSource().getConnection();
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select (select messages from mail_account where account = 1),"
                    + " (select octets from mail_account where account = 1), count(*),"
                    + " sum(i.octets + coalesce(length(p.prefix), 0)) from mailbox m"
                    + " join placement p on p.mailbox = m.id join item i on i.id = p.item"
                    + " where m.account = 1 and m.removed is null")) {
      row.next();
      assertThat(row.getLong(1)).isEqualTo(row.getLong(3));
      assertThat(row.getLong(2)).isEqualTo(row.getLong(4));
    }
  }

  @Test
  void flagsOfManyMessagesAreRewound() throws Exception {
    for (int i = 0; i < 100; i++) {
      append(MailboxName.INBOX, "no " + i, i % 3 == 0 ? WORKED : Flags.NONE);
    }
    expunge(inbox, UidSet.range(20, 25));
    Set<String> before = messages(MailboxName.INBOX);
    Instant then = now();
    UidSet all = UidSet.range(1, 100);
    for (Flags flags : List.of(Flags.of(Flag.SEEN), Flags.of(Flag.FLAGGED))) {
      StoreFixture.done(
          mailboxes.store(alice, inbox, all, FlagChange.REPLACE, flags, Optional.empty()));
    }
    flag(inbox, 7, FlagChange.ADD, Flag.ANSWERED);
    expunge(inbox, UidSet.range(80, 81));

    Rewind done = rewind(then);

    assertThat(messages(MailboxName.INBOX)).isEqualTo(before);
    assertThat(done.reflagged()).isEqualTo(92);
    assertThat(rewind(then).reflagged()).isZero();
  }

  @Test
  void deletedMailboxIsRewoundWithItsShares() throws Exception {
    Caller bob = fixture.account(2);
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    StoreFixture.done(
        mailboxes.grant(
            alice,
            WORK,
            Identifier.parse("user2"),
            RightsChange.REPLACE,
            MailboxRights.parse("lrs").orElseThrow()));
    Instant then = now();
    StoreFixture.done(mailboxes.delete(alice, WORK));
    CountDownLatch told = new CountDownLatch(1);
    try (Watch _ = mailboxes.watchAll(bob, told::countDown)) {
      rewind(then);

      // This is earlier than the comparison every ten seconds would notice it.
      assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(StoreFixture.done(mailboxes.myRights(bob, new MailboxName("~user1/Work"))).letters())
        .isEqualTo("lrs");
  }

  @Test
  void messagesFlagsAndMovesAreRewound() throws Exception {
    append(MailboxName.INBOX, "kept", Flags.NONE);
    append(MailboxName.INBOX, "expunged", WORKED);
    append(MailboxName.INBOX, "moved", Flags.of(Flag.FLAGGED));
    append(MailboxName.INBOX, "flagged", WORKED);
    Set<String> before = messages(MailboxName.INBOX);
    Instant then = now();
    flag(inbox, 1, FlagChange.ADD, Flag.SEEN);
    flag(inbox, 1, FlagChange.ADD, Flag.ANSWERED);
    flag(inbox, 4, FlagChange.REMOVE, Flag.SEEN);
    flag(inbox, 2, FlagChange.ADD, Flag.DRAFT);
    expunge(inbox, UidSet.of(2));
    StoreFixture.done(mailboxes.move(alice, inbox, UidSet.of(3), TRASH));
    append(MailboxName.INBOX, "arrived", Flags.NONE);
    StoreFixture.done(mailboxes.copy(alice, inbox, UidSet.of(1), TRASH));
    Set<String> after = messages(MailboxName.INBOX);
    Set<String> trash = messages(TRASH);
    MailboxView seen = fixture.view(alice, MailboxName.INBOX);
    Instant later = now();

    Rewind done = rewind(then);

    assertThat(done.state()).isEqualTo(Rewind.State.DONE);
    assertThat(done.troubles()).isEmpty();
    assertThat(done.returned()).isEqualTo(2);
    assertThat(done.removed()).isEqualTo(3);
    assertThat(done.reflagged()).isEqualTo(2);
    assertThat(done.steps()).isEqualTo(done.ofSteps()).isEqualTo(7);
    assertThat(messages(MailboxName.INBOX)).isEqualTo(before);
    assertThat(messages(TRASH)).isEmpty();
    MailboxView view = fixture.view(alice, MailboxName.INBOX);
    assertThat(view.uidValidity()).isEqualTo(seen.uidValidity());
    assertThat(List.of(view.uid(0), view.uid(1), view.uid(2), view.uid(3)))
        .containsExactly(1L, 4L, 6L, 7L);
    assertCounted();
    // A client that was away is told of everything that was removed or changed.
    UidSet vanished = StoreFixture.done(mailboxes.vanished(alice, inbox, seen.highestModseq()));
    assertThat(vanished).isEqualTo(UidSet.of(5));
    for (int i = 0; i < view.size(); i++) {
      assertThat(view.modseq(i)).isGreaterThan(seen.highestModseq());
    }

    rewind(later);

    assertThat(messages(MailboxName.INBOX)).isEqualTo(after);
    assertThat(messages(TRASH)).isEqualTo(trash);
    assertCounted();
  }

  @Test
  void mailboxesAreRewoundWithTheirNames() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    StoreFixture.done(mailboxes.create(alice, PLAY, Set.of()));
    StoreFixture.done(mailboxes.create(alice, new MailboxName("Play/Chess"), Set.of()));
    append(WORK, "work", WORKED);
    append(PLAY, "play", Flags.NONE);
    MailboxView work = fixture.view(alice, WORK);
    MailboxView play = fixture.view(alice, PLAY);
    Set<String> names = names();
    Instant then = now();
    // Each mailbox gets the other's name.
    StoreFixture.done(mailboxes.rename(alice, WORK, new MailboxName("Third")));
    StoreFixture.done(mailboxes.rename(alice, PLAY, WORK));
    StoreFixture.done(mailboxes.rename(alice, new MailboxName("Third"), PLAY));
    StoreFixture.done(mailboxes.delete(alice, WORK));
    StoreFixture.done(mailboxes.create(alice, new MailboxName("New/Deep"), Set.of()));
    append(new MailboxName("New/Deep"), "new", Flags.NONE);
    flag(work.mailbox(), 1, FlagChange.REMOVE, Flag.SEEN);
    Instant later = now();
    Set<String> namesLater = names();

    assertThat(((Rewinder.Preview.Changes) rewinder.preview(1, then)).changes())
        .containsExactly(
            new RewindChange("New", Fate.GOES, Optional.empty(), 0, 0, 0),
            new RewindChange("New/Deep", Fate.GOES, Optional.empty(), 0, 1, 0),
            new RewindChange("Play", Fate.RETURNS, Optional.empty(), 1, 0, 0),
            new RewindChange("Play/Chess", Fate.RENAMED, Optional.of("Work/Chess"), 0, 0, 0),
            new RewindChange("Work", Fate.RENAMED, Optional.of("Play"), 0, 0, 1));
    assertThat(names()).isEqualTo(namesLater);

    Rewind done = rewind(then);

    assertThat(done.troubles()).isEmpty();
    assertThat(done.mailboxes()).isEqualTo(5);
    assertThat(names()).isEqualTo(names);
    assertThat(messages(WORK)).containsExactly("work [$work, \\Seen]");
    assertThat(messages(PLAY)).containsExactly("play []");
    assertThat(fixture.view(alice, WORK).mailbox()).isEqualTo(work.mailbox());
    // Meanwhile each name belonged to a mailbox with a higher one.
    assertThat(play.uidValidity()).isGreaterThan(work.uidValidity());
    assertThat(fixture.view(alice, WORK).uidValidity()).isGreaterThan(play.uidValidity());
    assertThat(fixture.view(alice, PLAY).mailbox()).isEqualTo(play.mailbox());
    assertThat(fixture.view(alice, PLAY).uidValidity()).isGreaterThan(play.uidValidity());
    assertThat(fixture.view(alice, PLAY).uid(0)).isEqualTo(1);
    assertCounted();

    rewind(later);

    assertThat(names()).isEqualTo(namesLater);
    assertThat(messages(new MailboxName("New/Deep"))).containsExactly("new []");
    assertCounted();
  }

  @Test
  void deletedMailboxIsRewoundToItsEarlierMessages() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    append(WORK, "one", Flags.NONE);
    append(WORK, "two", Flags.NONE);
    long work = fixture.view(alice, WORK).mailbox();
    Instant then = now();
    expunge(work, UidSet.of(1));
    append(WORK, "three", Flags.NONE);
    StoreFixture.done(mailboxes.delete(alice, WORK));

    rewind(then);

    assertThat(messages(WORK)).containsExactly("one []", "two []");
    assertCounted();
  }

  @Test
  void interruptedRewindKeepsNewMailAndRestoresNothingTwice() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      StoreFixture.done(
          mailboxes.append(
              alice,
              MailboxName.INBOX,
              List.of(
                  new Draft(
                      fixture.spool("Subject: n\r\n\r\nn" + i), Flags.NONE, StoreFixture.NOON))));
    }
    Set<String> before = messages(MailboxName.INBOX);
    Instant then = now();
    expunge(inbox, UidSet.range(1, 1_000));
    append(MailboxName.INBOX, "arrived", Flags.NONE);

    TaskRunner.Claimed<RewindRun> first =
        ((Rewinder.Begun.Run) rewinder.begin(StoreFixture.rewindOf(1), then, AuditEntry.NONE))
            .run();
    assertThat(rewinder.begin(StoreFixture.rewindOf(1), then, AuditEntry.NONE))
        .isInstanceOf(Rewinder.Begun.Busy.class);
    append(MailboxName.INBOX, "meanwhile", Flags.NONE);
    tasks.close();
    first.run();
    RewindRows.Row stopped = rewinder.rows().find(1, first.id()).orElseThrow();
    assertThat(stopped.state()).isEqualTo(Rewind.State.INTERRUPTED);

    rewinder = fixture.rewinder();
    Rewind done = rewind(then);

    assertThat(done.id()).isEqualTo(first.id());
    assertThat(done.state()).isEqualTo(Rewind.State.DONE);
    Set<String> after = messages(MailboxName.INBOX);
    assertThat(after).contains("meanwhile []").doesNotContain("arrived []");
    after.remove("meanwhile []");
    assertThat(after).isEqualTo(before);
    assertThat(fixture.view(alice, MailboxName.INBOX).size()).isEqualTo(1_001);
    assertCounted();
  }

  @Test
  void resumedRewindRestoresNothingTwice() throws Exception {
    for (int i = 0; i < 10; i++) {
      String[] texts = new String[100];
      for (int j = 0; j < texts.length; j++) {
        texts[j] = "Subject: n\r\n\r\nn" + (100 * i + j);
      }
      fixture.append(alice, MailboxName.INBOX, Flags.NONE, texts);
    }
    Set<String> before = messages(MailboxName.INBOX);
    Instant then = now();
    expunge(inbox, UidSet.range(1, 1_000));
    TaskRunner.Claimed<RewindRun> first =
        ((Rewinder.Begun.Run) rewinder.begin(StoreFixture.rewindOf(1), then, AuditEntry.NONE))
            .run();
    // Each step is recorded in one transaction with its messages, so the second one is rolled back.
    Faults.at(fixture, "task", 2);
    first.run();
    assertThat(fixture.view(alice, MailboxName.INBOX).size()).isEqualTo(ReturnStep.MOST);

    Rewind done = rewind(then);

    assertThat(done.id()).isEqualTo(first.id());
    assertThat(fixture.view(alice, MailboxName.INBOX).size()).isEqualTo(1_000);
    assertThat(messages(MailboxName.INBOX)).isEqualTo(before);
    assertCounted();
  }

  @Test
  void messagesUndeletedMeanwhileAreNotRestoredTwice() throws Exception {
    append(MailboxName.INBOX, "one", Flags.NONE);
    append(MailboxName.INBOX, "two", WORKED);
    Set<String> before = messages(MailboxName.INBOX);
    Instant then = now();
    expunge(inbox, UidSet.range(1, 2));
    TaskRunner.Claimed<RewindRun> begun =
        ((Rewinder.Begun.Run) rewinder.begin(StoreFixture.rewindOf(1), then, AuditEntry.NONE))
            .run();
    assertThat(fixture.recoverer().returnMessages(1, 0, Instant.EPOCH)).isEqualTo(2);

    begun.run();

    assertThat(messages(MailboxName.INBOX)).isEqualTo(before);
    assertThat(fixture.view(alice, MailboxName.INBOX).size()).isEqualTo(2);
  }

  @Test
  void silentRewindIsTakenOverAndItsOldRunEnds() throws Exception {
    append(MailboxName.INBOX, "one", Flags.NONE);
    Instant then = now();
    expunge(inbox, UidSet.of(1));
    TaskRunner.Claimed<RewindRun> silent =
        ((Rewinder.Begun.Run) rewinder.begin(StoreFixture.rewindOf(1), then, AuditEntry.NONE))
            .run();
    try (Connection connection = fixture.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("update task set lease = now() - interval '1 second'");
    }

    Rewind done = rewind(then);
    silent.run();

    assertThat(messages(MailboxName.INBOX)).containsExactly("one []");
    assertThat(rewinder.rows().all(1)).hasSize(1);
    assertThat(done.state()).isEqualTo(Rewind.State.DONE);
    assertThat(rewinder.rows().all(1).getFirst().state()).isEqualTo(Rewind.State.DONE);
  }

  @Test
  void stoppedRewindContinuesWhenRequestedAgain() throws Exception {
    append(MailboxName.INBOX, "one", Flags.NONE);
    Instant then = now();
    expunge(inbox, UidSet.of(1));
    rewinder.begin(StoreFixture.rewindOf(1), then, AuditEntry.NONE);
    fixture.execute("update task set stopped_by = 'admin', lease = now() - interval '1 second'");

    Rewind done = rewind(then);

    assertThat(done.state()).isEqualTo(Rewind.State.DONE);
    assertThat(done.returned()).isEqualTo(1);
    assertThat(rewinder.rows().all(1)).hasSize(1);
  }

  @Test
  void timesBeforeTheRetainedHistoryAreRefused() throws Exception {
    Instant beforeAll = now().minus(1, ChronoUnit.DAYS);
    assertThat(rewinder.begin(StoreFixture.rewindOf(1), beforeAll, AuditEntry.NONE))
        .isInstanceOf(Rewinder.Begun.NotKept.class);
    append(MailboxName.INBOX, "one", Flags.NONE);
    Instant then = now();
    expunge(inbox, UidSet.of(1));
    append(MailboxName.INBOX, "two", Flags.NONE);
    try (Connection connection = fixture.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("update mail_account set freed_to = modseq where account = 1");
    }

    assertThat(rewinder.begin(StoreFixture.rewindOf(1), then, AuditEntry.NONE))
        .isInstanceOf(Rewinder.Begun.NotKept.class);
    assertThat(rewinder.preview(1, then)).isInstanceOf(Rewinder.Preview.NotKept.class);
    assertThat(rewinder.rows().all(1)).isEmpty();
    assertThat(messages(MailboxName.INBOX)).containsExactly("two []");
  }

  @Test
  void purgedMailboxIsReportedOnlyForTimesItExisted() throws Exception {
    Instant before = now();
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    Instant then = now();
    StoreFixture.done(mailboxes.delete(alice, WORK));
    fixture.execute("delete from mailbox where name = 'Work'");

    assertThat(rewinder.preview(1, then))
        .isEqualTo(
            new Rewinder.Preview.NotKept("The mailbox Work of that time is no longer kept."));
    assertThat(rewinder.preview(1, before)).isEqualTo(new Rewinder.Preview.Changes(List.of()));
  }

  @Test
  void deliveriesDuringARewindAreNotLost() throws Exception {
    for (int i = 0; i < 30; i++) {
      append(MailboxName.INBOX, "n" + i, Flags.NONE);
    }
    Set<String> before = messages(MailboxName.INBOX);
    Instant then = now();
    expunge(inbox, UidSet.range(1, 30));
    TaskRunner.Claimed<RewindRun> run =
        ((Rewinder.Begun.Run) rewinder.begin(StoreFixture.rewindOf(1), then, AuditEntry.NONE))
            .run();
    AtomicBoolean over = new AtomicBoolean();
    int[] delivered = new int[1];
    Thread deliveries =
        Thread.ofVirtual()
            .start(
                () -> {
                  do {
                    deliver("late" + delivered[0]++);
                  } while (!over.get());
                });
    run.run();
    over.set(true);
    deliveries.join();

    for (int i = 0; i < delivered[0]; i++) {
      before.add("late" + i + " []");
    }
    assertThat(messages(MailboxName.INBOX)).isEqualTo(before);
    assertCounted();
  }

  private void deliver(String text) {
    try {
      fixture.deliver(fixture.toInbox(alice, "Subject: late\r\n\r\n" + text));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}

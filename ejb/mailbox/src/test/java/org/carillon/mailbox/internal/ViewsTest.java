package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.TextIndex;
import org.carillon.node.Life;
import org.carillon.store.changes.FlagFlush;
import org.carillon.store.index.IndexView;
import org.carillon.store.parts.NoChangeHints;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.viewing.LoadedView;
import org.carillon.store.viewing.StoredViews;
import org.carillon.store.viewing.ViewRows;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of views of two nodes over one database whose notifications to each other are all lost. */
class ViewsTest {
  private static final MailboxName OTHER = new MailboxName("Other");
  private static final UidSet ALL = UidSet.range(1, 4_294_967_295L);
  private static final List<Flags> FLAGS =
      List.of(
          Flags.of(Flag.SEEN),
          Flags.of(Flag.DELETED),
          Flags.of(Flag.DELETED, Flag.FLAGGED),
          new Flags(Set.of(), Set.of("one")),
          new Flags(Set.of(Flag.SEEN), Set.of("one", "two")));

  @TempDir Path folder;
  private StoreFixture here;
  private StoreFixture there;
  private Caller alice;

  @BeforeEach
  void open() throws SQLException {
    TestDatabase database = TestDatabase.fresh();
    DataSource pool = database.pooled();
    here = StoreFixture.open(database, pool, folder, "here", new NoChangeHints());
    there = StoreFixture.open(database, pool, folder, "there", new NoChangeHints());
    alice = here.account(1);
    StoreFixture.done(here.mailboxes().create(alice, OTHER, Set.of()));
  }

  @AfterEach
  void close() throws Exception {
    here.close();
    there.close();
  }

  @RepeatedTest(3)
  void viewMatchesTheDatabaseAfterRandomChanges(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    List<MailboxName> names = List.of(MailboxName.INBOX, OTHER);
    for (int step = 0; step < 60; step++) {
      StoreFixture node = random.nextBoolean() ? here : there;
      MailboxName name = names.get(random.nextInt(2));
      MailboxView before = node.view(alice, name);
      if (random.nextInt(4) == 0) {
        keep((IndexView) before);
      }
      // This node may not know yet what the other has done since.
      act(node, random, before, name, names.get(random.nextInt(2)));
      node.parts.open().compare();
      MailboxView after = StoreFixture.done(node.mailboxes().view(alice, before.mailbox()));
      assertIsTheDatabases(after);
      assertTellsWhatChanged(before, after);
      assertFindsByFlags(after);
    }
  }

  private void act(
      StoreFixture node, Random random, MailboxView view, MailboxName name, MailboxName target)
      throws Exception {
    MailAccess mailboxes = node.mailboxes();
    Flags flags = FLAGS.get(random.nextInt(FLAGS.size()));
    UidSet some = some(random, view);
    switch (random.nextInt(7)) {
      case 0, 1 -> {
        int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 5);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          drafts.add(new Draft(node.spool("Subject: s\r\n\r\n"), flags, StoreFixture.NOON));
        }
        StoreFixture.done(mailboxes.append(alice, name, drafts));
      }
      case 2 -> {
        FlagChange change = FlagChange.values()[random.nextInt(3)];
        StoreFixture.done(
            mailboxes.store(alice, view.mailbox(), some, change, flags, Optional.empty()));
      }
      case 3 -> StoreFixture.done(mailboxes.copy(alice, view.mailbox(), some, target));
      case 4 -> StoreFixture.done(mailboxes.move(alice, view.mailbox(), some, target));
      case 5 -> new FlagFlush(new SqlTransactions(node.dataSource())).account(1);
      default -> StoreFixture.done(mailboxes.expunge(alice, view.mailbox(), Optional.empty()));
    }
  }

  private static UidSet some(Random random, MailboxView view) {
    long first = 1 + random.nextLong(view.uidNext());
    return random.nextInt(4) == 0
        ? ALL
        : UidSet.range(first, first + random.nextInt(random.nextBoolean() ? 20 : 200));
  }

  private void assertIsTheDatabases(MailboxView view) throws SQLException {
    try (var connection = here.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      IndexView stored = ViewRows.load(connection, 1, view.mailbox()).orElseThrow();
      assertThat(lines(view)).isEqualTo(lines(stored));
      assertThat(view.uidNext()).isEqualTo(stored.uidNext());
      assertThat(view.highestModseq()).isEqualTo(stored.highestModseq());
      assertThat(view.keywords()).isEqualTo(stored.keywords());
      LoadedView loaded = LoadedView.of(connection, 1, view.mailbox()).orElseThrow();
      assertThat(lines(loaded.view())).isEqualTo(lines(stored));
      assertThat(loaded.view().head()).isEqualTo(stored.head());
    }
  }

  private void keep(IndexView view) throws SQLException {
    try (var connection = here.dataSource().getConnection()) {
      StoredViews.keep(connection, view);
    }
  }

  private static List<String> lines(MailboxView view) {
    List<String> lines = new ArrayList<>(view.size());
    for (int i = 0; i < view.size(); i++) {
      lines.add(view.uid(i) + " " + view.flags(i) + " " + view.modseq(i));
      assertThat(view.indexOf(view.uid(i))).isEqualTo(i);
    }
    return lines;
  }

  private static void assertTellsWhatChanged(MailboxView before, MailboxView after) {
    List<Long> expunged = new ArrayList<>();
    before.expungedIn(after, expunged::add);
    List<Long> missing = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (after.indexOf(before.uid(i)) < 0) {
        missing.add(before.uid(i));
      }
    }
    assertThat(expunged).isEqualTo(missing);
    List<Integer> changed = new ArrayList<>();
    after.changedSince(before.highestModseq(), changed::add);
    List<Integer> different = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      int was = before.indexOf(after.uid(i));
      if (was < 0 || before.modseq(was) != after.modseq(i)) {
        different.add(i);
      }
    }
    assertThat(changed).isEqualTo(different);
  }

  private static void assertFindsByFlags(MailboxView view) {
    long both = Flag.SEEN.bit() | Flag.DELETED.bit();
    for (long word : new long[] {0, Flag.SEEN.bit(), Flag.DELETED.bit(), both}) {
      int expected = -1;
      for (int i = view.size() - 1; i >= 0; i--) {
        expected = (view.flags(i) & both) == word ? i : expected;
        assertThat(view.next(i, both, word)).isEqualTo(expected);
      }
      assertThat(view.next(view.size(), both, word)).isEqualTo(-1);
    }
  }

  @Test
  void viewReportsChangesOfARange() throws Exception {
    here.append(alice, OTHER, Flags.NONE, "\r\n", "\r\n", "\r\n", "\r\n");
    long before = here.view(alice, OTHER).highestModseq();
    StoreFixture.done(
        here.mailboxes()
            .store(
                alice,
                here.view(alice, OTHER).mailbox(),
                UidSet.range(2, 4),
                FlagChange.ADD,
                Flags.of(Flag.SEEN),
                Optional.empty()));
    List<Integer> changed = new ArrayList<>();

    here.view(alice, OTHER).changedSince(before, 0, 3, changed::add);
    here.view(alice, OTHER).changedSince(before, 3, 3, changed::add);

    assertThat(changed).containsExactly(1, 2);
  }

  @Test
  void viewIsReusedUntilAChange() throws Exception {
    MailboxView first = here.view(alice, OTHER);

    assertThat(here.view(alice, OTHER)).isSameAs(first);
    StoreFixture.done(
        here.mailboxes()
            .append(
                alice,
                OTHER,
                List.of(new Draft(here.spool("\r\n"), Flags.NONE, StoreFixture.NOON))));
    assertThat(here.view(alice, OTHER)).isNotSameAs(first);
    assertThat(first.size()).isZero();
  }

  @Test
  void sessionIsNotifiedOfOtherNodesChangesWithoutHints() throws Exception {
    MailboxView shown = here.view(alice, OTHER);
    here.parts.open().compare();
    CountDownLatch told = new CountDownLatch(2);
    try (Watch mailbox = here.mailboxes().watch(alice, shown.mailbox(), told::countDown);
        Watch account = here.mailboxes().watchAll(alice, told::countDown)) {
      assertThat(mailbox).isNotNull();
      assertThat(account).isNotNull();
      StoreFixture.done(
          there
              .mailboxes()
              .append(
                  alice,
                  OTHER,
                  List.of(new Draft(there.spool("\r\n"), Flags.NONE, StoreFixture.NOON))));
      assertThat(here.mailboxes().view(alice, shown.mailbox()))
          .extracting(StoreFixture::done)
          .isSameAs(shown);

      here.parts.open().compare();

      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(StoreFixture.done(here.mailboxes().view(alice, shown.mailbox())).size())
          .isEqualTo(1);
    }
  }

  @Test
  void evictedViewsAreReloaded() throws Exception {
    StoreParts parts =
        new StoreParts(
            new StoreParts.Dependencies(
                here.dataSource(),
                here.blobs.blobs(),
                here.blobs.writer(),
                new NoChangeHints(),
                here.quotas),
            Life.of("small"),
            1);
    MailStore small =
        new MailStore(
            parts,
            new MailStore.Dependencies(
                here.blobs.spools(), TextIndex.NONE, here.people, here.quotas, new TestKey()),
            1);
    StoreFixture.done(
        here.mailboxes()
            .append(
                alice,
                OTHER,
                List.of(new Draft(here.spool("\r\n"), Flags.NONE, StoreFixture.NOON))));
    MailboxView shown = StoreFixture.done(small.mailboxes().open(alice, OTHER, true)).view();

    parts.open().compare();

    assertThat(StoreFixture.done(small.mailboxes().view(alice, shown.mailbox()))).isSameAs(shown);
    assertThat(lines(shown)).hasSize(1);
  }

  @Test
  void mailboxRenamedOnThisNodeIsFound() throws Exception {
    long first = here.view(alice, OTHER).mailbox();
    StoreFixture.done(here.mailboxes().rename(alice, OTHER, new MailboxName("Renamed")));
    StoreFixture.done(here.mailboxes().create(alice, OTHER, Set.of()));

    assertThat(here.view(alice, OTHER).mailbox()).isNotEqualTo(first);
    assertThat(here.view(alice, new MailboxName("Renamed")).mailbox()).isEqualTo(first);
    StoreFixture.done(here.mailboxes().delete(alice, OTHER));
    assertThat(here.mailboxes().open(alice, OTHER, true)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void mailboxRenamedOnAnotherNodeIsFoundWithoutHints() throws Exception {
    long first = here.view(alice, OTHER).mailbox();
    StoreFixture.done(there.mailboxes().rename(alice, OTHER, new MailboxName("Renamed")));
    StoreFixture.done(there.mailboxes().create(alice, OTHER, Set.of()));

    here.parts.open().compare();

    assertThat(here.view(alice, OTHER).mailbox()).isNotEqualTo(first);
    assertThat(here.view(alice, new MailboxName("Renamed")).mailbox()).isEqualTo(first);
    StoreFixture.done(there.mailboxes().delete(alice, OTHER));
    here.parts.open().compare();
    assertThat(here.mailboxes().open(alice, OTHER, true)).isInstanceOf(Answer.Failed.class);
  }
}

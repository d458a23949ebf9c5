package org.carillon.store.flagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.index.IndexView;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.rows.Keywords;
import org.carillon.store.rows.MailRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlagCombinerTest extends AliceTest {
  private static final int SESSIONS = 8;
  private static final int MESSAGES = 20;

  /** This is more often than the driver and the database need before they cache a plan. */
  private static final int OFTEN = 20;

  private static final Flag[] SYSTEM = {Flag.SEEN, Flag.FLAGGED, Flag.ANSWERED, Flag.DELETED};
  private static final UidSet ALL = UidSet.range(1, MESSAGES);

  private Caller bob;

  @BeforeEach
  void open() throws Exception {
    bob = fixture.account(2);
    for (int i = 0; i < MESSAGES; i++) {
      fixture.deliver(fixture.toInbox(alice, "\r\n"));
      fixture.deliver(fixture.toInbox(bob, "\r\n"));
    }
  }

  private FlagsStored store(
      Caller caller, UidSet uids, Flags flags, Optional<Long> unchangedSince) {
    long inbox = fixture.view(caller, StoreFixture.INBOX).mailbox();
    return StoreFixture.done(
        mailboxes.store(caller, inbox, uids, FlagChange.ADD, flags, unchangedSince));
  }

  private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
    }
    return results;
  }

  @Test
  void concurrentFlagChangesAreAllStored() throws Exception {
    List<Callable<FlagsStored>> stores = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      Flags own = new Flags(Set.of(Flag.SEEN), Set.of("of" + i));
      storeEachTo(stores, own);
    }
    for (Flag flag : SYSTEM) {
      storeEachTo(stores, Flags.of(flag));
    }

    together(stores);

    for (Caller caller : List.of(alice, bob)) {
      MailboxView view = fixture.view(caller, StoreFixture.INBOX);
      long everything =
          Keywords.system(Flags.of(SYSTEM)) | (1L << SESSIONS) - 1 << Flag.FIRST_KEYWORD_BIT;
      for (int i = 0; i < MESSAGES; i++) {
        assertThat(view.flags(i)).isEqualTo(everything);
      }
      MailboxStatus status = StoreFixture.done(mailboxes.status(caller, StoreFixture.INBOX));
      assertThat(status.unseen()).isZero();
      assertThat(status.deleted()).isEqualTo(MESSAGES);
    }
    assertThat(flagsBefore(alice.account())).contains(0L);
    assertThat(flagsBefore(alice.account())).doesNotHaveDuplicates();
    assertThat(rowOfFirst(alice)).isEqualTo(fixture.view(alice, StoreFixture.INBOX).flags(0));
  }

  private void storeEachTo(List<Callable<FlagsStored>> stores, Flags flags) {
    for (Caller caller : List.of(alice, bob)) {
      for (long uid = 1; uid <= MESSAGES; uid++) {
        UidSet one = UidSet.of(uid);
        stores.add(() -> store(caller, one, flags, Optional.empty()));
      }
    }
  }

  /** Returns the flags of the first message in the database. */
  private long rowOfFirst(Caller caller) throws SQLException {
    long inbox = fixture.view(caller, StoreFixture.INBOX).mailbox();
    List<Long> found = new ArrayList<>();
    try (Connection connection = fixture.dataSource().getConnection()) {
      new Pipeline()
          .add(
              row -> found.add(row.getLong(1)),
              "select flags from placement where mailbox = ? and uid = 1",
              inbox)
          .execute(connection);
    }
    return found.getFirst();
  }

  /** Returns the former flags of the log's first message. Each change had other flags before. */
  private List<Long> flagsBefore(long account) throws SQLException {
    List<Long> flags = new ArrayList<>();
    try (Connection connection = fixture.dataSource().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select flags from mail_change where account = ? and kind = 2 and uid = 1")) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          flags.add(row.getLong(1));
        }
      }
    }
    return flags;
  }

  @Test
  void concurrentConditionalStoresSucceedOnce() throws Exception {
    long since = fixture.view(alice, StoreFixture.INBOX).highestModseq();
    List<Callable<FlagsStored>> stores = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      Flags own = new Flags(Set.of(), Set.of("of" + i));
      stores.add(() -> store(alice, ALL, own, Optional.of(since)));
    }

    List<FlagsStored> answers = together(stores);

    assertThat(answers).filteredOn(stored -> stored.modified().isEmpty()).hasSize(1);
    assertThat(answers)
        .filteredOn(stored -> !stored.modified().isEmpty())
        .extracting(FlagsStored::modified)
        .containsOnly(ALL);
  }

  @Test
  void lockedAccountDoesNotBlockStoresOfOthers() throws Exception {
    try (Connection connection = fixture.dataSource().getConnection();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      connection.setAutoCommit(false);
      MailRows.lock(connection, alice.account());
      Future<FlagsStored> waiting =
          threads.submit(() -> store(alice, ALL, Flags.of(Flag.SEEN), Optional.empty()));

      store(bob, ALL, Flags.of(Flag.SEEN), Optional.empty());

      assertThat(waiting.isDone()).isFalse();
      connection.rollback();
      connection.setAutoCommit(true);
      assertThat(waiting.get().view().flags(0)).isEqualTo(Flag.SEEN.bit());
    }
  }

  @Test
  void storeWithoutChangeDoesNotWaitForTheLock() throws Exception {
    store(alice, ALL, Flags.of(Flag.SEEN), Optional.empty());
    long modseq = fixture.view(alice, StoreFixture.INBOX).highestModseq();
    try (Connection connection = fixture.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      MailRows.lock(connection, alice.account());

      FlagsStored stored = store(alice, ALL, Flags.of(Flag.SEEN), Optional.empty());

      assertThat(stored.view().highestModseq()).isEqualTo(modseq);
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  @Test
  void outdatedViewWritesNoFlags() throws Exception {
    IndexView before = (IndexView) fixture.view(alice, StoreFixture.INBOX);
    store(alice, UidSet.of(1), Flags.of(Flag.FLAGGED), Optional.empty());
    Reflagging late = new Reflagging(alice.account(), before);
    FlagRequest request =
        new FlagRequest(FlagChange.ADD, Flags.of(Flag.SEEN), Flag.SEEN.bit(), Long.MAX_VALUE);
    late.apply(new long[] {1}, request, Flag.SEEN.bit());

    try (Connection connection = fixture.dataSource().getConnection()) {
      assertThat(FlagStatement.write(connection, List.of(late))).isEmpty();
    }

    assertThat(rowOfFirst(alice)).isEqualTo(Flag.FLAGGED.bit());
  }

  @Test
  void preparedStatementIsReused() throws Exception {
    try (Connection connection = fixture.dataSource().getConnection()) {
      for (int i = 0; i < OFTEN; i++) {
        IndexView view = (IndexView) fixture.view(alice, StoreFixture.INBOX);
        Reflagging change = new Reflagging(alice.account(), view);
        FlagRequest request =
            new FlagRequest(
                i % 2 == 0 ? FlagChange.ADD : FlagChange.REMOVE,
                Flags.of(Flag.FLAGGED),
                Flag.FLAGGED.bit(),
                Long.MAX_VALUE);
        change.apply(new long[] {1}, request, Flag.FLAGGED.bit());
        List<MailboxCommit> commits = FlagStatement.write(connection, List.of(change));
        assertThat(commits).hasSize(1);
        fixture.parts.open().committed(commits);
      }
      List<Long> kept = new ArrayList<>();
      new Pipeline()
          .add(
              row -> kept.add(row.getLong(1)),
              "select generic_plans from pg_prepared_statements where statement like 'with wanted%'")
          .execute(connection);
      assertThat(kept).singleElement().satisfies(plans -> assertThat(plans).isPositive());
    }
  }
}

package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.carillon.archive.internal.Archives;
import org.carillon.archive.internal.SavedFiles;
import org.carillon.archive.internal.SavedFiles.How;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.recovery.internal.rewinding.Rewinder;
import org.carillon.store.changes.DeletedRows;
import org.carillon.store.parts.NoChangeHints;
import org.carillon.store.rows.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a backup with its bases restores the account as it was. */
class BackupsTest extends AliceTest {
  private static final MailboxName WORK = new MailboxName("Work");
  private static final int STEPS = 40;

  /** Saves all rows and sequences, as a copy of the database has them. */
  private static final String SET_ASIDE =
      """
      do $$ declare t text; begin
        create schema past;
        for t in select tablename from pg_tables where schemaname = 'public' loop
          execute format('create table past.%I as table public.%I', t, t);
        end loop;
        create table past.given_out as
          select sequencename, last_value from pg_sequences where schemaname = 'public';
      end $$
      """;

  private static final String PUT_BACK =
      """
      do $$ declare t text; s record; begin
        set local session_replication_role = replica;
        for t in select tablename from pg_tables where schemaname = 'public' loop
          execute format('delete from public.%I', t);
          execute format('insert into public.%I overriding system value table past.%I', t, t);
        end loop;
        for s in select * from past.given_out where last_value is not null loop
          perform setval(format('public.%I', s.sequencename), s.last_value);
        end loop;
      end $$
      """;

  private SavedFiles files;

  @BeforeEach
  void open() {
    files = new SavedFiles(folder);
  }

  private Path save(Optional<Path> base) throws Exception {
    return files.save(Archives.of(fixture), 1, base);
  }

  private void restore(Caller into, How how, List<Path> chain) throws Exception {
    MailRestoration restoration =
        Archives.restoration(fixture, into, Archives.of(fixture).lineage());
    files.restore(fixture.blobs.spools(), restoration, how, chain);
    // The task is over.
    fixture.endTasks();
  }

  private void append(MailboxName name, int... numbers) throws Exception {
    for (int number : numbers) {
      fixture.append(alice, name, Flags.NONE, "Subject: " + number + "\r\n\r\nno " + number);
    }
  }

  private void assertRestored(SortedMap<String, List<String>> mail, List<Path> chain, long account)
      throws Exception {
    Caller other = fixture.account(account);
    restore(other, How.ANEW, chain);
    assertThat(restored(other, mail)).isEqualTo(mail);
  }

  /** Returns the restored mail, without the empty mailboxes that each account starts with. */
  private SortedMap<String, List<String>> restored(
      Caller into, SortedMap<String, List<String>> expected) throws Exception {
    SortedMap<String, List<String>> shown = ShownMail.of(fixture, into);
    shown
        .entrySet()
        .removeIf(one -> one.getValue().isEmpty() && !expected.containsKey(one.getKey()));
    return shown;
  }

  private void returnMailbox(MailboxName name) throws Exception {
    DeletedRows.RemovedMailbox removed = fixture.recoverer().removed(1, Instant.EPOCH).getFirst();
    fixture.recoverer().returnMailbox(1, removed.id(), name);
  }

  @Test
  void undeletedMailboxIsInTheIncrementalBackup() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    append(WORK, 1, 2, 3);
    StoreFixture.done(mailboxes.delete(alice, WORK));
    append(MailboxName.INBOX, 4);
    Path whole = save(Optional.empty());
    returnMailbox(WORK);
    SortedMap<String, List<String>> then = ShownMail.of(fixture, alice);

    Path since = save(Optional.of(whole));

    assertThat(then.get("Work")).hasSize(3);
    assertRestored(then, List.of(since, whole), 2);
    assertThat(files.troubles()).isEmpty();
  }

  @Test
  void restoredMailboxIsInTheIncrementalBackup() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    append(WORK, 1, 2, 3);
    Path old = save(Optional.empty());
    StoreFixture.done(mailboxes.delete(alice, WORK));
    Path whole = save(Optional.empty());
    restore(alice, How.MISSING, List.of(old));
    files = new SavedFiles(java.nio.file.Files.createDirectory(folder.resolve("later")));
    SortedMap<String, List<String>> then = ShownMail.of(fixture, alice);

    Path since = save(Optional.of(whole));

    assertThat(then.get("Work")).hasSize(3);
    assertRestored(then, List.of(since, whole), 2);
    assertThat(files.troubles()).isEmpty();
  }

  @Test
  void restoringOnlyMissingMailboxesCountsExistingOnesAsUnchanged() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    append(WORK, 1, 2);
    append(MailboxName.INBOX, 3);
    Path whole = save(Optional.empty());
    StoreFixture.done(mailboxes.delete(alice, WORK));
    append(MailboxName.INBOX, 4);
    SortedMap<String, List<String>> before = ShownMail.of(fixture, alice);

    restore(alice, How.MISSING, List.of(whole));

    SortedMap<String, List<String>> then = ShownMail.of(fixture, alice);
    assertThat(then.remove("Work")).hasSize(2);
    assertThat(then).isEqualTo(before);
    assertThat(files.shown()).isEqualTo(1);
    assertThat(files.leftAlone()).isEqualTo(before.size());
    assertThat(files.troubles()).isEmpty();
  }

  @Test
  void messagesWithoutRowsAreReportedAndBackedUpNextTime() throws Exception {
    append(MailboxName.INBOX, 1, 2);
    fixture.execute(
        "create table away as select * from blob where id = (select max(id) from blob)");
    fixture.execute("delete from blob where id = (select id from away)");

    Path whole = save(Optional.empty());

    assertThat(files.troubles())
        .containsExactly(
            "1 messages in INBOX were left out: the database has no content or place for them.");
    assertThat(
            SavedFiles.mail(whole).mailboxes().stream()
                .filter(mailbox -> mailbox.name().isInbox())
                .findFirst()
                .orElseThrow()
                .lacking())
        .isEqualTo(UidSet.of(2));

    fixture.execute("insert into blob select * from away");
    Path since = save(Optional.of(whole));

    assertRestored(ShownMail.of(fixture, alice), List.of(since, whole), 2);
    assertThat(files.troubles()).hasSize(1);
  }

  @Test
  void messagesWithReusedIdsAfterADatabaseResetAreBackedUp() throws Exception {
    append(MailboxName.INBOX, 1, 2);
    fixture.execute(SET_ASIDE);
    append(MailboxName.INBOX, 3);
    String whole = files.backUp(Archives.of(fixture), fixture.dataSource(), 1, Optional.empty());
    fixture.execute(PUT_BACK);
    try (StoreFixture later =
        StoreFixture.open(
            fixture.database, fixture.dataSource(), folder, "b", new NoChangeHints())) {
      later.append(alice, MailboxName.INBOX, Flags.NONE, "Subject: 4\r\n\r\nno 4");

      String since = files.backUp(Archives.of(later), later.dataSource(), 1, Optional.of(whole));

      Caller bob = later.account(2);
      files.restore(
          later.blobs.spools(),
          Archives.restoration(later, bob, Archives.of(later).lineage()),
          How.ANEW,
          List.of(files.file(since), files.file(whole)));
      MailboxView inbox = later.view(bob, MailboxName.INBOX);
      assertThat(inbox.size()).isEqualTo(3);
      assertThat(later.text(bob, inbox.mailbox(), inbox.uid(2))).endsWith("no 4");
      assertThat(files.troubles()).isEmpty();
    }
  }

  @Test
  void noTransactionStaysOpenWhileContentsAreRead() throws Exception {
    append(MailboxName.INBOX, 1, 2);
    List<Long> open = new ArrayList<>();
    try (var snapshot = Archives.of(fixture).snapshot(1)) {
      snapshot.messages(0, Map.of(), (message, content) -> open.add(openSnapshots()));
    }
    assertThat(open).containsExactly(0L, 0L);
  }

  /** Returns the number of transactions of this database that hold a snapshot. */
  private long openSnapshots() throws SQLException {
    return number(
        "select count(*) from pg_stat_activity where datname = current_database()"
            + " and pid <> pg_backend_pid() and backend_xmin is not null"
            + " and backend_type = 'client backend'");
  }

  private long number(String query) throws SQLException {
    long[] found = new long[1];
    query(query, row -> found[0] = (Long) row);
    return found[0];
  }

  private void query(String query, Consumer<Object> reader) throws SQLException {
    new SqlTransactions(fixture.dataSource())
        .<Void, SQLException>read(
            connection -> {
              new Pipeline().add(row -> reader.accept(row.getObject(1)), query).execute(connection);
              return null;
            });
  }

  /** A backup with its bases, and the mail at that time. */
  private record Saved(List<Path> chain, SortedMap<String, List<String>> mail) {}

  /** Changes an account in all ways, in an order that a seed determines. */
  private final class Life {
    private final Random random;
    private final List<Saved> saved = new ArrayList<>();
    private final List<Instant> moments = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Map<Integer, Integer> done = new HashMap<>();
    private int written;

    Life(long seed) {
      random = new Random(seed);
    }

    private <T> T any(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }

    private MailboxName anyMailbox() throws Exception {
      return new MailboxName(any(ShownMail.names(fixture, 1)));
    }

    private UidSet some(MailboxView view) {
      UidSet.Builder some = new UidSet.Builder();
      for (int i = 0; i < view.size(); i++) {
        if (random.nextInt(3) == 0) {
          some.add(view.uid(i));
        }
      }
      return some.build();
    }

    private void live() throws Exception {
      for (int i = 0; i < STEPS; i++) {
        int what = i < 6 ? i % 3 : random.nextInt(13);
        done.merge(what, 1, Integer::sum);
        step(what);
      }
    }

    private void step(int what) throws Exception {
      moments.add(now());
      told.add(what + "");
      switch (what) {
        case 0, 1 -> append(anyMailbox(), written++, written++);
        case 2 -> {
          MailboxName name = anyMailbox();
          MailboxView view = fixture.view(alice, name);
          UidSet some = some(view);
          Flag flag = any(List.of(Flag.SEEN, Flag.FLAGGED, Flag.ANSWERED));
          FlagChange change = any(List.of(FlagChange.ADD, FlagChange.REMOVE));
          StoreFixture.done(
              mailboxes.store(
                  alice, view.mailbox(), some, change, Flags.of(flag), Optional.empty()));
        }
        case 3 -> {
          MailboxView view = fixture.view(alice, anyMailbox());
          fixture.expunge(alice, view.mailbox(), some(view));
        }
        case 4 -> mailboxes.create(alice, new MailboxName("Box" + random.nextInt(4)), Set.of());
        case 5 -> mailboxes.delete(alice, anyMailbox());
        case 6 -> mailboxes.rename(alice, anyMailbox(), new MailboxName("Box" + random.nextInt(4)));
        case 7 -> undeleteMailbox();
        case 8 -> fixture.recoverer().returnMessages(1, 0, any(moments));
        case 9 -> rewind(any(moments));
        case 10 -> {
          if (!saved.isEmpty()) {
            restore(alice, any(List.of(How.OVER, How.EXACT, How.MISSING)), any(saved).chain);
          }
        }
        default -> backUp();
      }
    }

    private void undeleteMailbox() throws Exception {
      List<DeletedRows.RemovedMailbox> removed = fixture.recoverer().removed(1, Instant.EPOCH);
      if (!removed.isEmpty()) {
        try {
          fixture
              .recoverer()
              .returnMailbox(1, any(removed).id(), new MailboxName("Back" + random.nextInt(3)));
        } catch (RefusedException taken) {
          told.add("taken");
        }
      }
    }

    private void rewind(Instant to) throws Exception {
      if (fixture.rewinder().begin(StoreFixture.rewindOf(1), to, AuditEntry.NONE)
          instanceof Rewinder.Begun.Run(var run)) {
        run.run();
      }
    }

    private void backUp() throws Exception {
      Optional<Saved> base =
          saved.isEmpty() || random.nextInt(4) == 0 ? Optional.empty() : Optional.of(any(saved));
      List<Path> chain = new ArrayList<>();
      chain.add(save(base.map(earlier -> earlier.chain.getFirst())));
      base.ifPresent(earlier -> chain.addAll(earlier.chain));
      saved.add(new Saved(List.copyOf(chain), ShownMail.of(fixture, alice)));
    }

    private Instant now() throws SQLException {
      List<Instant> now = new ArrayList<>();
      new SqlTransactions(fixture.dataSource())
          .<Void, SQLException>read(
              connection -> {
                new Pipeline()
                    .add(
                        row -> now.add(row.getObject(1, OffsetDateTime.class).toInstant()),
                        "select clock_timestamp()")
                    .execute(connection);
                return null;
              });
      return now.getFirst();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void chainOfBackupsRestoresTheAccount(long seed) throws Exception {
    Life life = new Life(seed);
    life.live();
    life.backUp();

    long other = 2;
    for (Saved one : life.saved) {
      Caller into = fixture.account(other++);
      restore(into, How.ANEW, one.chain);
      assertThat(restored(into, one.mail)).as("after %s", life.told).isEqualTo(one.mail);
    }
    assertThat(life.saved).hasSizeGreaterThan(2);
  }
}

package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carillon.archive.internal.Archives;
import org.carillon.archive.internal.SavedFiles;
import org.carillon.archive.internal.SavedFiles.How;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.audit.AuditEntry;
import org.carillon.blob.internal.SegmentFolder;
import org.carillon.blob.internal.compaction.CompactionLoop;
import org.carillon.blob.internal.compaction.Pace;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.recovery.internal.rewinding.Rewinder;
import org.carillon.store.internal.trimming.ItemBlobs;
import org.carillon.store.internal.trimming.RetentionPeriods;
import org.carillon.store.internal.trimming.Trimming;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that nothing of an account is left after its window: no row, no octet on disk. */
class AccountEndTest extends AliceTest {
  private static final MailboxName WORK = new MailboxName("Work");
  private static final MailboxName SHARED = new MailboxName("Shared");
  private static final String SECRET = "what only Carol knew";

  /**
   * The tables whose rows are kept. With them clients never see a UIDVALIDITY or a UID again under
   * the account's address, and the audit log is complete.
   */
  private static final Set<String> KEPT_FOR_GOOD =
      Set.of("audit", "past_uidvalidity", "restored_mailbox");

  private Trimming trimming;
  private Caller carol;

  @BeforeEach
  void open() throws Exception {
    RetentionPeriods periods =
        new RetentionPeriods() {
          @Override
          public Duration undelete(long domain, long account) {
            return Duration.ofDays(30);
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
            account -> true,
            StoreFixture.above(List.of(new ItemBlobs())),
            new SimpleMeterRegistry());
  }

  private List<String> strings(String query) throws SQLException {
    List<String> found = new ArrayList<>();
    new SqlTransactions(fixture.dataSource())
        .<Void, SQLException>read(
            connection -> {
              new Pipeline().add(row -> found.add(row.getString(1)), query).execute(connection);
              return null;
            });
    return found;
  }

  private SortedMap<String, Long> rows() throws SQLException {
    SortedMap<String, Long> rows = new TreeMap<>();
    for (String table : strings("select tablename from pg_tables where schemaname = 'public'")) {
      if (!KEPT_FOR_GOOD.contains(table)) {
        rows.put(table, Long.valueOf(strings("select count(*) from " + from(table)).getFirst()));
      }
    }
    return rows;
  }

  /** Returns the rows of a table to count. The server's own tasks do not belong to the account. */
  private static String from(String table) {
    return table.equals("task") ? "task where account is not null" : table;
  }

  private void age(int days) throws SQLException {
    fixture.execute("update mail_change set at = at - interval '" + days + " days'");
    fixture.execute("update mailbox set removed = removed - interval '" + days + " days'");
    fixture.execute("update mail_account set closed_at = closed_at - interval '" + days + " days'");
  }

  private void trim() throws SQLException {
    fixture.execute("update mail_account set trim_due = now()");
    for (int pass = 0; pass < 2; pass++) {
      fixture.execute("update store_pass set due = now()");
      while (trimming.round()) {
        // Each round does one step of each kind.
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("segments"))
          .toList();
    }
  }

  private void compact() throws Exception {
    // This looks as if nobody wrote any more.
    fixture.execute("delete from segment_writer");
    for (Path file : files()) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    }
    Pace pace =
        new Pace() {
          @Override
          public long liveShare() {
            return 90;
          }

          @Override
          public long octetsPerSecond() {
            return 1L << 40;
          }

          @Override
          public Duration grace() {
            return Duration.ZERO;
          }
        };
    try (CompactionLoop loop =
        new CompactionLoop(
            fixture.dataSource(),
            new SegmentFolder(folder, "c"),
            "c",
            pace,
            new SimpleMeterRegistry())) {
      for (int pass = 0; pass < 2; pass++) {
        fixture.execute("update store_pass set due = now(), position = 0");
        while (loop.compaction().step()) {
          // Each step handles a page of segments.
        }
      }
    }
    fixture.execute("delete from segment_writer");
  }

  private boolean isSecretOnDisk() throws IOException {
    for (Path file : files()) {
      if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET)) {
        return true;
      }
    }
    return false;
  }

  private void append(MailboxName name, int number) throws Exception {
    for (int i = 0; i < number; i++) {
      fixture.append(carol, name, Flags.NONE, "Subject: " + i + "\r\n\r\n" + SECRET);
    }
  }

  private void annotate(Caller who, Optional<MailboxName> mailbox, String entry, String value) {
    StoreFixture.done(
        mailboxes.annotate(
            who,
            mailbox,
            List.of(new Annotation(entry, Optional.of(value.getBytes(StandardCharsets.UTF_8))))));
  }

  private void grant(Caller owner, MailboxName name, String whom) {
    StoreFixture.done(
        mailboxes.grant(
            owner,
            name,
            Identifier.parse(whom),
            RightsChange.REPLACE,
            MailboxRights.parse("lrswipkxtea").orElseThrow()));
  }

  /** Uses the account in all ways that leave rows. */
  private void live() throws Exception {
    long inbox = fixture.view(carol, MailboxName.INBOX).mailbox();
    append(MailboxName.INBOX, 5);
    StoreFixture.done(mailboxes.create(carol, WORK, Set.of()));
    append(WORK, 5);
    long work = fixture.view(carol, WORK).mailbox();
    StoreFixture.done(
        mailboxes.store(
            carol,
            inbox,
            UidSet.of(1),
            FlagChange.ADD,
            new Flags(Set.of(Flag.SEEN), Set.of("$mine")),
            Optional.empty()));
    fixture.expunge(carol, inbox, UidSet.of(2));
    StoreFixture.done(mailboxes.move(carol, inbox, UidSet.of(3), WORK));
    annotate(carol, Optional.of(WORK), "/private/comment", SECRET);
    annotate(carol, Optional.of(WORK), "/shared/comment", SECRET);
    annotate(carol, Optional.empty(), "/private/comment", SECRET);
    grant(carol, WORK, "user1");
    annotate(carol, Optional.of(WORK), Annotation.SEEN, "private");
    StoreFixture.done(
        mailboxes.store(
            alice, work, UidSet.of(1), FlagChange.ADD, Flags.of(Flag.SEEN), Optional.empty()));
    // This is in Alice's mailboxes.
    MailboxName hers = new MailboxName("~user1/Shared");
    long shared = fixture.view(carol, hers).mailbox();
    StoreFixture.done(
        mailboxes.store(
            carol, shared, UidSet.of(1), FlagChange.ADD, Flags.of(Flag.SEEN), Optional.empty()));
    annotate(carol, Optional.of(hers), "/private/comment", SECRET);
    Instant then = Instant.now();
    fixture.expunge(carol, work, UidSet.of(1));
    if (fixture.rewinder().begin(StoreFixture.rewindOf(3), then, AuditEntry.NONE)
        instanceof Rewinder.Begun.Run(var run)) {
      run.run();
    }
    // The numbers are the saved ones, so that the log starts anew.
    SavedFiles saved = new SavedFiles(folder);
    Path file = saved.save(Archives.of(fixture), 3, Optional.empty());
    StoreFixture.done(mailboxes.delete(carol, WORK));
    MailRestoration restoration =
        Archives.restoration(fixture, carol, Archives.of(fixture).lineage());
    saved.restore(fixture.blobs.spools(), restoration, How.MISSING, List.of(file));
    Files.delete(file);
    append(WORK, 2);
    fixture.expunge(carol, fixture.view(carol, WORK).mailbox(), UidSet.range(1, 100));
  }

  @Test
  void deletedAccountLeavesNoRows() throws Exception {
    StoreFixture.done(mailboxes.create(alice, SHARED, Set.of()));
    fixture.append(alice, SHARED, Flags.NONE, "Subject: hers\r\n\r\nhers");
    annotate(alice, Optional.of(SHARED), Annotation.SEEN, "private");
    age(90);
    trim();
    // Another node wrote Alice's data.
    SortedMap<String, Long> before = rows();
    carol = fixture.account(3);
    grant(alice, SHARED, "user3");
    live();
    fixture.execute("insert into hold values (3, 0, 'court', now())");
    fixture.execute("update mail_account set closed = true, closed_at = now() where account = 3");
    age(90);
    trim();
    assertThat(isSecretOnDisk()).isTrue();

    fixture.execute("delete from hold");
    trim();
    compact();

    assertThat(isSecretOnDisk()).isFalse();
    assertThat(
            strings(
                "select entry from annotation where position('knew' in encode(value, 'escape')) > 0"))
        .isEmpty();
    SortedMap<String, Long> after = rows();
    before.put("segment_writer", 0L);
    assertThat(after).isEqualTo(before);
    assertThat(fixture.view(alice, SHARED).size()).isEqualTo(1);
  }
}

package org.carillon.store.internal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.carillon.audit.internal.AuditOn;
import org.carillon.blob.BlobCheck;
import org.carillon.blob.internal.SegmentFolder;
import org.carillon.blob.internal.checking.SegmentCheck;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.node.Life;
import org.carillon.store.IndexCheck;
import org.carillon.store.StoreStats;
import org.carillon.store.Verification;
import org.carillon.store.rows.SingleStatements;
import org.carillon.task.Task;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskState;
import org.carillon.task.TaskSubject;
import org.carillon.task.Unhindered;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that damage is reported and harms nothing else, and that derived data is repaired. */
class VerificationTest extends AliceTest {
  private static final Caller ADMIN =
      new Caller(0, "admin", new Rights.ServerAdministrator(), "s1");

  private long inbox;
  private SingleStatements rows;
  private BlobCheck contents;

  @BeforeEach
  void open() throws Exception {
    for (int i = 1; i <= 5; i++) {
      fixture.deliver(fixture.toInbox(alice, "Subject: number " + i + "\r\n\r\nbody " + i));
    }
    inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();
    SqlTransactions transactions = new SqlTransactions(fixture.dataSource());
    rows = new SingleStatements(transactions);
    contents = new SegmentCheck(transactions, new SegmentFolder(folder, ""));
  }

  private IndexCheck index = () -> CompletableFuture.completedFuture(Optional.empty());

  private Verification verify() throws Exception {
    VerificationRun run = new VerificationRun(contents, index, rows, Long::toString, 1L << 40);
    run.run(new Unhindered("1"));
    return VerificationProgress.shown(
        Optional.of(ended(run.report())), new DamageRows(rows, Long::toString).all());
  }

  private static Task ended(TaskReport report) {
    return new Task(
        1,
        "1",
        VerificationKind.NAME,
        TaskSubject.server("store"),
        TaskState.DONE,
        TaskRequester.of(ADMIN),
        Instant.EPOCH,
        Optional.of(Instant.EPOCH),
        Optional.of(Instant.EPOCH),
        "a",
        1,
        report,
        "",
        Optional.empty(),
        JsonValue.EMPTY_JSON_OBJECT);
  }

  private Path segment() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("segments"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private long position(long uid) throws SQLException {
    return rows.query(
            row -> row.getLong(1),
            "select b.position from placement p join item i on i.id = p.item"
                + " join blob b on b.id = i.blob where p.mailbox = ? and p.uid = ?",
            inbox,
            uid)
        .getFirst();
  }

  private void flip(long position) throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(segment().toFile(), "rw")) {
      file.seek(position);
      int octet = file.read();
      file.seek(position);
      file.write(octet ^ 1);
    }
  }

  @Test
  void soundStoreHasNoFindings() throws Exception {
    Verification verification = verify();

    assertThat(verification.state()).isEqualTo(Verification.State.DONE);
    assertThat(verification.contents()).isEqualTo(5).isEqualTo(verification.ofContents());
    assertThat(verification.damages()).isEmpty();
    assertThat(verification.outlines() + verification.mailboxes() + verification.accounts())
        .isZero();
  }

  @Test
  void indexRepairIsReported() throws Exception {
    IndexCheck.Repaired repaired = new IndexCheck.Repaired(3, 2);
    index = () -> CompletableFuture.completedFuture(Optional.of(repaired));

    assertThat(verify().index()).isEqualTo(repaired);
  }

  @Test
  void flippedBitDamagesOnlyItsMessage() throws Exception {
    long position = position(3);
    flip(position + 4);

    Verification verification = verify();

    assertThat(verification.damages())
        .singleElement()
        .satisfies(
            damage -> {
              assertThat(damage.segment()).isEqualTo(1);
              assertThat(damage.position()).isEqualTo(position);
              assertThat(damage.messages())
                  .containsExactly(new Verification.Place("1", "INBOX", 3));
            });
    assertThat(mailboxes.content(alice, inbox, 3))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            hindered -> assertThat(hindered.failure()).isInstanceOf(Failure.Damaged.class));
    for (long uid : new long[] {1, 2, 4, 5}) {
      assertThat(fixture.text(alice, inbox, uid)).endsWith("body " + uid);
    }

    flip(position + 4);
    assertThat(verify().damages()).isEmpty();
  }

  @Test
  void truncatedSegmentDamagesOnlyMessagesAtItsEnd() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(segment().toFile(), "rw")) {
      file.setLength(position(4) + 3);
    }

    assertThat(verify().damages())
        .flatExtracting(Verification.Damage::messages)
        .extracting(Verification.Place::uid)
        .containsExactly(4L, 5L);
    assertThat(fixture.text(alice, inbox, 3)).endsWith("body 3");
  }

  @Test
  void missingSegmentIsReported() throws Exception {
    Files.delete(segment());

    assertThat(verify().damages())
        .hasSize(5)
        .allSatisfy(damage -> assertThat(damage.fault()).contains("missing"));
    assertThat(mailboxes.content(alice, inbox, 1))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            hindered -> assertThat(hindered.failure()).isInstanceOf(Failure.Damaged.class));
  }

  @Test
  void contentWithoutARowIsReported() throws Exception {
    rows.update("delete from blob where id = (select min(id) from blob)");

    assertThat(verify().damages())
        .singleElement()
        .satisfies(
            damage ->
                assertThat(damage.messages())
                    .containsExactly(new Verification.Place("1", "INBOX", 1)));
  }

  @Test
  void orphanedRowsAreCounted() throws Exception {
    assertThat(verify().strays()).isEmpty();
    rows.update(
        "insert into placement (mailbox, uid, item, thread, modseq, flags, saved, octets)"
            + " select 123456, n, (select min(id) from item), n, 1, 0, now(), 0"
            + " from generate_series(1, 3) as n");
    rows.update(
        "insert into mail_change (account, modseq, mailbox, uid, kind, at)"
            + " select 77, n, 1, 0, 4, now() from generate_series(1, 2) as n");
    rows.update(
        "insert into mailbox (id, account, name, uidvalidity, modseq) values (9999999, 78, 'x', 1, 1)");

    assertThat(verify().strays())
        .containsExactly(
            "3 messages belong to mailboxes that do not exist.",
            "2 logged changes belong to accounts that do not exist; they are removed.",
            "1 mailboxes belong to accounts that do not exist.");
  }

  @Test
  void unvalidatedConstraintsAreChecked() throws Exception {
    String unchecked = "select count(*) from pg_constraint where not convalidated";
    long before = rows.query(row -> row.getLong(1), unchecked).getFirst();
    rows.update("alter table placement drop constraint placement_numbers");
    rows.update("update placement set octets = -1 where uid = 2");
    rows.update(
        "alter table placement add constraint placement_numbers check (octets >= 0) not valid");

    assertThat(verify().strays())
        .containsExactly("Rows of the table placement violate the constraint placement_numbers.");

    rows.update("update placement set octets = 0 where uid = 2");
    assertThat(verify().strays()).isEmpty();
    assertThat(rows.query(row -> row.getLong(1), unchecked).getFirst()).isEqualTo(before);
  }

  @Test
  void messageWithoutAnItemIsReported() throws Exception {
    rows.update("delete from item where id = (select min(id) + 2 from item)");

    assertThat(verify().damages())
        .singleElement()
        .satisfies(
            damage ->
                assertThat(damage.messages())
                    .containsExactly(new Verification.Place("1", "INBOX", 3)));
  }

  @Test
  void damagedHeaderIsReportedWhileTheMessageIsReadable() throws Exception {
    flip(position(2) - 24 + 15);

    assertThat(verify().damages())
        .singleElement()
        .satisfies(damage -> assertThat(damage.fault()).contains("header"));
    assertThat(fixture.text(alice, inbox, 2)).endsWith("body 2");
  }

  @Test
  void outlinesAndCountersAreRebuilt() throws Exception {
    MessageData before =
        StoreFixture.done(mailboxes.messages(alice, inbox, UidSet.of(2))).getFirst();
    rows.update("update item set outline = '' where id = (select min(id) + 1 from item)");
    rows.update("update mailbox set messages = 77, unseen = 0, octets = 1 where id = ?", inbox);
    rows.update("update mail_account set octets = 5 where account = 1");

    Verification verification = verify();

    assertThat(verification.outlines()).isEqualTo(1);
    assertThat(verification.mailboxes()).isEqualTo(1);
    assertThat(verification.accounts()).isEqualTo(1);
    List<byte[]> outlines =
        rows.query(row -> row.getBytes(1), "select outline from item order by id offset 1 limit 1");
    assertThat(outlines.getFirst()).isEqualTo(before.outline());
    var status = StoreFixture.done(mailboxes.status(alice, StoreFixture.INBOX));
    assertThat(status.messages()).isEqualTo(5);
    assertThat(status.unseen()).isEqualTo(5);
    assertThat(verify().mailboxes()).isZero();
  }

  @Test
  void pendingFlagRunsAreNoMismatch() throws Exception {
    rows.update(
        "insert into mail_change (account, modseq, mailbox, uid, last_uid, kind, at, flags, cleared,"
            + " pending) select account, modseq + 1, id, 1, 5, 10, now(), 1, 0, true from mailbox"
            + " where messages > 0");
    rows.update("update mailbox set unseen = 0, modseq = modseq + 1 where messages > 0");

    assertThat(verify().mailboxes()).isZero();

    assertThat(rows.query(row -> row.getLong(1), "select flags from placement"))
        .containsOnly(1L)
        .hasSize(5);
  }

  @Test
  void singleVerificationRunsUntilItsNodeEnds() throws Exception {
    CompletableFuture<Optional<IndexCheck.Repaired>> comparison = new CompletableFuture<>();
    CountDownLatch compared = new CountDownLatch(1);
    index =
        () -> {
          compared.countDown();
          return comparison;
        };
    TaskRunner tasks =
        new TaskRunner(rows.transactions(), Life.of("a"), AuditOn.database(fixture.database));
    StoreOperations operations = operations(tasks);
    Verification begun = StoreFixture.done(operations.verify(ADMIN));
    assertThat(begun.state()).isEqualTo(Verification.State.CONTENTS);
    compared.await();

    assertThat(StoreFixture.done(operations.verify(ADMIN)).started()).isEqualTo(begun.started());
    assertThat(operations.verify(alice).asFailure()).containsInstanceOf(Failure.NotAllowed.class);

    tasks.close();
    Verification broken = StoreFixture.done(operations.verification(ADMIN));
    assertThat(broken.state()).isEqualTo(Verification.State.BROKEN_OFF);
    assertThat(broken.contents()).isEqualTo(5).isEqualTo(broken.ofContents());
    assertThat(broken.node()).isEqualTo("a");
  }

  private StoreOperations operations(TaskRunner tasks) {
    return new StoreOperations(
        rows.transactions(),
        contents,
        new DeclaredSettings(),
        AuditOn.database(fixture.database),
        tasks,
        new VerificationKind(rows.transactions(), null, contents, index));
  }

  @Test
  void statisticsMatchTheStore() throws Exception {
    StoreStats stats = new Statistics(rows, Long::toString).count(contents.stats());

    assertThat(stats.messages()).isEqualTo(5);
    assertThat(stats.contents().contents()).isEqualTo(5);
    assertThat(stats.contents().segmentOctets())
        .isEqualTo(stats.contents().octets() + 5 * 24)
        .isEqualTo(Files.size(segment()));
    assertThat(stats.biggest().getFirst())
        .isEqualTo(new StoreStats.Holding("1", 5, stats.octets()));
  }
}

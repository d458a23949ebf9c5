package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.carillon.archive.internal.Archives;
import org.carillon.archive.internal.SavedFiles;
import org.carillon.archive.internal.SavedFiles.How;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.store.parts.NoChangeHints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a restoration repairs contents that a disk has lost, while the rows are right. */
class HealingTest extends AliceTest {
  private static final MailboxName WORK = new MailboxName("Work");

  private SavedFiles files;
  private Path saved;
  private SortedMap<String, List<String>> then;
  private StoreFixture other;

  @BeforeEach
  void open() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    for (int i = 0; i < 4; i++) {
      fixture.append(
          alice, i < 3 ? MailboxName.INBOX : WORK, Flags.NONE, "Subject: x\r\n\r\nno " + i);
    }
    long inbox = fixture.view(alice, MailboxName.INBOX).mailbox();
    StoreFixture.done(mailboxes.copy(alice, inbox, UidSet.of(1), WORK));
    files = new SavedFiles(folder);
    saved = files.save(Archives.of(fixture), 1, Optional.empty());
    then = ShownMail.of(fixture, alice);
    // This is another node, because the first still writes to the lost segment.
    other =
        StoreFixture.open(
            fixture.database, fixture.database.pooled(), folder, "b", new NoChangeHints());
  }

  @AfterEach
  void closeOther() throws Exception {
    other.close();
  }

  private Path segment() throws Exception {
    try (Stream<Path> walk = Files.walk(folder.resolve("segments"))) {
      return walk.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private void restore(How how) throws Exception {
    files.restore(
        other.blobs.spools(),
        Archives.restoration(other, alice, Archives.of(other).lineage()),
        how,
        List.of(saved));
    assertThat(files.troubles()).isEmpty();
  }

  private long damages() throws Exception {
    long[] found = new long[1];
    new SqlTransactions(fixture.dataSource())
        .<Void, Exception>read(
            connection -> {
              new Pipeline()
                  .add(row -> found[0] = row.getLong(1), "select count(*) from damage")
                  .execute(connection);
              return null;
            });
    return found[0];
  }

  @Test
  void existingMessageKeepsItsUidAndGetsItsContentBack() throws Exception {
    MailboxView before = other.view(alice, MailboxName.INBOX);
    Files.delete(segment());

    restore(How.OVER);

    assertThat(ShownMail.of(other, alice)).isEqualTo(then);
    MailboxView after = other.view(alice, MailboxName.INBOX);
    assertThat(after.size()).isEqualTo(3);
    assertThat(after.uid(2)).isEqualTo(before.uid(2));
    assertThat(after.uidValidity()).isEqualTo(before.uidValidity());
    assertThat(damages()).isZero();
  }

  @Test
  void rottenContentIsHealedForAllAccountsSharingIt() throws Exception {
    byte[] octets = Files.readAllBytes(segment());
    java.util.Arrays.fill(octets, 24, octets.length, (byte) 7);
    Files.write(segment(), octets);
    // A client that reads it finds the damage, and so does a verification.
    fixture.execute("insert into damage select id, segment, position, 'rotten', now() from blob");

    restore(How.EXACT);

    assertThat(ShownMail.of(other, alice)).isEqualTo(then);
    assertThat(other.view(alice, MailboxName.INBOX).size()).isEqualTo(3);
    assertThat(damages()).isZero();
  }

  @Test
  void mailboxIsReadableAfterRestoreThoughItsItemsExisted() throws Exception {
    StoreFixture.done(other.mailboxes().delete(alice, WORK));
    Files.delete(segment());

    files.restore(
        other.blobs.spools(),
        Archives.restoration(other, alice, Archives.of(other).lineage()),
        How.MISSING,
        List.of(saved));
    assertThat(ShownMail.messages(other, alice, WORK)).isEqualTo(then.get("Work"));
    fixture.endTasks();
    // The shared contents were repaired; the others are read where they were restored.
    files = new SavedFiles(Files.createDirectory(folder.resolve("below")));
    restore(How.BELOW);
    assertThat(ShownMail.messages(other, alice, new MailboxName("Below/INBOX")))
        .isEqualTo(then.get("INBOX"));
    assertThat(ShownMail.messages(other, alice, MailboxName.INBOX)).isEqualTo(then.get("INBOX"));
  }

  @Test
  void messageWithLostRowsIsRestored() throws Exception {
    fixture.execute("delete from blob where id = (select min(id) from blob)");
    fixture.execute("delete from item where id = (select max(id) from item)");

    restore(How.OVER);

    assertThat(ShownMail.of(other, alice)).isEqualTo(then);
  }
}

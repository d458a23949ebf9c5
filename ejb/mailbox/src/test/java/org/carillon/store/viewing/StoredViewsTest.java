package org.carillon.store.viewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.index.ChunkList;
import org.carillon.store.index.IndexView;
import org.carillon.store.parts.NoChangeHints;
import org.junit.jupiter.api.Test;

class StoredViewsTest extends AliceTest {
  private static final int COPIES = StoredViews.LEAST_MESSAGES / 64;

  /** Returns an inbox that is just large enough. */
  private MailboxView large() throws IOException {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      drafts.add(new Draft(fixture.spool("Subject: s\r\n\r\n"), Flags.NONE, StoreFixture.NOON));
    }
    StoreFixture.done(mailboxes.append(alice, StoreFixture.INBOX, drafts));
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();
    for (int i = 1; i < COPIES; i++) {
      StoreFixture.done(mailboxes.copy(alice, inbox, UidSet.range(1, 64), StoreFixture.INBOX));
    }
    return fixture.view(alice, StoreFixture.INBOX);
  }

  private LoadedView load(long mailbox) throws SQLException {
    try (Connection connection = fixture.dataSource().getConnection()) {
      return LoadedView.of(connection, 1, mailbox).orElseThrow();
    }
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = fixture.dataSource().getConnection();
        Statement sql = connection.createStatement()) {
      assertThat(sql.executeUpdate(statement)).isPositive();
    }
  }

  private static List<List<Long>> messages(MailboxView view) {
    List<List<Long>> messages = new ArrayList<>();
    for (int i = 0; i < view.size(); i++) {
      messages.add(List.of(view.uid(i), view.flags(i), view.modseq(i)));
    }
    return messages;
  }

  @Test
  void largeMailboxIsLoadedFromItsStoredViewAndTheLog() throws Exception {
    MailboxView before = large();
    fixture.parts.open().keep(Duration.ZERO);
    fixture.deliver(fixture.toInbox(alice, "\r\n"));

    LoadedView loaded = load(before.mailbox());

    assertThat(loaded.kept()).isEqualTo(before.highestModseq());
    assertThat(messages(loaded.view()))
        .isEqualTo(messages(fixture.view(alice, StoreFixture.INBOX)))
        .hasSize(StoredViews.LEAST_MESSAGES + 1);
  }

  /** The node also reads it by itself at its start. The test only claims that it is loaded then. */
  @Test
  void largeMailboxIsLoadedAtWarmUp() throws Exception {
    MailboxView before = large();
    fixture.parts.open().keep(Duration.ZERO);

    try (StoreFixture other =
        StoreFixture.open(
            fixture.database, fixture.dataSource(), folder, "b", new NoChangeHints())) {
      other.store.warmup().warm();

      assertThat(other.parts.open().isOpen(1, before.mailbox())).isTrue();
      assertThat(other.parts.open().names(1)).containsValue(before.mailbox());
    }
  }

  @Test
  void viewOfASmallMailboxIsNotStored() throws Exception {
    fixture.deliver(fixture.toInbox(alice, "\r\n"));
    MailboxView inbox = fixture.view(alice, StoreFixture.INBOX);

    fixture.parts.open().keep(Duration.ZERO);

    assertThat(load(inbox.mailbox()).kept()).isZero();
  }

  @Test
  void fewChangesDoNotRewriteTheStoredView() throws Exception {
    MailboxView before = large();
    fixture.parts.open().keep(Duration.ZERO);
    fixture.deliver(fixture.toInbox(alice, "\r\n"));
    fixture.view(alice, StoreFixture.INBOX);

    fixture.parts.open().keep(Duration.ZERO);

    assertThat(load(before.mailbox()).kept()).isEqualTo(before.highestModseq());
  }

  @Test
  void mismatchingCountsReloadAllRows() throws Exception {
    MailboxView before = large();
    fixture.parts.open().keep(Duration.ZERO);
    sql("delete from placement where mailbox = " + before.mailbox() + " and uid = 7");
    sql(
        "update mailbox set messages = messages - 1, unseen = unseen - 1 where id = "
            + before.mailbox());

    LoadedView loaded = load(before.mailbox());

    assertThat(loaded.kept()).isZero();
    assertThat(loaded.view().indexOf(7)).isNegative();
  }

  @Test
  void invalidStoredViewIsIgnored() throws Exception {
    MailboxView before = large();
    fixture.parts.open().keep(Duration.ZERO);
    sql("update kept_view set octets = '\\x00'");

    assertThat(load(before.mailbox()).kept()).isZero();
    assertThat(messages(load(before.mailbox()).view())).isEqualTo(messages(before));
  }

  @Test
  void unchangedMailboxUsesItsStoredViewDespiteATrimmedLog() throws Exception {
    MailboxView before = large();
    fixture.parts.open().keep(Duration.ZERO);
    sql("update mail_account set modseq = modseq + 9, log_from = modseq + 9");

    assertThat(load(before.mailbox()).kept()).isEqualTo(before.highestModseq());
  }

  @Test
  void storedViewOlderThanTheLogIsIgnored() throws Exception {
    MailboxView before = large();
    fixture.parts.open().keep(Duration.ZERO);
    fixture.deliver(fixture.toInbox(alice, "\r\n"));
    sql("update mail_account set log_from = modseq");

    assertThat(load(before.mailbox()).kept()).isZero();
    assertThat(load(before.mailbox()).view().size()).isEqualTo(before.size() + 1);
  }

  @Test
  void encodedViewDecodesUnchanged() throws Exception {
    Random random = new Random(1);
    ChunkList chunks = new ChunkList();
    long uid = 0;
    for (int i = 0; i < 3000; i++) {
      uid += 1 + random.nextLong(1L << random.nextInt(20));
      chunks.append(uid, random.nextLong(), random.nextLong(1L << random.nextInt(1, 62)));
    }
    IndexView.Head head =
        new IndexView.Head(5, "", 4_294_967_295L, uid + 1, Long.MAX_VALUE, List.of("a", "\u00fc"));
    IndexView view = new IndexView(head, chunks.toArray());

    IndexView again = ViewOctets.decode(5, Long.MAX_VALUE, ViewOctets.encode(view));

    assertThat(again.head()).isEqualTo(head);
    assertThat(messages(again)).isEqualTo(messages(view));
  }

  @Test
  void truncatedViewIsRefused() {
    IndexView.Head head = new IndexView.Head(5, "", 1, 9, 9, List.of());
    ChunkList chunks = new ChunkList();
    chunks.append(8, 0, 9);
    byte[] octets = ViewOctets.encode(new IndexView(head, chunks.toArray()));
    int checksum = 4;

    for (int end = 0; end < octets.length - checksum - 1; end++) {
      byte[] cut = Arrays.copyOf(octets, end);
      assertThatThrownBy(() -> ViewOctets.decode(5, 9, cut)).isInstanceOf(IOException.class);
    }
  }
}

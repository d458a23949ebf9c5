package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.store.changes.Change;
import org.carillon.store.changes.ChangeFeed;
import org.carillon.store.changes.Changes;
import org.carillon.store.changes.Position;
import org.carillon.store.rows.MailRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that the events of an account are reported in order, in parts of any size. */
class ChangeFeedTest extends AliceTest {
  private static final MailboxName WORK = new MailboxName("Work");
  private static final MailboxName PLAY = new MailboxName("Play");

  private long inbox;
  private long begin;

  @BeforeEach
  void open() throws Exception {
    inbox = fixture.view(alice, MailboxName.INBOX).mailbox();
    begin = modseq();
  }

  private long modseq() throws Exception {
    return new SqlTransactions(fixture.dataSource())
        .write(connection -> MailRows.lock(connection, 1).modseq);
  }

  private Optional<Changes> read(Position since, OptionalLong mailbox, int most) throws Exception {
    long upto = modseq();
    return new SqlTransactions(fixture.dataSource())
        .read(connection -> ChangeFeed.since(connection, 1, mailbox, since, upto, most));
  }

  private List<Change> whole(OptionalLong mailbox) throws Exception {
    return read(Position.behind(begin), mailbox, 1000).orElseThrow().changes();
  }

  private void append(int messages) throws Exception {
    String[] texts = new String[messages];
    Arrays.fill(texts, "Subject: x\r\n\r\n");
    fixture.append(alice, MailboxName.INBOX, Flags.NONE, texts);
  }

  private void flag(UidSet uids) {
    StoreFixture.done(
        mailboxes.store(
            alice, inbox, uids, FlagChange.ADD, Flags.of(Flag.FLAGGED), Optional.empty()));
  }

  @Test
  void changesOfAllKindsAreReportedInOrder() throws Exception {
    append(2);
    flag(UidSet.of(2));
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    StoreFixture.done(mailboxes.subscribe(alice, WORK, true));
    StoreFixture.done(mailboxes.rename(alice, WORK, PLAY));
    StoreFixture.done(
        mailboxes.annotate(
            alice,
            Optional.of(PLAY),
            List.of(new Annotation("/shared/comment", Optional.of(new byte[] {1})))));
    long play = fixture.view(alice, PLAY).mailbox();
    StoreFixture.done(mailboxes.move(alice, inbox, UidSet.of(1), PLAY));
    StoreFixture.done(mailboxes.subscribe(alice, WORK, false));
    StoreFixture.done(mailboxes.delete(alice, PLAY));

    assertThat(whole(OptionalLong.empty()))
        .containsExactly(
            new Change.Placed(inbox, 2),
            new Change.Flagged(inbox, 2),
            new Change.Made(play, "Work"),
            new Change.Subscribed("Work", true),
            new Change.Renamed(play, "Work"),
            new Change.Annotated(play, "/shared/comment"),
            new Change.Expunged(inbox, 1, Optional.empty()),
            new Change.Placed(play, 1),
            new Change.Subscribed("Work", false),
            new Change.Removed(play, "Play"));
    assertThat(whole(OptionalLong.of(inbox)))
        .containsExactly(
            new Change.Placed(inbox, 2),
            new Change.Flagged(inbox, 2),
            new Change.Expunged(inbox, 1, Optional.empty()));
  }

  @Test
  void pagesOfAnySizeListAllChanges() throws Exception {
    append(100);
    flag(UidSet.range(1, 90));
    fixture.expunge(alice, inbox, UidSet.range(20, 40));
    StoreFixture.done(mailboxes.move(alice, inbox, UidSet.range(50, 60), MailboxName.INBOX));
    List<Change> whole = whole(OptionalLong.empty());
    assertThat(whole).hasSizeGreaterThan(150);

    for (int most : new int[] {1, 7, 64, whole.size() - 1, whole.size()}) {
      List<Change> told = new ArrayList<>();
      Position at = Position.behind(begin);
      Changes part;
      do {
        part = read(at, OptionalLong.empty(), most).orElseThrow();
        assertThat(part.changes()).hasSizeLessThanOrEqualTo(most);
        told.addAll(part.changes());
        at = part.upto();
      } while (part.more());
      assertThat(told).as("by %d", most).isEqualTo(whole);
      assertThat(at).isEqualTo(Position.behind(modseq()));
    }
  }

  @Test
  void changesAfterTheGivenEndAreNotReported() throws Exception {
    append(1);
    long upto = modseq();
    append(1);

    Changes changes =
        new SqlTransactions(fixture.dataSource())
            .read(
                connection ->
                    ChangeFeed.since(
                        connection, 1, OptionalLong.empty(), Position.behind(begin), upto, 9))
            .orElseThrow();

    assertThat(changes.changes()).containsExactly(new Change.Placed(inbox, 1));
    assertThat(changes.upto()).isEqualTo(Position.behind(upto));
    assertThat(read(changes.upto(), OptionalLong.empty(), 9).orElseThrow().changes())
        .containsExactly(new Change.Placed(inbox, 2));
  }

  @Test
  void trimmedLogCannotBeRead() throws Exception {
    append(2);
    Position half = read(Position.behind(begin), OptionalLong.empty(), 1).orElseThrow().upto();
    fixture.execute("update mail_account set log_from = modseq");

    assertThat(read(Position.behind(begin), OptionalLong.empty(), 9)).isEmpty();
    assertThat(read(half, OptionalLong.empty(), 9)).as("of a modseq a part").isEmpty();
    assertThat(read(Position.behind(modseq()), OptionalLong.empty(), 9)).isPresent();
  }
}

package org.carillon.store.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a wrong counter keeps nobody from reading mail, and is corrected afterwards. */
class RecountingTest extends AliceTest {
  private static final MailboxName WORK = new MailboxName("Work");

  /** This is more than are changed together with others' flags. */
  private static final int MANY = 70;

  private long work;

  @BeforeEach
  void spoil() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    String[] texts = new String[MANY];
    for (int i = 0; i < MANY; i++) {
      texts[i] = "Subject: " + i + "\r\n\r\nno " + i;
    }
    fixture.append(alice, WORK, Flags.of(Flag.DELETED), texts);
    work = fixture.view(alice, WORK).mailbox();
    fixture.execute("update mailbox set messages = 0, unseen = 0, deleted = 0, octets = 0");
    fixture.execute("update mail_account set messages = 0, octets = 0");
  }

  /** Returns the real counts, and those of the counters. */
  private String counters() throws Exception {
    StringBuilder found = new StringBuilder();
    new SqlTransactions(fixture.dataSource())
        .<Void, Exception>read(
            connection -> {
              new Pipeline()
                  .add(
                      row -> found.append(row.getString(1)),
                      """
                      select concat_ws(' ', m.messages, m.unseen, m.deleted, sum(m.octets) over ())\
                       from mailbox m where m.id = %d\
                      """
                          .formatted(work))
                  .execute(connection);
              return null;
            });
    return found.toString();
  }

  private void assertCounted(int messages, int unseen, int deleted) throws Exception {
    assertThat(counters()).startsWith(messages + " " + unseen + " " + deleted + " ");
    assertThat(accountMessages()).isEqualTo(messages);
  }

  private long accountMessages() throws Exception {
    long[] found = new long[1];
    new SqlTransactions(fixture.dataSource())
        .<Void, Exception>read(
            connection -> {
              new Pipeline()
                  .add(
                      row -> found[0] = row.getLong(1),
                      """
                      select a.messages - (select coalesce(sum(m.messages), 0) from mailbox m\
                       where m.account = a.account and m.removed is null and m.id <> %d)\
                       from mail_account a where a.account = 1\
                      """
                          .formatted(work))
                  .execute(connection);
              return null;
            });
    return found[0];
  }

  @Test
  void countsAreRightAfterFewFlagChanges() throws Exception {
    StoreFixture.done(
        mailboxes.store(
            alice,
            work,
            UidSet.of(1),
            FlagChange.REMOVE,
            Flags.of(Flag.DELETED),
            Optional.empty()));
    assertCounted(MANY, MANY, MANY - 1);
  }

  @Test
  void countsAreRightAfterManyFlagChanges() throws Exception {
    StoreFixture.done(
        mailboxes.store(
            alice,
            work,
            UidSet.range(1, MANY),
            FlagChange.ADD,
            Flags.of(Flag.SEEN),
            Optional.empty()));
    assertCounted(MANY, 0, MANY);
  }

  @Test
  void countsAreRightAfterExpunging() throws Exception {
    UidSet gone =
        StoreFixture.done(mailboxes.expunge(alice, work, Optional.of(UidSet.range(1, 10))));
    assertThat(gone.count()).isEqualTo(10);
    assertCounted(MANY - 10, MANY - 10, MANY - 10);
  }

  @Test
  void countsAreRightAfterMoving() throws Exception {
    StoreFixture.done(mailboxes.move(alice, work, UidSet.range(1, 10), MailboxName.INBOX));
    MailboxView inbox = fixture.view(alice, MailboxName.INBOX);
    assertThat(inbox.size()).isEqualTo(10);
    assertCounted(MANY - 10, MANY - 10, MANY - 10);
  }

  @Test
  void countsAreRightAfterReplacing() throws Exception {
    StoreFixture.done(
        mailboxes.replace(
            alice,
            work,
            1,
            WORK,
            new Draft(fixture.spool("Subject: new\r\n\r\n"), Flags.NONE, StoreFixture.NOON)));
    assertCounted(MANY, MANY, MANY - 1);
  }

  @Test
  void countsAreRightAfterDeletingTheMailbox() throws Exception {
    fixture.execute("update mailbox set messages = 5 where id = " + work);
    StoreFixture.done(mailboxes.delete(alice, WORK));
    assertThat(accountMessages()).isZero();
  }
}

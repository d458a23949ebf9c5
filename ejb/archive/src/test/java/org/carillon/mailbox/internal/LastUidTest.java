package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.carillon.archive.internal.Archives;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.archive.mail.MailRestoration.Numbers;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.store.TargetAnswer;
import org.carillon.store.item.CollectionKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that UIDs have 32 bits, and that none above is given out. */
class LastUidTest extends AliceTest {
  private static final long LAST = 0xFFFF_FFFFL;
  private static final MailboxName TRASH = new MailboxName("Trash");

  private long inbox;

  @BeforeEach
  void open() throws Exception {
    inbox = fixture.view(alice, MailboxName.INBOX).mailbox();
    fixture.append(alice, TRASH, Flags.NONE, "Subject: x\r\n\r\n");
    fixture.execute("update mailbox set uidnext = " + LAST + " where id = " + inbox);
    fixture.append(alice, MailboxName.INBOX, Flags.NONE, "Subject: last\r\n\r\n");
  }

  private static void assertRefused(Answer<?> answer) {
    assertThat(answer).isEqualTo(new Answer.Failed<>(MailboxFailure.noMoreUids()));
  }

  @Test
  void uidsAfterTheLastAreRefused() throws Exception {
    assertThat(fixture.view(alice, MailboxName.INBOX).uid(0)).isEqualTo(LAST);
    assertRefused(
        mailboxes.append(
            alice,
            MailboxName.INBOX,
            List.of(
                new Draft(fixture.spool("Subject: x\r\n\r\n"), Flags.NONE, StoreFixture.NOON))));
    long trash = fixture.view(alice, TRASH).mailbox();
    assertRefused(mailboxes.copy(alice, trash, UidSet.of(1), MailboxName.INBOX));
    assertRefused(mailboxes.move(alice, trash, UidSet.of(1), MailboxName.INBOX));
    assertThat(fixture.deliver(fixture.toInbox(alice, "Subject: x\r\n\r\n")))
        .isEqualTo(new TargetAnswer.NoMoreUids());

    assertThat(fixture.view(alice, MailboxName.INBOX).size()).isEqualTo(1);
    StoreFixture.done(mailboxes.move(alice, inbox, UidSet.of(LAST), TRASH));
  }

  @Test
  void mailboxNearTheLastUidGetsANewUidValidity() throws Exception {
    MailRestoration restoration = Archives.restoration(fixture, alice, "another");
    MailRestoration.Hidden hidden =
        restoration.begin(
            new ArchivedMailbox(
                9,
                new MailboxName("Old"),
                CollectionKind.MAIL,
                Set.of(),
                7,
                LAST - 10,
                4,
                UidSet.of(LAST - 11)),
            Numbers.AS_ARCHIVED);

    assertThat(hidden.numbers()).isEqualTo(Numbers.NEW);
  }
}

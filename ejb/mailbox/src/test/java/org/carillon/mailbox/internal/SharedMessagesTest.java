package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.OpenMailbox;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.junit.jupiter.api.Test;

/** Tests of what other accounts can do to a shared mailbox's messages. */
class SharedMessagesTest extends SharedMailboxTest {
  @Test
  void unpermittedFlagsAreUnchanged() throws Exception {
    append(owner, OWN, 1, Flags.of(Flag.SEEN, Flag.FLAGGED));
    grant("user2", "lrti");
    OpenMailbox opened = fixture.open(other, SHARED);
    StoreFixture.done(
        mailboxes.store(
            other,
            opened.view().mailbox(),
            ALL,
            FlagChange.REPLACE,
            new Flags(Set.of(Flag.DELETED, Flag.DRAFT), Set.of("keyword")),
            Optional.empty()));
    append(other, SHARED, 1, Flags.of(Flag.SEEN, Flag.DELETED));
    MailboxView view = fixture.view(owner, OWN);

    assertThat(opened.writable()).isTrue();
    assertThat(view.flags(0)).isEqualTo(Flag.SEEN.bit() | Flag.FLAGGED.bit() | Flag.DELETED.bit());
    assertThat(view.flags(1)).isEqualTo(Flag.DELETED.bit());
    assertThat(view.keywords()).isEmpty();
  }

  @Test
  void readerOpensReadOnlyAndDoesNotTakeRecent() throws Exception {
    append(owner, OWN, 2, Flags.NONE);
    grant("user2", "lr");

    assertThat(fixture.open(other, SHARED).writable()).isFalse();
    assertThat(fixture.open(owner, OWN).recentFrom()).isEqualTo(1);
  }

  @Test
  void messagesCopiedBetweenAccountsCountForTheReceiver() throws Exception {
    append(owner, OWN, 3, Flags.of(Flag.SEEN, Flag.FLAGGED));
    grant("user2", "lrsite");
    long shared = fixture.view(other, SHARED).mailbox();
    Placed out = StoreFixture.done(mailboxes.copy(other, shared, UidSet.of(1), INBOX));
    Placed moved = StoreFixture.done(mailboxes.move(other, shared, UidSet.of(2), INBOX));
    long inbox = fixture.view(other, INBOX).mailbox();
    StoreFixture.done(mailboxes.copy(other, inbox, ALL, SHARED));

    assertThat(out.target()).isEqualTo(UidSet.of(1));
    assertThat(moved.target()).isEqualTo(UidSet.of(2));
    MailboxView work = fixture.view(owner, OWN);
    assertThat(IntStream.range(0, work.size()).mapToObj(work::uid)).containsExactly(1L, 3L, 4L, 5L);
    assertThat(work.flags(2)).as("no right to flag").isEqualTo(Flag.SEEN.bit());
    assertThat(fixture.text(other, inbox, 2)).isEqualTo("message\r\n");
    assertThat(StoreFixture.done(mailboxes.quota(owner)).messages().used()).isEqualTo(4);
    assertThat(StoreFixture.done(mailboxes.quota(other)).messages().used()).isEqualTo(2);
    assertThat(StoreFixture.done(mailboxes.quota(owner)).octets().used()).isEqualTo(36);
    assertThat(StoreFixture.done(mailboxes.status(owner, OWN)).messages()).isEqualTo(4);
    String emailId =
        StoreFixture.done(mailboxes.messages(owner, shared, UidSet.of(1))).getFirst().emailId();
    assertThat(StoreFixture.done(mailboxes.messages(other, inbox, UidSet.of(1))))
        .extracting(data -> data.emailId())
        .containsExactly(emailId);
  }

  @Test
  void concurrentMovesInBothDirectionsDoNotDeadlock() throws Exception {
    append(owner, OWN, 200, Flags.NONE);
    append(other, INBOX, 200, Flags.NONE);
    grant("user2", "lrswipkxtea");
    long work = fixture.view(owner, OWN).mailbox();
    long inbox = fixture.view(other, INBOX).mailbox();

    Thread there =
        Thread.startVirtualThread(
            () -> {
              for (long uid = 1; uid <= 200; uid++) {
                StoreFixture.done(mailboxes.move(other, work, UidSet.of(uid), INBOX));
              }
            });
    for (long uid = 1; uid <= 200; uid++) {
      StoreFixture.done(mailboxes.move(other, inbox, UidSet.of(uid), SHARED));
    }
    there.join();

    assertThat(fixture.view(owner, OWN).size() + fixture.view(other, INBOX).size()).isEqualTo(400);
    assertThat(StoreFixture.done(mailboxes.quota(owner)).messages().used()).isEqualTo(200);
  }
}

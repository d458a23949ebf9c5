package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.recovery.internal.recovering.Recoverer;
import org.junit.jupiter.api.Test;

/** Tests of the access lists of mailboxes that are deleted and restored. */
class DeletedSharesTest extends SharedMailboxTest {
  @Test
  void deletedMailboxLeavesNoRightsForItsName() {
    grant("user2", "lr");
    StoreFixture.done(mailboxes.delete(owner, OWN));
    StoreFixture.done(mailboxes.create(owner, OWN, Set.of()));

    assertThat(rights(other, SHARED)).isEmpty();
    assertThat(list(other)).isEmpty();
  }

  /** Restores the mailbox that was deleted first. */
  private void undelete(MailboxName as) throws Exception {
    Recoverer recoverer = fixture.recoverer();
    long removed = recoverer.removed(owner.account(), Instant.EPOCH).getLast().id();
    recoverer.returnMailbox(owner.account(), removed, as);
  }

  private List<String> entries(MailboxName name) {
    return StoreFixture.done(mailboxes.accessList(owner, name)).stream()
        .map(entry -> entry.identifier() + " " + entry.rights().letters())
        .toList();
  }

  @Test
  void undeletedMailboxKeepsItsShares() throws Exception {
    grant("user2", "lrs");
    grant("-user3", "r");
    grant("anyone", "lrp");
    long shared = fixture.view(other, SHARED).mailbox();
    List<String> before = entries(OWN);
    StoreFixture.done(mailboxes.delete(owner, OWN));

    assertThat(list(other)).isEmpty();
    assertThat(rights(other, SHARED)).isEmpty();
    assertThat(posted("Work", OptionalLong.of(2))).isEqualTo("INBOX");
    assertThat(hindered(mailboxes.view(other, shared))).isInstanceOf(Failure.NotFound.class);
    assertThat(hindered(mailboxes.accessList(owner, OWN))).isInstanceOf(Failure.NotFound.class);

    // It does not pass its list on to mailboxes that are created in its place either.
    StoreFixture.done(mailboxes.create(owner, new MailboxName("Work/Below"), Set.of()));
    assertThat(list(other)).isEmpty();
    StoreFixture.done(mailboxes.delete(owner, new MailboxName("Work/Below")));
    StoreFixture.done(mailboxes.delete(owner, OWN));
    undelete(new MailboxName("Again"));

    assertThat(entries(new MailboxName("Again"))).isEqualTo(before).hasSize(4);
    assertThat(rights(other, new MailboxName("~user1/Again"))).isEqualTo("lrsp");
    assertThat(list(other)).containsExactly("~user1/Again");
    assertThat(StoreFixture.done(mailboxes.view(other, shared)).mailbox()).isEqualTo(shared);
  }

  @Test
  void shareesAreNotifiedOfAnUndeletedMailbox() throws Exception {
    grant("user2", "lr");
    StoreFixture.done(mailboxes.delete(owner, OWN));
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch unheard = new CountDownLatch(1);
    try (Watch _ = mailboxes.watchAll(other, told::countDown);
        Watch _ = mailboxes.watchAll(third, unheard::countDown)) {
      undelete(OWN);

      // This is earlier than the comparison every ten seconds would notice it.
      assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(unheard.getCount()).isEqualTo(1);
    }
  }
}

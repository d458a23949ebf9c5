package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.store.parts.NoHints;
import org.junit.jupiter.api.Test;

/** Who hears of sharing, and of what is shared. */
class SharesWatchedTest extends SharedMailboxTest {
  @Test
  void whoeverHasItOpenIsToldAndTurnedOutWhenNoMorePermitted() throws Exception {
    grant("user2", "lr");
    long shared = fixture.view(other, SHARED).mailbox();
    CountDownLatch told = new CountDownLatch(1);
    try (Watch _ = mailboxes.watch(other, shared, told::countDown)) {
      grant("user2", "l");

      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(hindered(mailboxes.view(other, shared))).isInstanceOf(Failure.NotAllowed.class);
      grant("user2", "");
      assertThat(hindered(mailboxes.view(other, shared))).isInstanceOf(Failure.NotFound.class);
    }
  }

  @Test
  void anotherNodeHearsOfItOrComparesInTheEnd() throws Exception {
    grant("user2", "lr");
    try (StoreFixture deaf =
        StoreFixture.open(
            fixture.database, fixture.dataSource(), folder.resolve("deaf"), "b", new NoHints())) {
      long shared = deaf.view(other, SHARED).mailbox();
      grant("user2", "");
      deaf.parts.open().compare();

      assertThat(hindered(deaf.mailboxes().view(other, shared)))
          .isInstanceOf(Failure.NotFound.class);
    }
  }

  @Test
  void whoWatchesAllHearsOfWhatIsSharedAndOfSharing() throws Exception {
    CountDownLatch shared = new CountDownLatch(1);
    try (Watch _ = mailboxes.watchAll(other, shared::countDown)) {
      grant("user2", "lr");
      assertThat(shared.await(10, TimeUnit.SECONDS)).isTrue();
    }
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch unheard = new CountDownLatch(1);
    try (Watch _ = mailboxes.watchAll(other, arrived::countDown);
        Watch _ = mailboxes.watchAll(third, unheard::countDown)) {
      append(owner, OWN, 1, Flags.NONE);
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(unheard.getCount()).isEqualTo(1);
    }
  }
}

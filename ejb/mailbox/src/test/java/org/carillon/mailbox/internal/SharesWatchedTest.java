package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.store.parts.NoChangeHints;
import org.junit.jupiter.api.Test;

/** Tests who is notified of sharing and of changes in shared mailboxes. */
class SharesWatchedTest extends SharedMailboxTest {
  private final CountDownLatch arrived = new CountDownLatch(1);

  @Test
  void openMailboxIsClosedWhenItsRightIsRevoked() throws Exception {
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
  void revokedRightsReachOtherNodesByHintOrComparison() throws Exception {
    grant("user2", "lr");
    try (StoreFixture deaf =
        StoreFixture.open(
            fixture.database,
            fixture.dataSource(),
            folder.resolve("deaf"),
            "b",
            new NoChangeHints())) {
      long shared = deaf.view(other, SHARED).mailbox();
      grant("user2", "");
      deaf.parts.open().compare();

      assertThat(hindered(deaf.mailboxes().view(other, shared)))
          .isInstanceOf(Failure.NotFound.class);
    }
  }

  /** A client may read a change before its notification. Watchers are called nevertheless. */
  @Test
  void watchIsNotifiedThoughAnotherSessionReadTheChange() throws Exception {
    grant("user2", "lr");
    long shared = fixture.view(other, SHARED).mailbox();
    try (StoreFixture elsewhere =
            StoreFixture.open(
                fixture.database,
                fixture.dataSource(),
                folder.resolve("b"),
                "b",
                new NoChangeHints());
        Watch _ = mailboxes.watch(other, shared, arrived::countDown)) {
      StoreFixture.done(
          elsewhere
              .mailboxes()
              .append(
                  owner,
                  OWN,
                  List.of(
                      new Draft(
                          elsewhere.spool("Subject: x\r\n\r\n"), Flags.NONE, StoreFixture.NOON))));
      // Another session with a state makes the same request.
      StoreFixture.done(mailboxes.changesOfShared(other, Optional.empty()));
      assertThat(fixture.view(other, SHARED).size()).isEqualTo(1);

      fixture.parts.open().compare();

      assertThat(arrived.getCount()).isZero();
    }
  }

  @Test
  void watchReportsSharingAndChangesOfSharedMailboxes() throws Exception {
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

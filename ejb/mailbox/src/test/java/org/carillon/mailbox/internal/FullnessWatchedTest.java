package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.carillon.contract.Watch;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.store.ChangeHints;
import org.carillon.store.MailboxChanged;
import org.junit.jupiter.api.Test;

/** Tests that watchers are notified once each time that mail has filled an account. */
class FullnessWatchedTest extends SharedMailboxTest {
  private final AtomicInteger heardByOwner = new AtomicInteger();
  private final AtomicInteger heardByReader = new AtomicInteger();
  private final AtomicInteger heardByOthers = new AtomicInteger();

  private void assertHeard(int byOwner, int byReader) {
    assertThat(heardByOwner).hasValue(byOwner);
    assertThat(heardByReader).hasValue(byReader);
    assertThat(heardByOthers).hasValue(0);
  }

  @Test
  void fullnessIsReportedToOwnerAndReaders() throws Exception {
    grant("user2", "lr");
    long shared = fixture.view(other, SHARED).mailbox();
    fixture.quotas.messages = 3;
    try (Watch own = mailboxes.watchFullness(owner, heardByOwner::incrementAndGet);
        Watch _ = mailboxes.watchFullness(owner, shared, heardByOthers::incrementAndGet);
        Watch _ = mailboxes.watchFullness(other, heardByOthers::incrementAndGet);
        Watch _ = mailboxes.watchFullness(other, shared, heardByReader::incrementAndGet);
        Watch _ = mailboxes.watchFullness(third, shared, heardByOthers::incrementAndGet)) {
      append(owner, INBOX, 2, Flags.NONE);
      assertHeard(0, 0);

      append(owner, INBOX, 1, Flags.of(Flag.DELETED));
      assertHeard(1, 1);

      long inbox = fixture.view(owner, INBOX).mailbox();
      StoreFixture.done(mailboxes.move(owner, inbox, ALL, OWN));
      assertHeard(1, 1);

      long work = fixture.view(owner, OWN).mailbox();
      StoreFixture.done(mailboxes.expunge(owner, work, Optional.empty()));
      assertHeard(1, 1);

      StoreFixture.done(mailboxes.copy(owner, work, UidSet.of(1), INBOX));
      assertHeard(2, 2);

      own.close();
      StoreFixture.done(mailboxes.expunge(owner, work, Optional.empty()));
      fixture.quotas.messages = 4;
      append(owner, INBOX, 1, Flags.NONE);
      assertHeard(2, 3);
    }
  }

  /** Passes notifications to another node's receiver on demand. */
  private static final class HeldHints implements ChangeHints {
    private final List<MailboxChanged> held = new ArrayList<>();
    private Consumer<MailboxChanged> receiver;

    @Override
    public void send(List<MailboxChanged> changes) {
      held.addAll(changes);
    }

    @Override
    public void receive(Consumer<MailboxChanged> to) {
      receiver = to;
    }
  }

  @Test
  void fullnessReachesOtherNodesByAHint() throws Exception {
    HeldHints here = new HeldHints();
    HeldHints there = new HeldHints();
    try (StoreFixture filling =
            StoreFixture.open(
                fixture.database, fixture.dataSource(), folder.resolve("here"), "b", here);
        StoreFixture hearing =
            StoreFixture.open(
                fixture.database, fixture.dataSource(), folder.resolve("there"), "c", there);
        Watch _ = hearing.mailboxes().watchFullness(owner, heardByOwner::incrementAndGet)) {
      filling.quotas.messages = 2;
      filling.append(owner, INBOX, Flags.NONE, "message\r\n");
      here.held.forEach(there.receiver);
      assertHeard(0, 0);

      filling.append(owner, INBOX, Flags.NONE, "message\r\n");
      here.held.forEach(there.receiver);
      assertHeard(1, 0);
    }
  }
}

package org.carillon.mailbox.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.ChangeHints;
import org.carillon.store.MailboxChanged;
import org.carillon.store.parts.NoChangeHints;
import org.carillon.store.viewing.MailboxFigures;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of STATUS from memory, on two nodes that do not notify each other. */
class StatusCacheTest {
  private static final MailboxName WORK = new MailboxName("Work");
  private static final MailboxName MOVED = new MailboxName("Moved");

  private final AtomicReference<Consumer<MailboxChanged>> elsewhere = new AtomicReference<>();

  @TempDir Path folder;
  private StoreFixture here;
  private StoreFixture there;
  private MailAccess mailboxes;
  private Caller alice;

  @BeforeEach
  void open() throws Exception {
    TestDatabase database = TestDatabase.fresh();
    DataSource pool = database.pooled();
    here = StoreFixture.open(database, pool, folder, "here", new Heard());
    there = StoreFixture.open(database, pool, folder, "there", new NoChangeHints());
    mailboxes = here.mailboxes();
    alice = here.account(1);
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
  }

  @AfterEach
  void close() throws Exception {
    here.close();
    there.close();
  }

  private MailboxStatus status(MailboxName name) {
    return StoreFixture.done(mailboxes.status(alice, name));
  }

  private MailboxStatus inDatabase(MailboxName name) throws Exception {
    try (Connection connection = here.dataSource().getConnection()) {
      return MailboxFigures.read(connection, ResolvedMailbox.own(alice.account(), name)).status();
    }
  }

  /** Returns a status that the second request caches and the third reads from memory. */
  private MailboxStatus kept(MailboxName name) {
    status(name);
    MailboxStatus kept = status(name);
    assertThat(status(name)).isSameAs(kept);
    return kept;
  }

  @RepeatedTest(3)
  void cachedCountsMatchTheDatabase(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    List<MailboxName> names = List.of(MailboxName.INBOX, WORK);
    for (int step = 0; step < 80; step++) {
      names.forEach(this::kept);
      act(random, names.get(random.nextInt(2)), names.get(random.nextInt(2)));
      for (MailboxName name : names) {
        assertThat(status(name)).isEqualTo(inDatabase(name));
      }
    }
  }

  private void act(Random random, MailboxName name, MailboxName target) throws Exception {
    Flags flags =
        List.of(Flags.of(Flag.SEEN), Flags.of(Flag.DELETED), Flags.of(Flag.FLAGGED))
            .get(random.nextInt(3));
    long first = 1 + random.nextInt(10);
    UidSet some = UidSet.range(first, first + random.nextInt(20));
    // In half of the cases a session claims the recent messages.
    long mailbox =
        StoreFixture.done(mailboxes.open(alice, name, random.nextBoolean())).view().mailbox();
    switch (random.nextInt(6)) {
      case 0, 1 -> here.append(alice, name, flags, "Subject: a\r\n\r\n", "\r\n");
      case 2 -> {
        FlagChange change = FlagChange.values()[random.nextInt(3)];
        StoreFixture.done(mailboxes.store(alice, mailbox, some, change, flags, Optional.empty()));
      }
      case 3 -> StoreFixture.done(mailboxes.copy(alice, mailbox, some, target));
      case 4 -> StoreFixture.done(mailboxes.move(alice, mailbox, some, target));
      default -> StoreFixture.done(mailboxes.expunge(alice, mailbox, Optional.of(some)));
    }
  }

  @Test
  void mailboxIsLookedUpAgainAfterATreeChange() throws Exception {
    here.append(alice, WORK, Flags.NONE, "\r\n");
    String id = kept(WORK).mailboxId();

    StoreFixture.done(mailboxes.rename(alice, WORK, MOVED));
    assertThat(mailboxes.status(alice, WORK)).isInstanceOf(Answer.Failed.class);
    assertThat(kept(MOVED).mailboxId()).isEqualTo(id);

    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    assertThat(status(WORK).mailboxId()).isNotEqualTo(id);

    StoreFixture.done(mailboxes.delete(alice, MOVED));
    assertThat(mailboxes.status(alice, MOVED)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void countsWithoutAHintAreReadAfterTheNextComparison() throws Exception {
    kept(WORK);
    there.append(alice, WORK, Flags.of(Flag.SEEN), "\r\n");
    here.execute("update mailbox set octets = 17 where name = 'INBOX'");

    here.parts.open().compare();

    assertThat(status(WORK)).isEqualTo(inDatabase(WORK));
    assertThat(status(WORK).messages()).isOne();
    assertThat(status(MailboxName.INBOX).size()).isEqualTo(17);
  }

  @Test
  void hintReloadsCountsAtOnce() throws Exception {
    kept(WORK);
    there.append(alice, WORK, Flags.NONE, "\r\n");
    MailboxView seen = there.view(alice, WORK);

    elsewhere
        .get()
        .accept(new MailboxChanged(alice.account(), seen.mailbox(), seen.highestModseq()));

    assertThat(status(WORK).messages()).isOne();
  }

  /** Receives the notifications that the test sends. */
  private final class Heard implements ChangeHints {
    @Override
    public void send(List<MailboxChanged> changes) {}

    @Override
    public void receive(Consumer<MailboxChanged> receiver) {
      elsewhere.set(receiver);
    }
  }
}

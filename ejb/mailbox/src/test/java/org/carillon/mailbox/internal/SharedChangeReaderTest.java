package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carillon.contract.Watch;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.contract.mailbox.watch.AccountState;
import org.carillon.contract.mailbox.watch.SharedChanges;
import org.carillon.contract.mailbox.watch.SharedState;
import org.carillon.contract.mailbox.watch.TreeChange;
import org.carillon.store.parts.NoChangeHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that clients that asked for it are notified of changes of shared mailboxes. */
class SharedChangeReaderTest extends StoreTest {
  private static final MailboxName OWN = new MailboxName("Work");
  private static final MailboxName SHARED = new MailboxName("~user1/Work");

  private Caller owner;
  private Caller reader;
  private SharedState state;

  @BeforeEach
  void open() throws Exception {
    owner = fixture.account(1);
    reader = fixture.account(2);
    StoreFixture.done(mailboxes.create(owner, OWN, Set.of()));
    state = StoreFixture.done(mailboxes.changesOfShared(reader, Optional.empty())).now();
  }

  private SharedChanges changes() {
    SharedChanges changes =
        StoreFixture.done(mailboxes.changesOfShared(reader, Optional.of(state)));
    state = changes.now();
    return changes;
  }

  private void grant(MailboxName name, String letters) {
    StoreFixture.done(
        mailboxes.grant(
            owner,
            name,
            Identifier.parse("user2"),
            RightsChange.REPLACE,
            MailboxRights.parse(letters).orElseThrow()));
  }

  private void append(MailboxName name) throws Exception {
    Draft draft = new Draft(fixture.spool("Subject: x\r\n\r\n"), Flags.NONE, StoreFixture.NOON);
    StoreFixture.done(mailboxes.append(owner, name, List.of(draft)));
  }

  private static List<String> told(SharedChanges changes) {
    return changes.mailboxes().stream()
        .map(
            each ->
                each.name()
                    + (each.arrived() ? " arrived" : "")
                    + (each.expunged() ? " expunged" : "")
                    + (each.flagged() ? " flagged" : ""))
        .toList();
  }

  @Test
  void arrivedExpungedAndFlaggedMessagesAreReportedOnce() throws Exception {
    grant(OWN, "lr");
    append(OWN);
    append(MailboxName.INBOX);
    assertThat(changes().tree()).containsExactly(new TreeChange.Made(SHARED));
    assertThat(told(changes())).isEmpty();

    append(OWN);
    append(MailboxName.INBOX);
    assertThat(told(changes())).containsExactly("~user1/Work arrived");

    long work = StoreFixture.done(mailboxes.open(owner, OWN, false)).view().mailbox();
    StoreFixture.done(
        mailboxes.store(
            owner,
            work,
            UidSet.of(1),
            FlagChange.ADD,
            new Flags(Set.of(Flag.DELETED), Set.of()),
            Optional.empty()));
    assertThat(told(changes())).containsExactly("~user1/Work flagged");

    StoreFixture.done(mailboxes.expunge(owner, work, Optional.of(UidSet.of(1))));
    assertThat(told(changes())).containsExactly("~user1/Work expunged");
    assertThat(told(changes())).isEmpty();
  }

  @Test
  void messagesAreReportedOnlyToReaders() throws Exception {
    grant(OWN, "l");
    changes();
    append(OWN);
    SharedState before = state;
    assertThat(told(changes())).isEmpty();
    assertThat(state.readsTheSame(before)).isTrue();

    grant(OWN, "lr");
    append(OWN);
    assertThat(told(changes())).containsExactly("~user1/Work arrived");
    assertThat(state.readsTheSame(before)).isFalse();

    grant(OWN, "");
    append(OWN);
    SharedChanges lost = changes();
    assertThat(told(lost)).isEmpty();
    assertThat(lost.tree()).containsExactly(new TreeChange.Withdrawn(SHARED));
    append(OWN);
    assertThat(told(changes())).isEmpty();
  }

  @Test
  void changesDuringACheckAreReportedOnceByTheNext() throws Exception {
    grant(OWN, "l");
    changes();
    fixture.people.whenAskedFor(
        1,
        () -> {
          grant(OWN, "lr");
          appendUnchecked(OWN);
        });
    assertThat(told(changes())).isEmpty();
    assertThat(told(changes())).containsExactly("~user1/Work arrived");

    append(OWN);
    fixture.people.whenAskedFor(1, () -> appendUnchecked(OWN));
    assertThat(told(changes())).containsExactly("~user1/Work arrived");
    assertThat(told(changes())).containsExactly("~user1/Work arrived");
    assertThat(told(changes())).isEmpty();
  }

  private void appendUnchecked(MailboxName name) {
    try {
      append(name);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void countsAreAsCurrentAsTheReportedChange() throws Exception {
    grant(OWN, "lr");
    append(OWN);
    changes();
    try (StoreFixture elsewhere =
        StoreFixture.open(
            fixture.database,
            fixture.dataSource(),
            folder.resolve("b"),
            "b",
            new NoChangeHints())) {
      // The repeated answer comes from the cache.
      assertThat(List.of(unseen(), unseen())).containsOnly(1L);
      long work = StoreFixture.done(mailboxes.open(owner, OWN, false)).view().mailbox();
      StoreFixture.done(
          elsewhere
              .mailboxes()
              .store(
                  owner,
                  work,
                  UidSet.of(1),
                  FlagChange.ADD,
                  Flags.of(Flag.SEEN),
                  Optional.empty()));
      assertThat(told(changes())).containsExactly("~user1/Work flagged");
      assertThat(unseen()).isZero();
    }
  }

  private long unseen() {
    return StoreFixture.done(mailboxes.status(reader, SHARED)).unseen();
  }

  @Test
  void sharedAnnotationsAreReportedOnceToReaders() {
    grant(OWN, "l");
    changes();
    annotate(owner, OWN, "/shared/comment");
    assertThat(changes().tree()).isEmpty();

    grant(OWN, "lrw");
    changes();
    annotate(owner, OWN, "/shared/comment", "/private/comment", "/shared/vendor/x");
    annotate(reader, SHARED, "/private/comment");
    annotate(reader, SHARED, "/shared/vendor/y");
    assertThat(changes().tree())
        .containsExactly(
            new TreeChange.Annotated(
                Optional.of(SHARED), List.of("/shared/comment", "/shared/vendor/x")),
            new TreeChange.Annotated(Optional.of(SHARED), List.of("/shared/vendor/y")));
    assertThat(changes().tree()).isEmpty();
  }

  @Test
  void ownerIsNotNotifiedOfPrivateAnnotationsOfReaders() {
    grant(OWN, "lrw");
    AccountState before = StoreFixture.done(mailboxes.changes(owner, Optional.empty())).now();
    annotate(reader, SHARED, "/private/comment", "/shared/comment");
    annotate(reader, SHARED, "/private/comment");
    assertThat(StoreFixture.done(mailboxes.changes(owner, Optional.of(before))).tree())
        .containsExactly(new TreeChange.Annotated(Optional.of(OWN), List.of("/shared/comment")));
  }

  private void annotate(Caller caller, MailboxName name, String... entries) {
    StoreFixture.done(
        mailboxes.annotate(
            caller,
            Optional.of(name),
            Stream.of(entries)
                .map(entry -> new Annotation(entry, Optional.of(new byte[] {'x'})))
                .toList()));
  }

  @Test
  void createdRenamedAndDeletedMailboxesAreReported() throws Exception {
    grant(OWN, "lr");
    changes();
    MailboxName below = new MailboxName("Work/Below");

    StoreFixture.done(mailboxes.create(owner, below, Set.of()));
    assertThat(changes().tree())
        .containsExactly(new TreeChange.Made(new MailboxName("~user1/Work/Below")));

    StoreFixture.done(mailboxes.rename(owner, below, new MailboxName("Up")));
    assertThat(changes().tree())
        .containsExactly(
            new TreeChange.Renamed(
                new MailboxName("~user1/Work/Below"), new MailboxName("~user1/Up")));

    StoreFixture.done(mailboxes.delete(owner, OWN));
    assertThat(changes().tree()).containsExactly(new TreeChange.Removed(SHARED));
  }

  @Test
  void aliasReportsChangesOfItsMailbox() throws Exception {
    grant(OWN, "lr");
    changes();
    MailboxName alias = new MailboxName("Theirs");

    StoreFixture.done(mailboxes.alias(reader, alias, SHARED));
    assertThat(changes().tree()).containsExactly(new TreeChange.Made(alias));
    append(OWN);
    assertThat(told(changes())).containsExactlyInAnyOrder("~user1/Work arrived", "Theirs arrived");

    StoreFixture.done(mailboxes.delete(reader, alias));
    assertThat(changes().tree()).containsExactly(new TreeChange.Removed(alias));
  }

  @Test
  void watchReportsAMailboxCreatedBelowASharedOne() throws Exception {
    grant(OWN, "l");
    CountDownLatch heard = new CountDownLatch(1);
    try (Watch _ = mailboxes.watchAll(reader, heard::countDown)) {
      append(OWN);
      assertThat(heard.getCount()).as("what may not be read is not heard of").isEqualTo(1);
      StoreFixture.done(mailboxes.create(owner, new MailboxName("Work/Below"), Set.of()));
      assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}

package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.store.parts.NoChangeHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of a shared mailbox in which each reader has a separate {@code \Seen}. */
class OwnSeenTest extends StoreTest {
  private static final MailboxName OWN = new MailboxName("Work");
  private static final MailboxName SHARED = new MailboxName("~user1/Work");
  private static final UidSet ALL = UidSet.range(1, 4_294_967_295L);

  private Caller owner;
  private Caller other;
  private Caller third;
  private long shared;

  @BeforeEach
  void open() throws Exception {
    owner = fixture.account(1);
    other = fixture.account(2);
    third = fixture.account(3);
    StoreFixture.done(mailboxes.create(owner, OWN, Set.of()));
    StoreFixture.done(
        mailboxes.grant(
            owner,
            OWN,
            new Identifier(Identifier.ANYONE, false),
            RightsChange.REPLACE,
            MailboxRights.parse("lrswipte").orElseThrow()));
    append(owner, OWN, Flags.NONE, Flags.of(Flag.SEEN), Flags.NONE);
    choose("private");
    shared = fixture.view(other, SHARED).mailbox();
  }

  private void choose(String whose) {
    StoreFixture.done(mailboxes.annotate(owner, Optional.of(OWN), List.of(choice(whose))));
  }

  private static Annotation choice(String whose) {
    return new Annotation(Annotation.SEEN, Optional.of(whose.getBytes(StandardCharsets.US_ASCII)));
  }

  private void append(Caller caller, MailboxName name, Flags... each) throws Exception {
    List<Draft> drafts = new ArrayList<>();
    for (Flags flags : each) {
      drafts.add(new Draft(fixture.spool("message\r\n"), flags, StoreFixture.NOON));
    }
    StoreFixture.done(mailboxes.append(caller, name, drafts));
  }

  private FlagsStored store(Caller caller, long uid, FlagChange change, Flag... flags) {
    return StoreFixture.done(
        mailboxes.store(caller, shared, UidSet.of(uid), change, Flags.of(flags), Optional.empty()));
  }

  private MailboxView view(Caller caller) {
    return StoreFixture.done(mailboxes.view(caller, shared));
  }

  private static List<Long> seen(MailboxView view) {
    List<Long> uids = new ArrayList<>();
    for (int i = 0; i < view.size(); i++) {
      if (Flag.SEEN.in(view.flags(i))) {
        uids.add(view.uid(i));
      }
    }
    return uids;
  }

  private static List<Long> changed(MailboxView view, long since) {
    List<Long> uids = new ArrayList<>();
    view.changedSince(since, index -> uids.add(view.uid(index)));
    return uids;
  }

  @Test
  void readersHaveTheirOwnSeenAndSharedOtherFlags() {
    store(other, 1, FlagChange.ADD, Flag.SEEN, Flag.FLAGGED);
    store(other, 3, FlagChange.REPLACE, Flag.SEEN);
    store(third, 2, FlagChange.ADD, Flag.SEEN);
    store(other, 3, FlagChange.REMOVE, Flag.SEEN);

    assertThat(seen(view(other))).containsExactly(1L);
    assertThat(seen(view(third))).containsExactly(2L);
    assertThat(seen(view(owner))).containsExactly(2L);
    assertThat(Flag.FLAGGED.in(view(third).flags(0))).isTrue();
    assertThat(StoreFixture.done(mailboxes.status(other, SHARED)).unseen()).isEqualTo(2);
    assertThat(StoreFixture.done(mailboxes.status(owner, OWN)).unseen()).isEqualTo(2);
  }

  @Test
  void ownSeenChangesIncreaseOnlyTheReadersModseq() {
    MailboxView before = view(other);
    MailboxView thirds = view(third);
    FlagsStored stored = store(other, 3, FlagChange.ADD, Flag.SEEN);

    assertThat(changed(stored.view(), before.highestModseq())).containsExactly(3L);
    assertThat(stored.view().modseq(2)).isGreaterThan(before.highestModseq());
    assertThat(stored.view().highestModseq()).isEqualTo(stored.view().modseq(2));
    assertThat(changed(view(third), thirds.highestModseq())).isEmpty();
    assertThat(view(other)).isSameAs(stored.view());
    store(other, 3, FlagChange.ADD, Flag.SEEN);
    assertThat(view(other)).as("nothing changed").isSameAs(stored.view());
  }

  @Test
  void flagsChangedMeanwhileAreNotStored() {
    long before = view(other).highestModseq();
    store(other, 1, FlagChange.ADD, Flag.SEEN);
    FlagsStored stored =
        StoreFixture.done(
            mailboxes.store(
                other,
                shared,
                ALL,
                FlagChange.REPLACE,
                Flags.of(Flag.FLAGGED),
                Optional.of(before)));

    assertThat(stored.modified()).isEqualTo(UidSet.of(1));
    assertThat(seen(stored.view())).containsExactly(1L);
    assertThat(Flag.FLAGGED.in(stored.view().flags(0))).isFalse();
    assertThat(Flag.FLAGGED.in(stored.view().flags(1))).isTrue();
    assertThat(seen(view(owner))).as("untouched by a reader's REPLACE").containsExactly(2L);
  }

  @Test
  void changingTheSeenModeChangesMessagesForReadersOnly() {
    store(other, 1, FlagChange.ADD, Flag.SEEN);
    MailboxView own = view(other);
    MailboxView owners = view(owner);
    choose("shared");

    assertThat(seen(view(other))).containsExactly(2L);
    assertThat(changed(view(other), own.highestModseq())).containsExactly(1L, 2L, 3L);
    assertThat(changed(view(owner), owners.highestModseq())).isEmpty();
    MailboxView common = view(other);
    store(other, 1, FlagChange.ADD, Flag.SEEN);
    assertThat(changed(view(other), common.highestModseq())).containsExactly(1L);
    assertThat(seen(view(owner))).containsExactly(1L, 2L);
    choose("private");
    assertThat(seen(view(other))).containsExactly(1L);
  }

  @Test
  void expungesAreReportedAcrossAModeChange() {
    MailboxView own = view(other);
    store(owner, 2, FlagChange.ADD, Flag.DELETED);
    StoreFixture.done(mailboxes.expunge(owner, shared, Optional.empty()));
    choose("shared");
    List<Long> gone = new ArrayList<>();
    own.expungedIn(view(other), gone::add);

    assertThat(gone).containsExactly(2L);
  }

  @Test
  void appendedAndCopiedSeenFlagsAreOnesOwn() throws Exception {
    append(other, SHARED, Flags.of(Flag.SEEN, Flag.FLAGGED), Flags.NONE);
    assertThat(seen(view(other))).containsExactly(4L);
    assertThat(seen(view(owner))).containsExactly(2L);
    assertThat(Flag.FLAGGED.in(view(owner).flags(3))).isTrue();

    StoreFixture.done(mailboxes.copy(other, shared, ALL, MailboxName.INBOX));
    assertThat(seen(fixture.view(other, MailboxName.INBOX))).containsExactly(4L);
    long inbox = fixture.view(other, MailboxName.INBOX).mailbox();
    StoreFixture.done(mailboxes.move(other, inbox, UidSet.range(3, 4), SHARED));
    assertThat(seen(view(other))).containsExactly(4L, 7L);
    assertThat(seen(view(owner))).containsExactly(2L);
  }

  @Test
  void seenChangesReachOtherSessionsAndNodes() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    try (StoreFixture deaf =
            StoreFixture.open(
                fixture.database,
                fixture.dataSource(),
                folder.resolve("deaf"),
                "b",
                new NoChangeHints());
        Watch _ = mailboxes.watch(other, shared, told::countDown)) {
      MailboxView there = deaf.view(other, SHARED);
      store(other, 1, FlagChange.ADD, Flag.SEEN);
      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
      deaf.parts.open().compare();

      MailboxView now = StoreFixture.done(deaf.mailboxes().view(other, shared));
      assertThat(changed(now, there.highestModseq())).containsExactly(1L);
      assertThat(seen(now)).containsExactly(1L);
    }
  }

  @Test
  void seenModeIsChosenByMailboxAdministratorsOnly() {
    assertThat(hindered(mailboxes.annotate(other, Optional.of(SHARED), List.of(choice("shared")))))
        .isInstanceOf(Failure.NotAllowed.class);
    assertThat(hindered(mailboxes.annotate(owner, Optional.of(OWN), List.of(choice("mine")))))
        .isInstanceOf(Failure.NotAllowed.class);
  }

  private static Failure hindered(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Answer.Failed.class);
    return ((Answer.Failed<?>) answer).failure();
  }

  @Test
  void concurrentConditionalStoresReportOneAsModified() throws Exception {
    try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 10; round++) {
        int turn = round;
        long known = view(other).highestModseq();
        List<Callable<FlagsStored>> both =
            List.of(
                () -> storeUnchanged(other, known, "one" + turn),
                () -> storeUnchanged(third, known, "two" + turn));

        List<UidSet> modified = new ArrayList<>();
        for (Future<FlagsStored> stored : readers.invokeAll(both)) {
          modified.add(stored.get().modified());
        }

        assertThat(modified).containsExactlyInAnyOrder(UidSet.EMPTY, UidSet.of(1));
      }
    }
  }

  private FlagsStored storeUnchanged(Caller caller, long since, String keyword) {
    Flags flags = new Flags(Set.of(), Set.of(keyword));
    return StoreFixture.done(
        mailboxes.store(
            caller, shared, UidSet.of(1), FlagChange.REPLACE, flags, Optional.of(since)));
  }

  @Test
  void secondSessionOfAReaderIsReportedAsModified() throws Exception {
    long known = view(other).highestModseq();
    Flags seen = Flags.of(Flag.SEEN);
    StoreFixture.done(
        mailboxes.store(other, shared, UidSet.of(1), FlagChange.ADD, seen, Optional.of(known)));

    FlagsStored late =
        StoreFixture.done(
            mailboxes.store(
                other, shared, UidSet.of(1), FlagChange.REMOVE, seen, Optional.of(known)));

    assertThat(late.modified()).isEqualTo(UidSet.of(1));
    assertThat(seen(view(other))).contains(1L);
  }
}

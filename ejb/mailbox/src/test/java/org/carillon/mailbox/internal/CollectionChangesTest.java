package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.mailbox.internal.CollectionFixture.ALWAYS;
import static org.carillon.mailbox.internal.CollectionFixture.failure;
import static org.carillon.mailbox.internal.CollectionFixture.told;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemChange;
import org.carillon.store.item.ItemChanges;
import org.carillon.store.item.ItemKey;
import org.carillon.store.parts.NoChangeHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the changes of a collection since a state are reported. */
class CollectionChangesTest extends AliceTest {
  private CollectionFixture calendar;

  @BeforeEach
  void create() {
    calendar = CollectionFixture.create(fixture, alice, "Calendar");
  }

  private Failure refusal(ChangeState state) {
    return failure(
        calendar.collections.changes(alice, calendar.id, Optional.of(state), Collections.MOST));
  }

  @Test
  void initialSyncListsAllItemsAndTheState() throws Exception {
    calendar.put("a", "1");
    calendar.put("b", "1");
    calendar.put("a", "2");
    calendar.put("c", "1");
    calendar.delete("b");

    assertThat(calendar.keys()).containsExactly("a", "c");
    assertThat(calendar.since(calendar.state())).isEmpty();
  }

  @Test
  void itemChangesAreReportedInOrderAndOnce() throws Exception {
    for (String key : List.of("a", "b", "c", "d")) {
      calendar.put(key, "1");
    }
    ChangeState before = calendar.state();

    calendar.put("e", "1");
    calendar.put("b", "2");
    calendar.delete("c");
    calendar.put("a", "2");
    calendar.put("b", "3");

    assertThat(calendar.since(before)).containsExactly("e", "-c", "a", "b");
    ItemChanges changes = calendar.changes(before, Collections.MOST);
    assertThat(changes.more()).isFalse();
    assertThat(calendar.since(changes.state())).isEmpty();
    assertThat(changes.changes().getLast())
        .isEqualTo(new ItemChange.Changed(calendar.entry("b").orElseThrow()));
  }

  @Test
  void itemsAddedAndRemovedBetweenStatesAreNotReported() throws Exception {
    calendar.put("a", "1");
    ChangeState before = calendar.state();

    calendar.put("b", "1");
    calendar.put("b", "2");
    calendar.delete("b");

    assertThat(calendar.since(before)).isEmpty();
    assertThat(calendar.changes(before, 1).changes()).isEmpty();
  }

  @Test
  void itemReplacedAndThenRemovedIsReportedRemoved() throws Exception {
    PutItem first = calendar.put("a", "1");
    ChangeState before = calendar.state();
    calendar.put("a", "2");
    calendar.delete("a");

    assertThat(calendar.changes(before, 9).changes())
        .containsExactly(new ItemChange.Removed(first.uid(), Optional.of(new ItemKey("a"))));

    ChangeState gone = calendar.state();
    calendar.put("a", "3");
    assertThat(calendar.since(before)).containsExactly("a");
    assertThat(calendar.since(gone)).containsExactly("a");
  }

  @Test
  void flagChangeIsAnItemChange() throws Exception {
    PutItem put = calendar.put("a", "1");
    calendar.put("b", "1");
    ChangeState before = calendar.state();
    StoreFixture.done(
        mailboxes.store(
            alice,
            calendar.id,
            UidSet.of(put.uid()),
            FlagChange.ADD,
            Flags.of(Flag.FLAGGED),
            Optional.empty()));

    assertThat(calendar.since(before)).containsExactly("a");
  }

  @Test
  void changesOfOtherMailboxesAndTheTreeAreNotReported() throws Exception {
    calendar.put("a", "1");
    ChangeState before = calendar.state();
    fixture.deliver(fixture.toInbox(alice, "\r\n"));
    CollectionFixture.create(fixture, alice, "Other").put("b", "1");
    StoreFixture.done(
        mailboxes.rename(alice, new MailboxName("Calendar"), new MailboxName("Events")));

    assertThat(calendar.since(before)).isEmpty();
  }

  @Test
  void itemsWithoutKeysAreReportedByUid() throws Exception {
    ChangeState before = calendar.state();
    fixture.append(alice, new MailboxName("Calendar"), Flags.NONE, "x\r\n");
    calendar.put("a", "1");

    assertThat(calendar.since(before)).containsExactly("#1", "a");
    ChangeState then = calendar.state();
    fixture.expunge(alice, calendar.id, UidSet.of(1));
    assertThat(calendar.since(then)).containsExactly("-#1");
    assertThat(calendar.since(before)).containsExactly("a");
  }

  @Test
  void manyChangesAreListedInPages() throws Exception {
    for (int i = 0; i < 25; i++) {
      calendar.put("k" + i, "1");
    }
    ChangeState before = calendar.state();
    fixture.expunge(alice, calendar.id, UidSet.range(1, 12));
    for (int i = 5; i < 20; i++) {
      calendar.put("k" + i, "2");
    }

    List<String> whole = calendar.since(before);
    for (int most : new int[] {1, 2, 3, 7, 11, 1000}) {
      assertThat(replayed(before, most)).as("by %d", most).isEqualTo(replayed(before, 1000));
    }
    assertThat(whole).hasSize(20).contains("-k0", "-k4", "k5", "k19").doesNotContain("k20");
  }

  /** Returns what a client has in the end that read the changes in parts. */
  private Map<String, Long> replayed(ChangeState since, int most) {
    Map<String, Long> known = new HashMap<>();
    IntStream.range(0, 25).forEach(i -> known.put("k" + i, 1L + i));
    ChangeState at = since;
    ItemChanges part;
    do {
      part = calendar.changes(at, most);
      assertThat(part.changes().size()).isLessThanOrEqualTo(most);
      part.changes().forEach(change -> apply(change, known));
      at = part.state();
    } while (part.more());
    assertThat(calendar.since(at)).isEmpty();
    return known;
  }

  private static void apply(ItemChange change, Map<String, Long> known) {
    switch (change) {
      case ItemChange.Changed(var item) -> known.put(item.key().orElseThrow().value(), item.uid());
      case ItemChange.Removed(long _, Optional<ItemKey> key) ->
          known.remove(key.orElseThrow().value());
    }
  }

  @Test
  void partialSyncDuringWritesEndsUpConsistent() throws Exception {
    Random random = new Random(7);
    Map<String, Long> known = new HashMap<>();
    Optional<ChangeState> at = Optional.empty();
    for (int step = 0; step < 150; step++) {
      String key = "k" + random.nextInt(12);
      if (random.nextInt(3) > 0) {
        calendar.put(key, "v" + step);
      } else {
        calendar.tryDelete(key, ALWAYS);
      }
      if (random.nextBoolean()) {
        ItemChanges part =
            CollectionFixture.done(
                calendar.collections.changes(alice, calendar.id, at, 1 + random.nextInt(4)));
        part.changes().forEach(change -> apply(change, known));
        at = Optional.of(part.state());
      }
    }
    ItemChanges part;
    do {
      part = CollectionFixture.done(calendar.collections.changes(alice, calendar.id, at, 3));
      part.changes().forEach(change -> apply(change, known));
      at = Optional.of(part.state());
    } while (part.more());

    List<String> there = new ArrayList<>();
    known.forEach(
        (key, uid) -> {
          assertThat(calendar.entry(key)).as(key).isPresent();
          assertThat(calendar.entry(key).orElseThrow().uid()).isEqualTo(uid);
          there.add(key);
        });
    assertThat(calendar.keys()).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void oneChangeOfManyMessagesIsListedInPages() throws Exception {
    List<String> keys = IntStream.range(0, 40).mapToObj(i -> "k" + i).toList();
    for (String key : keys) {
      calendar.put(key, "1");
    }
    ChangeState before = calendar.state();
    StoreFixture.done(
        mailboxes.store(
            alice,
            calendar.id,
            UidSet.range(1, 40),
            FlagChange.ADD,
            Flags.of(Flag.SEEN),
            Optional.empty()));

    List<String> told = new ArrayList<>();
    ChangeState at = before;
    ItemChanges part;
    do {
      part = calendar.changes(at, 9);
      told.addAll(told(part));
      at = part.state();
    } while (part.more());
    assertThat(told).containsExactlyElementsOf(keys);
  }

  @Test
  void stateIsValidOnOtherNodesAndAfterARestart() throws Exception {
    calendar.put("a", "1");
    ChangeState before = calendar.state();
    calendar.put("b", "1");

    try (StoreFixture other =
        StoreFixture.open(
            fixture.database, fixture.dataSource(), folder, "b", new NoChangeHints())) {
      CollectionFixture there = new CollectionFixture(other, alice, calendar.id);
      assertThat(there.since(before)).containsExactly("b");
      assertThat(there.state()).isEqualTo(calendar.state());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1-2",
        "1-2-3",
        "2-1-1-1",
        "1-x-1-1",
        "1--1-1-1",
        "1-1-1-1-l",
        "1-1-1-1-c-1",
        "1-1-1-1-x-1",
        "1-99999999999999999999-1-1",
        "1-01-1-1",
        "mailbox",
        "1-1-1-1-1"
      })
  void invalidStateIsOutdated(String token) {
    assertThat(refusal(new ChangeState(token))).isInstanceOf(Failure.Outdated.class);
  }

  @Test
  void stateOfAnotherCollectionIsOutdated() throws Exception {
    CollectionFixture other = CollectionFixture.create(fixture, alice, "Other");

    assertThat(refusal(other.state())).isInstanceOf(Failure.Outdated.class);
    assertThat(refusal(new ChangeState("1".repeat(101)))).isInstanceOf(Failure.Outdated.class);
  }

  /** A future state would hide all changes until then (RFC 6578 §3.2). */
  @Test
  void futureStateIsOutdated() throws Exception {
    calendar.put("a", "1");
    String[] now = calendar.state().token().split("-");
    assertThat(now).hasSize(4);
    for (String later :
        List.of(
            "1-" + now[1] + "-vvvv-" + now[3],
            "1-" + now[1] + "-" + now[2] + "-vvvv",
            "1-" + now[1] + "-" + now[2] + "-" + now[3] + "-l-" + now[3])) {
      assertThat(refusal(new ChangeState(later))).as(later).isInstanceOf(Failure.Outdated.class);
    }
    assertThat(calendar.since(new ChangeState(String.join("-", now)))).isEmpty();
  }

  @Test
  void stateBeforeTheLogIsOutdated() throws Exception {
    calendar.put("a", "1");
    ChangeState old = calendar.state();
    fixture.execute("update mail_account set log_from = modseq + 3, modseq = modseq + 5");
    assertThat(calendar.since(old)).as("nothing changed").isEmpty();

    calendar.put("b", "1");

    assertThat(refusal(old)).isInstanceOf(Failure.Outdated.class);
    ChangeState now = calendar.state();
    calendar.put("c", "1");
    assertThat(calendar.since(now)).containsExactly("c");
  }

  @Test
  void numberOfRequestedChangesIsBounded() {
    for (int most : new int[] {0, -1, Collections.MOST + 1, Integer.MAX_VALUE}) {
      assertThat(failure(calendar.collections.changes(alice, calendar.id, Optional.empty(), most)))
          .isInstanceOf(Failure.Invalid.class);
    }
  }
}

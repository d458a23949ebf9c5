package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.mailbox.internal.CollectionFixture.ALWAYS;
import static org.carillon.mailbox.internal.CollectionFixture.done;
import static org.carillon.mailbox.internal.CollectionFixture.failure;
import static org.carillon.mailbox.internal.CollectionFixture.match;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.quota.Quota;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.contract.mailbox.watch.AccountChanges;
import org.carillon.contract.mailbox.watch.AccountState;
import org.carillon.contract.mailbox.watch.TreeChange;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.NewItem;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.store.item.Precondition;
import org.carillon.store.parts.NoChangeHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that items are stored, read and deleted by their keys. */
class CollectionsTest extends AliceTest {
  private static final MailboxName CALENDAR = new MailboxName("Calendar");
  private static final Precondition ABSENT = new Precondition.Absent();
  private static final Precondition PRESENT = new Precondition.Present();

  private CollectionFixture calendar;

  @BeforeEach
  void create() {
    calendar = CollectionFixture.create(fixture, alice, CALENDAR.path());
  }

  private void assertHolds(long messages, long octets) {
    Quota quota = StoreFixture.done(mailboxes.quota(alice));
    assertThat(quota.messages().used()).isEqualTo(messages);
    assertThat(quota.octets().used()).isEqualTo(octets);
  }

  private CollectionFixture as(Caller caller) {
    return new CollectionFixture(fixture, caller, calendar.id);
  }

  @Test
  void storedItemIsReadByteForByte() throws Exception {
    PutItem put = calendar.put("a.ics", "BEGIN:VCALENDAR\nä\0\r");

    assertThat(calendar.text("a.ics")).isEqualTo("BEGIN:VCALENDAR\nä\0\r");
    assertThat(put.asSent()).isTrue();
    assertThat(put.replaced()).isFalse();
    assertThat(calendar.entry("a.ics").orElseThrow().tag()).isEqualTo(put.tag());
    assertThat(calendar.entry("a.ics").orElseThrow().uid()).isEqualTo(put.uid());
    assertHolds(1, 20);
  }

  @Test
  void itemChangedOnStoringIsReportedSo() throws Exception {
    try (Spool spool = fixture.spool("changed")) {
      PutItem put =
          done(
              calendar.collections.put(
                  alice,
                  calendar.id,
                  new ItemKey("a"),
                  ALWAYS,
                  new NewItem(spool, StoreFixture.NOON, false)));

      assertThat(put.asSent()).isFalse();
    }
  }

  @Test
  void existingKeyIsReplacedAtomically() throws Exception {
    PutItem first = calendar.put("a", "one");
    calendar.put("b", "bb");
    PutItem second = calendar.put("a", "second");

    assertThat(second.replaced()).isTrue();
    assertThat(second.uid()).isGreaterThan(first.uid());
    assertThat(second.tag()).isNotEqualTo(first.tag());
    assertThat(calendar.text("a")).isEqualTo("second");
    assertThat(calendar.keys()).containsExactly("b", "a");
    assertThat(fixture.view(alice, CALENDAR).size()).isEqualTo(2);
    assertHolds(2, 8);
  }

  @Test
  void replacedItemIsExpungedAndExpungingAgainIsHarmless() throws Exception {
    PutItem first = calendar.put("a", "one");
    long before = fixture.view(alice, CALENDAR).highestModseq();
    calendar.put("a", "two");

    assertThat(StoreFixture.done(mailboxes.vanished(alice, calendar.id, before)))
        .isEqualTo(UidSet.of(first.uid()));
    fixture.expunge(alice, calendar.id, UidSet.of(first.uid()));

    assertThat(calendar.text("a")).isEqualTo("two");
    assertHolds(1, 3);
  }

  @Test
  void changesAreVisibleOnOtherNodes() throws Exception {
    calendar.put("a", "one");
    PutItem second = calendar.put("a", "two");

    try (StoreFixture other =
        StoreFixture.open(
            fixture.database, fixture.dataSource(), folder, "b", new NoChangeHints())) {
      CollectionFixture there = new CollectionFixture(other, alice, calendar.id);
      assertThat(there.entry("a").orElseThrow().tag()).isEqualTo(second.tag());
      assertThat(failure(there.tryPut("a", ABSENT, "x"))).isEqualTo(new Failure.Outdated(2));
      there.delete("a");
      assertThat(calendar.entry("a")).isEmpty();
      fixture.parts.open().compare();
      assertThat(fixture.view(alice, CALENDAR).size()).isZero();
    }
  }

  @Test
  void preconditionsDecideAboutPuts() throws Exception {
    EntityTag strange = new EntityTag("strange");
    assertThat(failure(calendar.tryPut("a", PRESENT, "x"))).isEqualTo(new Failure.Outdated(0));
    assertThat(failure(calendar.tryPut("a", match(strange), "x")))
        .isEqualTo(new Failure.Outdated(0));
    PutItem first = done(calendar.tryPut("a", ABSENT, "one"));
    assertThat(failure(calendar.tryPut("a", ABSENT, "x"))).isEqualTo(new Failure.Outdated(1));
    assertThat(failure(calendar.tryPut("a", new Precondition.NoneMatch(Set.of(first.tag())), "x")))
        .isEqualTo(new Failure.Outdated(1));
    assertThat(calendar.text("a")).isEqualTo("one");
    assertHolds(1, 3);

    PutItem second = done(calendar.tryPut("a", match(strange, first.tag()), "two"));
    assertThat(failure(calendar.tryPut("a", match(first.tag()), "x")))
        .isEqualTo(new Failure.Outdated(second.uid()));
    done(calendar.tryPut("a", new Precondition.NoneMatch(Set.of(first.tag())), "three"));
    done(calendar.tryPut("a", PRESENT, "four"));
    assertThat(calendar.text("a")).isEqualTo("four");
  }

  @Test
  void preconditionsDecideAboutDeletions() throws Exception {
    PutItem first = calendar.put("a", "one");
    PutItem second = calendar.put("a", "two");

    assertThat(failure(calendar.tryDelete("a", match(first.tag()))))
        .isEqualTo(new Failure.Outdated(second.uid()));
    assertThat(calendar.text("a")).isEqualTo("two");
    done(calendar.tryDelete("a", match(second.tag())));
    assertThat(failure(calendar.tryDelete("a", match(second.tag()))))
        .isEqualTo(new Failure.Outdated(0));
    assertThat(failure(calendar.tryDelete("a", ALWAYS)))
        .isEqualTo(new Failure.NotFound("item", "a"));

    assertThat(calendar.keys()).isEmpty();
    assertHolds(0, 0);
    assertThat(failure(calendar.collections.open(alice, calendar.id, new ItemKey("a"))))
        .isEqualTo(new Failure.NotFound("item", "a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "../../etc/passwd",
        "a/b c%2F?#.ics",
        "'; drop table placement; --",
        "naïve-\uD83D\uDCC5-\u202E\u0301",
        "\n\t\u0001",
        "{\"a\", NULL}",
        "\\"
      })
  void keysMayBeAnyText(String key) throws Exception {
    calendar.put(key, "x");
    calendar.put(key, "y");

    assertThat(calendar.text(key)).isEqualTo("y");
    assertThat(calendar.keys()).containsExactly(key);
    calendar.delete(key);
    assertThat(calendar.keys()).isEmpty();
  }

  @Test
  void keysAreComparedByOctets() throws Exception {
    List<String> alike = List.of("a", "A", "a ", "\u00e4", "a\u0308", "\u0430");
    for (String key : alike) {
      calendar.put(key, key);
    }

    assertThat(calendar.keys()).containsExactlyElementsOf(alike);
    for (String key : alike) {
      assertThat(calendar.text(key)).isEqualTo(key);
    }
  }

  @Test
  void keyLengthIsLimited() throws Exception {
    calendar.put("ä".repeat(512), "x");

    for (String bad : List.of("", "ä".repeat(512) + "a", "a\0b", "\uD83D")) {
      assertThat(failure(calendar.tryPut(bad, ALWAYS, "x"))).isInstanceOf(Failure.Invalid.class);
      assertThat(failure(calendar.tryDelete(bad, ALWAYS))).isInstanceOf(Failure.NotFound.class);
      assertThat(failure(calendar.collections.open(alice, calendar.id, new ItemKey(bad))))
          .isInstanceOf(Failure.NotFound.class);
      assertThat(calendar.entry(bad)).isEmpty();
    }
    assertThat(calendar.keys()).hasSize(1);
  }

  @Test
  void severalItemsAreReadAtOnce() throws Exception {
    for (int i = 0; i < 5; i++) {
      calendar.put("k" + i, "x".repeat(i));
    }
    List<ItemKey> keys =
        List.of(new ItemKey("k3"), new ItemKey("no"), new ItemKey("k1"), new ItemKey("k3"));

    assertThat(done(calendar.collections.items(alice, calendar.id, keys)))
        .extracting(item -> item.key().orElseThrow().value() + item.octets())
        .containsExactly("k11", "k33");
    List<ItemKey> tooMany =
        IntStream.rangeClosed(0, Collections.MOST).mapToObj(i -> new ItemKey("k" + i)).toList();
    assertThat(failure(calendar.collections.items(alice, calendar.id, tooMany)))
        .isInstanceOf(Failure.Invalid.class);
  }

  @Test
  void largeItemIsStreamed() throws Exception {
    byte[] octets = new byte[9 << 20];
    new Random(1).nextBytes(octets);

    done(calendar.tryPut("video", ALWAYS, octets));

    try (OpenItem item =
        done(calendar.collections.open(alice, calendar.id, new ItemKey("video")))) {
      assertThat(item.content().stream().readAllBytes()).isEqualTo(octets);
    }
    fixture.quotas.appendOctets = 100;
    assertThat(failure(calendar.tryPut("b", ALWAYS, "x".repeat(101))))
        .isEqualTo(new Failure.LimitReached(Limit.OCTETS, 100));
    done(calendar.tryPut("b", ALWAYS, "x".repeat(100)));
  }

  @Test
  void fullAccountAcceptsReplacementsNotLargerOnly() throws Exception {
    calendar.put("a", "12345");
    fixture.quotas.octets = 5;
    fixture.quotas.messages = 1;

    assertThat(failure(calendar.tryPut("a", ALWAYS, "123456")))
        .isEqualTo(new Failure.LimitReached(Limit.QUOTA, 0));
    assertThat(failure(calendar.tryPut("b", ALWAYS, "")))
        .isEqualTo(new Failure.LimitReached(Limit.QUOTA, 0));
    assertThat(calendar.text("a")).isEqualTo("12345");
    calendar.put("a", "54321");

    assertThat(calendar.text("a")).isEqualTo("54321");
    assertHolds(1, 5);
  }

  @Test
  void accessNeedsTheRights() throws Exception {
    Caller bob = fixture.account(2);
    calendar.put("a", "one");
    assertRefused(bob, new Failure.NotFound("collection", ""));
    assertThat(failure(calendar.collections.named(bob, new MailboxName("~user1/Calendar"))))
        .isInstanceOf(Failure.NotFound.class);

    grant("l");
    assertRefused(bob, "NotAllowed");
    grant("lr");
    assertThat(as(bob).text("a")).isEqualTo("one");
    assertThat(as(bob).keys()).containsExactly("a");
    assertThat(failure(as(bob).tryPut("b", ALWAYS, "x"))).isInstanceOf(Failure.NotAllowed.class);
    assertThat(failure(as(bob).tryDelete("a", ALWAYS))).isInstanceOf(Failure.NotAllowed.class);

    grant("lri");
    as(bob).put("b", "new");
    assertThat(failure(as(bob).tryPut("a", ALWAYS, "x"))).isInstanceOf(Failure.NotAllowed.class);
    assertThat(failure(as(bob).tryDelete("a", ALWAYS))).isInstanceOf(Failure.NotAllowed.class);
    assertThat(calendar.text("a")).isEqualTo("one");

    grant("lrite");
    as(bob).put("a", "his");
    as(bob).delete("b");
    assertThat(calendar.text("a")).isEqualTo("his");
    assertThat(calendar.keys()).containsExactly("a");
    assertHolds(1, 3);
  }

  @Test
  void collectionSizeIsHiddenIfPrivateEventsAre() throws Exception {
    Caller bob = fixture.account(2);
    calendar.put("a", "PRIVATE");
    MailboxName shown = new MailboxName("~user1/Calendar");

    grant("lri");
    CollectionEntry redacted = done(calendar.collections.collection(bob, calendar.id));
    assertThat(redacted.items()).isEqualTo(1);
    assertThat(redacted.octets()).isZero();
    assertThat(StoreFixture.done(mailboxes.status(bob, shown)).messages()).isEqualTo(1);
    assertThat(StoreFixture.done(mailboxes.status(bob, shown)).size()).isZero();

    grant("lria");
    assertThat(done(calendar.collections.collection(bob, calendar.id)).octets()).isEqualTo(7);
    assertThat(StoreFixture.done(mailboxes.status(bob, shown)).size()).isEqualTo(7);
    assertThat(StoreFixture.done(mailboxes.status(alice, CALENDAR)).size()).isEqualTo(7);
  }

  private void grant(String rights) {
    StoreFixture.done(
        mailboxes.grant(
            alice,
            CALENDAR,
            new Identifier("user2", false),
            RightsChange.REPLACE,
            MailboxRights.parse(rights).orElseThrow()));
  }

  private void assertRefused(Caller caller, Failure expected) throws IOException {
    assertThat(failure(as(caller).tryPut("b", ALWAYS, "x"))).isEqualTo(expected);
    assertThat(failure(as(caller).tryDelete("a", ALWAYS))).isEqualTo(expected);
    assertThat(failure(calendar.collections.open(caller, calendar.id, new ItemKey("a"))))
        .isEqualTo(expected);
    assertThat(failure(calendar.collections.items(caller, calendar.id, List.of())))
        .isEqualTo(expected);
    assertThat(failure(calendar.collections.changes(caller, calendar.id, Optional.empty(), 1)))
        .isEqualTo(expected);
  }

  private void assertRefused(Caller caller, String kind) throws IOException {
    assertThat(failure(as(caller).tryPut("b", ALWAYS, "x")).getClass().getSimpleName())
        .isEqualTo(kind);
    assertThat(failure(as(caller).tryDelete("a", ALWAYS)).getClass().getSimpleName())
        .isEqualTo(kind);
    assertThat(
            failure(calendar.collections.open(caller, calendar.id, new ItemKey("a")))
                .getClass()
                .getSimpleName())
        .isEqualTo(kind);
  }

  @Test
  void collectionsAreListedWithTheirKinds() throws Exception {
    done(
        calendar.collections.create(
            alice, new MailboxName("Books/Friends"), CollectionKind.CONTACTS));
    calendar.put("a", "four");
    Caller bob = fixture.account(2);
    grant("lr");

    assertThat(done(calendar.collections.list(alice)))
        .filteredOn(entry -> entry.kind() != CollectionKind.MAIL)
        .extracting(entry -> entry.name() + " " + entry.kind() + " " + entry.octets())
        .containsExactlyInAnyOrder(
            "Calendar CALENDAR 4", "Books CONTACTS 0", "Books/Friends CONTACTS 0");
    assertThat(done(calendar.collections.list(bob)))
        .filteredOn(entry -> entry.kind() != CollectionKind.MAIL)
        .extracting(entry -> entry.name() + " " + entry.rights().letters())
        .containsExactly("~user1/Calendar lr");
    CollectionEntry his = done(calendar.collections.named(bob, new MailboxName("~user1/Calendar")));
    assertThat(his.id()).isEqualTo(calendar.id);
    assertThat(his.items()).isEqualTo(1);
    assertThat(as(bob).since(his.state())).isEmpty();
  }

  @Test
  void itemChangesOfOtherKindsAreNotReportedAsMail() throws Exception {
    AccountState before = StoreFixture.done(mailboxes.changes(alice, Optional.empty())).now();

    calendar.put("a", "one");
    CollectionFixture.create(fixture, alice, "Other");
    StoreFixture.done(mailboxes.rename(alice, new MailboxName("Other"), new MailboxName("Next")));
    StoreFixture.done(mailboxes.delete(alice, new MailboxName("Next")));
    StoreFixture.done(mailboxes.create(alice, new MailboxName("Work"), Set.of()));
    StoreFixture.done(mailboxes.rename(alice, new MailboxName("Work"), new MailboxName("Play")));

    AccountChanges changes = StoreFixture.done(mailboxes.changes(alice, Optional.of(before)));
    assertThat(changes.mailboxes()).isEmpty();
    assertThat(changes.tree())
        .containsExactly(
            new TreeChange.Made(new MailboxName("Work")),
            new TreeChange.Renamed(new MailboxName("Work"), new MailboxName("Play")));
  }

  @Test
  void mailClientsDoNotListOtherKindsButMayOpenThem() throws Exception {
    done(
        calendar.collections.create(
            alice, new MailboxName("Books/Friends"), CollectionKind.CONTACTS));
    calendar.put("a", "\r\n");
    Caller bob = fixture.account(2);
    grant("lr");

    assertThat(StoreFixture.done(mailboxes.list(alice)))
        .extracting(entry -> entry.name().path())
        .containsExactly("INBOX", "Archive", "Drafts", "Junk", "Sent", "Trash");
    assertThat(StoreFixture.done(mailboxes.list(bob))).hasSize(6);
    assertThat(fixture.view(alice, CALENDAR).size()).isEqualTo(1);
    assertThat(failure(calendar.collections.create(alice, CALENDAR, CollectionKind.FILES)))
        .isInstanceOf(Failure.Taken.class);
  }
}

package org.carillon.groupware.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectChange;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a user who may only look up times sees nothing else, however objects are read. */
class BusyOnlyTest extends AliceTest {
  private static final ItemKey KEY = new ItemKey("a.ics");
  private static final Precondition ALWAYS = new Precondition.Always();
  private static final long MOST_OCTETS = 100_000;

  private StoredObjects objects;
  private long calendar;

  @BeforeEach
  void open() {
    SummaryRows rows = new SummaryRows(fixture.parts.transactions());
    Collections redacted = fixture.store.redactedCollections().collections();
    objects =
        new StoredObjects(
            redacted,
            new CollectionViews(
                redacted,
                rows,
                new HiddenKeys(() -> new byte[32]),
                () -> MOST_OCTETS,
                () -> 100_000,
                100_000),
            rows,
            new GroupwareKinds(List.<GroupwareKind<?>>of(new TextKind()), List.of()),
            () -> MOST_OCTETS);
    calendar = own(CollectionKind.CALENDAR);
    StoreFixture.done(
        objects.put(
            alice,
            calendar,
            KEY,
            ALWAYS,
            new NewObject("a:lunch".getBytes(UTF_8), Telling.AT_ONCE)));
  }

  private long own(CollectionKind kind) {
    return StoreFixture.done(objects.collections(alice)).stream()
        .filter(entry -> entry.kind() == kind)
        .map(CollectionEntry::id)
        .findFirst()
        .orElseThrow();
  }

  private void grant(String collection, String rights) {
    StoreFixture.done(
        fixture
            .mailboxes()
            .grant(
                alice,
                new MailboxName(collection),
                new Identifier("user2", false),
                RightsChange.REPLACE,
                MailboxRights.parse(rights).orElseThrow()));
  }

  private List<ObjectEntry> shown(Caller caller) {
    return StoreFixture.done(objects.list(caller, calendar));
  }

  private StoredObject seen(Caller caller) {
    return StoreFixture.done(objects.open(caller, calendar, shown(caller).getFirst().key()));
  }

  @Test
  void freeBusyReadersSeeTimesOnly() throws Exception {
    Caller bob = fixture.account(2);
    grant("Calendar", "l");

    String uid = shown(bob).getFirst().key().value().replace(".ics", "");
    assertThat(uid).startsWith("busy-");
    assertThat(objects.open(bob, calendar, KEY).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(new String(seen(bob).octets(), UTF_8)).isEqualTo(uid + ":busy");
    assertThat(seen(bob).entry().isRedacted()).isTrue();
    assertThat(seen(bob).entry().tag()).isNotEqualTo(seen(alice).entry().tag());
    assertThat(StoreFixture.done(objects.list(bob, calendar)))
        .extracting(ObjectEntry::tag)
        .containsExactly(seen(bob).entry().tag());
    assertThat(StoreFixture.done(objects.changes(bob, calendar, Optional.empty(), 10)).changes())
        .hasSize(1);
    grant("Calendar", "lr");
    assertThat(new String(seen(bob).octets(), UTF_8)).isEqualTo("a:lunch");
  }

  @Test
  void transparentEventsAreHiddenFromFreeBusyReaders() throws Exception {
    Caller bob = fixture.account(2);
    grant("Calendar", "l");
    ItemKey shown = shown(bob).getFirst().key();
    var before = StoreFixture.done(objects.changes(bob, calendar, Optional.empty(), 10)).state();
    StoreFixture.done(
        objects.put(
            alice,
            calendar,
            KEY,
            ALWAYS,
            new NewObject("a:free".getBytes(UTF_8), Telling.AT_ONCE)));

    assertThat(shown(bob)).isEmpty();
    assertThat(objects.open(bob, calendar, shown).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(StoreFixture.done(objects.changes(bob, calendar, Optional.of(before), 10)).changes())
        .containsExactly(new ObjectChange.Removed(shown));
    assertThat(shown(alice)).hasSize(1);
    StoreFixture.done(
        objects.put(
            alice, calendar, KEY, ALWAYS, new NewObject("a:tea".getBytes(UTF_8), Telling.AT_ONCE)));
    assertThat(shown(bob)).extracting(ObjectEntry::key).containsExactly(shown);
  }

  @Test
  void freeBusyReadersCannotOpenObjects() throws Exception {
    Caller bob = fixture.account(2);
    grant("Calendar", "l");

    assertThat(fixture.collections().open(bob, calendar, KEY).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(fixture.collections().changes(bob, calendar, Optional.empty(), 10).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(fixture.collections().collection(bob, calendar).asFailure()).isEmpty();
    assertThat(
            objects
                .put(
                    bob,
                    calendar,
                    KEY,
                    ALWAYS,
                    new NewObject("a:mine".getBytes(UTF_8), Telling.AT_ONCE))
                .asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void otherCollectionKindsHaveNoFreeBusy() throws Exception {
    long files = own(CollectionKind.FILES);
    Caller bob = fixture.account(2);
    grant("Files", "l");

    Collections redacted = fixture.store.redactedCollections().collections();
    assertThat(redacted.collection(bob, files).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(redacted.changes(bob, files, Optional.empty(), 10).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    grant("Files", "");
    assertThat(redacted.collection(bob, files).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }
}

package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.mailbox.internal.CollectionFixture.done;
import static org.carillon.mailbox.internal.CollectionFixture.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.mailbox.resource.NewResourceLock;
import org.carillon.mailbox.resource.ResourceLock;
import org.carillon.mailbox.resource.ResourceLocks;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.mailbox.resource.ResourceProperties;
import org.carillon.mailbox.resource.ResourceProperty;
import org.carillon.mailbox.resource.ResourcePropertyChange;
import org.carillon.store.item.ItemKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the properties and locks that DAV clients set on collections and items. */
class NotedResourcesTest extends AliceTest {
  private static final ItemKey A = new ItemKey("a");

  private Caller bob;
  private CollectionFixture top;
  private CollectionFixture below;
  private ResourceProperties properties;
  private ResourceLocks locks;

  @BeforeEach
  void create() throws Exception {
    bob = fixture.account(2);
    top = CollectionFixture.create(fixture, alice, "Top");
    below = CollectionFixture.create(fixture, alice, "Top/Below");
    properties = fixture.store.properties();
    locks = fixture.store.locks();
  }

  private static ResourcePropertyChange set(String name, String value) {
    return new ResourcePropertyChange("urn:x", name, Optional.of(value));
  }

  private NewResourceLock wanted(ResourcePlace place, boolean exclusive, boolean deep) {
    boolean atTop = place.collection() == top.id;
    return new NewResourceLock(
        place,
        atTop ? Set.of() : Set.of(top.id),
        atTop && deep ? Set.of(below.id) : Set.of(),
        exclusive,
        deep,
        "<o/>",
        Duration.ofMinutes(5));
  }

  private static void assertLocked(Answer<ResourceLock> answer) {
    assertThat(failure(answer))
        .isInstanceOfSatisfying(
            Failure.Taken.class, taken -> assertThat(taken.code()).isEqualTo("locked"));
  }

  @Test
  void propertiesAreSetMovedAndRemoved() throws Exception {
    ResourcePlace place = ResourcePlace.of(top.id, A);
    done(properties.change(alice, place, List.of(set("one", "1"), set("two", "2"))));
    done(
        properties.change(
            alice,
            place,
            List.of(
                set("one", "ä"), new ResourcePropertyChange("urn:x", "two", Optional.empty()))));

    assertThat(done(properties.of(alice, top.id, List.of(A, new ItemKey("b")))))
        .containsOnlyKeys(A)
        .containsEntry(A, List.of(new ResourceProperty("urn:x", "one", "ä")));
    assertThat(done(properties.of(alice, top.id))).isEmpty();

    ResourcePlace other = ResourcePlace.of(below.id, A);
    done(properties.carry(alice, place, other, true));
    assertThat(done(properties.of(alice, top.id, List.of(A)))).isEmpty();
    assertThat(done(properties.of(alice, below.id, List.of(A)))).containsOnlyKeys(A);
    done(properties.forget(alice, other));
    assertThat(done(properties.of(alice, below.id, List.of(A)))).isEmpty();
  }

  @Test
  void propertiesAreLimited() {
    List<ResourcePropertyChange> many =
        java.util.stream.IntStream.rangeClosed(0, ResourceProperty.MOST)
            .mapToObj(n -> set("p" + n, "x"))
            .toList();
    assertThat(failure(properties.change(alice, ResourcePlace.of(top.id), many)))
        .isInstanceOf(Failure.LimitReached.class);
    assertThat(done(properties.of(alice, top.id))).isEmpty();
    assertThat(
            failure(
                properties.change(
                    alice,
                    ResourcePlace.of(top.id),
                    List.of(set("long", "x".repeat(ResourceProperty.MOST_OCTETS + 1))))))
        .isInstanceOf(Failure.LimitReached.class);
  }

  @Test
  void readersCannotSetPropertiesOrLocks() {
    StoreFixture.done(
        mailboxes.grant(
            alice,
            new MailboxName("Top"),
            new Identifier("user2", false),
            RightsChange.REPLACE,
            MailboxRights.parse("lr").orElseThrow()));
    ResourcePlace place = ResourcePlace.of(top.id);
    assertThat(done(properties.of(bob, top.id))).isEmpty();
    assertThat(failure(properties.change(bob, place, List.of(set("p", "1")))))
        .isInstanceOf(Failure.NotAllowed.class);
    assertThat(failure(locks.lock(bob, wanted(place, true, false))))
        .isInstanceOf(Failure.NotAllowed.class);
    assertThat(failure(properties.of(bob, below.id))).isInstanceOf(Failure.NotFound.class);
    assertThat(failure(locks.in(bob, Set.of(below.id)))).isInstanceOf(Failure.NotFound.class);
  }

  @Test
  void exclusiveLocksConflictWithAllAndSharedWithExclusive() {
    ResourcePlace place = ResourcePlace.of(top.id, A);
    ResourceLock first = done(locks.lock(alice, wanted(place, false, false)));
    ResourceLock second = done(locks.lock(alice, wanted(place, false, false)));
    assertLocked(locks.lock(alice, wanted(place, true, false)));
    done(locks.unlock(alice, first.token()));
    done(locks.unlock(alice, second.token()));
    done(locks.lock(alice, wanted(place, true, false)));
    assertLocked(locks.lock(alice, wanted(place, false, false)));
    assertThat(done(locks.in(alice, Set.of(top.id, below.id)))).hasSize(1);
  }

  @Test
  void deepLockConflictsInBothDirections() {
    ResourceLock deep = done(locks.lock(alice, wanted(ResourcePlace.of(top.id), true, true)));
    assertLocked(locks.lock(alice, wanted(ResourcePlace.of(below.id, A), true, false)));
    done(locks.unlock(alice, deep.token()));
    done(locks.lock(alice, wanted(ResourcePlace.of(below.id, A), true, false)));
    assertLocked(locks.lock(alice, wanted(ResourcePlace.of(top.id), false, true)));
    // A lock that is not deep covers the collection alone.
    done(locks.lock(alice, wanted(ResourcePlace.of(top.id), true, false)));
  }

  @Test
  void locksExpireAreRefreshedAndEndWithTheirResource() {
    ResourcePlace place = ResourcePlace.of(top.id, A);
    NewResourceLock brief =
        new NewResourceLock(place, Set.of(), Set.of(), true, false, "", Duration.ZERO);
    ResourceLock ended = done(locks.lock(alice, brief));
    assertThat(failure(locks.refresh(alice, ended.token(), Duration.ofHours(1))))
        .isInstanceOf(Failure.NotFound.class);
    ResourceLock lock = done(locks.lock(alice, wanted(place, true, false)));
    assertThat(done(locks.refresh(alice, lock.token(), Duration.ofHours(1))).ends())
        .isAfter(Instant.now().plus(Duration.ofMinutes(50)));
    assertThat(failure(locks.unlock(bob, lock.token()))).isInstanceOf(Failure.NotFound.class);
    done(locks.release(alice, place));
    assertThat(done(locks.in(alice, Set.of(top.id)))).isEmpty();
  }

  @Test
  void mailboxOwnerReleasesGuestLocksAndGuestsOnlyTheirOwn() {
    grant("lrwi");
    ResourcePlace place = ResourcePlace.of(top.id, A);
    ResourceLock guests = done(locks.lock(bob, wanted(place, true, false)));
    assertThat(done(locks.in(alice, Set.of(top.id)))).hasSize(1);
    assertThat(failure(locks.release(bob, place))).isInstanceOf(Failure.NotAllowed.class);
    done(locks.unlock(alice, guests.token()));

    ResourceLock own = done(locks.lock(alice, wanted(place, true, false)));
    assertThat(failure(locks.unlock(bob, own.token()))).isInstanceOf(Failure.NotAllowed.class);
    assertThat(failure(locks.release(bob, ResourcePlace.of(below.id, A))))
        .isInstanceOf(Failure.NotFound.class);
    assertThat(done(locks.in(alice, Set.of(top.id)))).hasSize(1);
    grant("lrwite");
    done(locks.release(bob, place));
    assertThat(done(locks.in(alice, Set.of(top.id)))).isEmpty();
  }

  private void grant(String rights) {
    StoreFixture.done(
        mailboxes.grant(
            alice,
            new MailboxName("Top"),
            new Identifier("user2", false),
            RightsChange.REPLACE,
            MailboxRights.parse(rights).orElseThrow()));
  }

  @Test
  void itemIsCopiedAndMovedOnTheServer() throws Exception {
    top.put("a", "octets");
    done(top.collections.copy(alice, top.id, A, below.id, new ItemKey("b"), false));
    assertThat(below.text("b")).isEqualTo("octets");
    assertThat(top.text("a")).isEqualTo("octets");
    done(top.collections.copy(alice, top.id, A, top.id, new ItemKey("c"), true));
    assertThat(top.keys()).containsExactly("c");
    assertThat(failure(top.collections.copy(alice, top.id, A, below.id, A, true)))
        .isInstanceOf(Failure.NotFound.class);
    assertThat(failure(top.collections.copy(bob, top.id, A, below.id, A, true)))
        .isInstanceOf(Failure.NotFound.class);
  }
}

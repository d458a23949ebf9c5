package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.NewItem;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemChange;
import org.carillon.store.item.ItemChanges;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.store.item.Precondition;

/** A collection as one caller on a node uses it. */
final class CollectionFixture {
  public static final Precondition ALWAYS = new Precondition.Always();

  private final StoreFixture fixture;
  private final Caller caller;
  final Collections collections;
  final long id;

  CollectionFixture(StoreFixture fixture, Caller caller, long id) {
    this.fixture = fixture;
    this.caller = caller;
    this.collections = fixture.store.collections();
    this.id = id;
  }

  static CollectionFixture create(StoreFixture fixture, Caller caller, String name) {
    CollectionEntry made =
        done(
            fixture
                .store
                .collections()
                .create(caller, new MailboxName(name), CollectionKind.CALENDAR));
    return new CollectionFixture(fixture, caller, made.id());
  }

  static <T> T done(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<T>) answer).value();
  }

  public static Failure failure(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Answer.Failed.class);
    return ((Answer.Failed<?>) answer).failure();
  }

  Answer<PutItem> tryPut(String key, Precondition when, String text) throws IOException {
    return tryPut(key, when, text.getBytes(StandardCharsets.UTF_8));
  }

  Answer<PutItem> tryPut(String key, Precondition when, byte[] octets) throws IOException {
    try (Spool spool = fixture.spool(octets)) {
      return collections.put(
          caller, id, new ItemKey(key), when, new NewItem(spool, StoreFixture.NOON, true));
    }
  }

  PutItem put(String key, String text) throws IOException {
    return done(tryPut(key, ALWAYS, text));
  }

  Answer<Void> tryDelete(String key, Precondition when) {
    return collections.delete(caller, id, new ItemKey(key), when);
  }

  void delete(String key) {
    done(tryDelete(key, ALWAYS));
  }

  String text(String key) throws IOException {
    try (OpenItem item = done(collections.open(caller, id, new ItemKey(key)))) {
      assertThat(item.entry().octets()).isEqualTo(item.content().size());
      return new String(item.content().stream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  Optional<ItemEntry> entry(String key) {
    return done(collections.items(caller, id, List.of(new ItemKey(key)))).stream().findFirst();
  }

  /** Returns the items' keys in the order of UIDs; for items without a key, the UID. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    Optional<ChangeState> at = Optional.empty();
    ItemChanges page;
    do {
      page = done(collections.changes(caller, id, at, 7));
      page.changes().forEach(change -> keys.add(told(change)));
      at = Optional.of(page.state());
    } while (page.more());
    return keys;
  }

  ChangeState state() {
    ItemChanges page = done(collections.changes(caller, id, Optional.empty(), Collections.MOST));
    assertThat(page.more()).isFalse();
    return page.state();
  }

  ItemChanges changes(ChangeState since, int most) {
    return done(collections.changes(caller, id, Optional.of(since), most));
  }

  /** Returns the changes since a state: a key for an existing item, -key or -uid if gone. */
  List<String> since(ChangeState since) {
    return told(changes(since, Collections.MOST));
  }

  static List<String> told(ItemChanges changes) {
    return changes.changes().stream().map(CollectionFixture::told).toList();
  }

  private static String told(ItemChange change) {
    return switch (change) {
      case ItemChange.Changed(ItemEntry item) ->
          item.key().map(ItemKey::value).orElse("#" + item.uid());
      case ItemChange.Removed(long uid, Optional<ItemKey> key) ->
          "-" + key.map(ItemKey::value).orElse("#" + uid);
    };
  }

  static Precondition match(EntityTag... tags) {
    return new Precondition.Match(Set.of(tags));
  }
}

package org.carillon.groupware.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectHook;
import org.carillon.groupware.ObjectViews;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.CollectionKind;

/**
 * Groupware objects of some kinds on top of a test's store.
 *
 * @param objects the objects
 * @param views the views of their collections
 * @param inMail the processing of mail clients' changes
 */
public record GroupwareFixture(GroupwareObjects objects, ObjectViews views, ObjectsInMail inMail) {
  private static final long MOST_OCTETS = 1_000_000;

  public static GroupwareFixture of(
      StoreFixture store, List<GroupwareKind<?>> kinds, List<ObjectHook> hooks) {
    SummaryRows rows = new SummaryRows(store.parts.transactions());
    CollectionViews views =
        new CollectionViews(
            store.collections(),
            rows,
            new HiddenKeys(() -> new byte[32]),
            () -> MOST_OCTETS,
            () -> 100_000,
            100_000);
    GroupwareKinds known = new GroupwareKinds(kinds, hooks);
    GroupwareObjects objects =
        new StoredObjects(store.collections(), views, rows, known, () -> MOST_OCTETS);
    return new GroupwareFixture(
        objects,
        views,
        new ObjectsInMail(store.collections(), objects, views, known, () -> MOST_OCTETS));
  }

  /** Returns the processing of mail clients' changes, for the known callers. */
  public CollectionItemPort items(LongFunction<Optional<Caller>> callers) {
    return new CollectionItemPort() {
      @Override
      public Set<String> mediaTypes() {
        return Set.of("text/calendar");
      }

      @Override
      public Answer<Optional<Keyed>> keyed(Appended message) throws IOException {
        return inMail.keyed(
            callers.apply(message.reader()).orElseThrow(),
            callers.apply(message.owner()).orElseThrow(),
            message);
      }

      @Override
      public Runnable leaving(Leaving items) throws IOException {
        return inMail.leaving(callers.apply(items.owner()).orElseThrow(), items);
      }

      @Override
      public boolean returned(long owner, long collection, CollectionKind kind) {
        return inMail.returned(callers.apply(owner).orElseThrow(), collection, kind);
      }
    };
  }
}

package org.carillon.groupware.internal;

import java.util.List;
import org.carillon.contract.groupware.GroupwareObjects;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.ObjectHook;
import org.carillon.groupware.ObjectViews;
import org.carillon.mailbox.internal.StoreFixture;

/**
 * Groupware's objects of some kinds over a test's store.
 *
 * @param objects the objects
 * @param views the views of their collections
 */
public record GroupwareFixture(GroupwareObjects objects, ObjectViews views) {
  private static final long MOST_OCTETS = 1_000_000;

  /** Over a store. */
  public static GroupwareFixture of(
      StoreFixture store, List<GroupwareKind<?>> kinds, List<ObjectHook> hooks) {
    SummaryRows rows = new SummaryRows(store.parts.transactions());
    CollectionViews views =
        new CollectionViews(store.collections(), rows, () -> MOST_OCTETS, 100_000);
    return new GroupwareFixture(
        new StoredObjects(
            store.collections(), views, rows, new GroupwareKinds(kinds, hooks), () -> MOST_OCTETS),
        views);
  }
}

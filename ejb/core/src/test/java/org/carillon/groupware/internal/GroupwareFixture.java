package org.carillon.groupware.internal;

import java.util.List;
import org.carillon.contract.groupware.GroupwareObjects;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.ObjectHook;
import org.carillon.groupware.ObjectViews;
import org.carillon.mailbox.internal.StoreFixture;

/** Groupware's objects over a test's store, for tests of what stands upon them. */
public final class GroupwareFixture {
  private static final long MOST_OCTETS = 1_000_000;

  private final CollectionViews views;
  private final StoredObjects objects;

  /** With these kinds and hooks. */
  public GroupwareFixture(
      StoreFixture fixture, List<GroupwareKind<?>> kinds, List<ObjectHook> hooks) {
    SummaryRows rows = new SummaryRows(fixture.parts.transactions());
    views = new CollectionViews(fixture.collections(), rows, () -> MOST_OCTETS, 100_000);
    objects =
        new StoredObjects(
            fixture.collections(),
            views,
            rows,
            new GroupwareKinds(kinds, hooks),
            () -> MOST_OCTETS);
  }

  /** The objects. */
  public GroupwareObjects objects() {
    return objects;
  }

  /** Their views. */
  public ObjectViews views() {
    return views;
  }
}

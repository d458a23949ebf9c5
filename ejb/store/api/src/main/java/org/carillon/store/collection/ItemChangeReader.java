package org.carillon.store.collection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.carillon.store.changes.Change;
import org.carillon.store.changes.ChangeFeed;
import org.carillon.store.changes.Changes;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemChange;
import org.carillon.store.item.ItemChanges;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;

/** Reads the changes in a collection, with the outcome for each item. */
public final class ItemChangeReader {
  private ItemChangeReader() {}

  public static ChangeState state(CollectionRows.Row row) {
    return ItemState.of(row).encode();
  }

  /**
   * Returns the changes since a state; without a state, all items.
   *
   * @param row the collection, read before on this connection
   * @return empty if the state is too old, or was not issued for the current life of this
   *     collection
   */
  public static Optional<ItemChanges> since(
      Connection connection, CollectionRows.Row row, Optional<ChangeState> since, int most)
      throws SQLException {
    Optional<ItemState> state =
        since.isEmpty()
            ? Optional.of(ItemState.of(row).listed(0))
            : ItemState.decode(row.id(), since.get());
    if (state.isEmpty() || !state.get().mayBeOf(row)) {
      return Optional.empty();
    }
    OptionalLong listed = state.get().listed();
    return listed.isPresent()
        ? Optional.of(list(connection, row, state.get(), listed.getAsLong(), most))
        : changes(connection, row, state.get(), most);
  }

  /** Lists items. Those that come meanwhile have a higher modseq and follow as changes. */
  private static ItemChanges list(
      Connection connection, CollectionRows.Row row, ItemState state, long behind, int most)
      throws SQLException {
    List<ItemEntry> items = ItemRows.behind(connection, row.id(), behind, most + 1);
    boolean more = items.size() > most;
    List<ItemChange> told =
        items.stream().limit(most).<ItemChange>map(ItemChange.Changed::new).toList();
    ItemState next = state.knowing(told);
    return new ItemChanges(
        told,
        (more ? next.listed(items.get(most - 1).uid()) : next.listedAll()).encode(),
        more || state.position().modseq() < row.modseq());
  }

  private static Optional<ItemChanges> changes(
      Connection connection, CollectionRows.Row row, ItemState state, int most)
      throws SQLException {
    if (state.position().isWhole() && state.position().modseq() == row.modseq()) {
      return Optional.of(new ItemChanges(List.of(), state.encode(), false));
    }
    Optional<Changes> read =
        ChangeFeed.since(
            connection,
            row.owner(),
            OptionalLong.of(row.id()),
            state.position(),
            row.modseq(),
            most);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    List<ItemChange> told = outcome(connection, state, read.get().changes());
    boolean more = read.get().more();
    ItemState next = (more ? state : state.knowing(row.uidNext())).at(read.get().upto());
    return Optional.of(new ItemChanges(told, next.knowing(told).encode(), more));
  }

  /** Returns the outcome of the changes. Each item is in it once at most, at its last change. */
  private static List<ItemChange> outcome(
      Connection connection, ItemState since, List<Change> changes) throws SQLException {
    List<Long> touched = new ArrayList<>();
    List<ItemKey> left = new ArrayList<>();
    for (Change change : changes) {
      switch (change) {
        case Change.Placed(long _, long uid) -> touched.add(uid);
        case Change.Flagged(long _, long uid) -> touched.add(uid);
        case Change.Expunged(long _, long _, Optional<String> key) ->
            key.map(ItemKey::new).ifPresent(left::add);
        case Change.Made _, Change.Renamed _, Change.Removed _ -> {}
        case Change.Annotated _, Change.Subscribed _ -> {}
      }
    }
    Map<Long, ItemEntry> byUid = new HashMap<>();
    Map<ItemKey, ItemEntry> byKey = new HashMap<>();
    long[] uids = touched.stream().mapToLong(Long::longValue).distinct().toArray();
    ItemRows.of(
        connection,
        since.mailbox(),
        uids,
        item -> byUid.put(item.uid(), item),
        left,
        item -> byKey.put(item.key().orElseThrow(), item));
    SequencedMap<Object, ItemChange> outcome = new LinkedHashMap<>();
    for (Change change : changes) {
      switch (change) {
        case Change.Placed(long _, long uid) -> changed(byUid.get(uid), outcome);
        case Change.Flagged(long _, long uid) -> changed(byUid.get(uid), outcome);
        case Change.Expunged(long _, long uid, Optional<String> had) -> {
          Optional<ItemKey> key = had.map(ItemKey::new);
          ItemEntry now = key.map(byKey::get).orElse(null);
          if (now != null) {
            changed(now, outcome);
          } else if (since.knows(uid)) {
            outcome.putLast(key.<Object>map(k -> k).orElse(uid), new ItemChange.Removed(uid, key));
          }
        }
        case Change.Made _, Change.Renamed _, Change.Removed _ -> {}
        case Change.Annotated _, Change.Subscribed _ -> {}
      }
    }
    return List.copyOf(outcome.values());
  }

  private static void changed(ItemEntry now, SequencedMap<Object, ItemChange> outcome) {
    if (now != null) {
      outcome.putLast(now.uid(), new ItemChange.Changed(now));
    }
  }
}

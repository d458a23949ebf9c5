package org.carillon.store.collection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.store.changes.Position;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemChange;
import org.carillon.store.item.ItemEntry;

/**
 * The decoded form of a {@link ChangeState} of a collection: {@code 1-uidvalidity-modseq-uid},
 * where uid is the first item that was not reported. It is followed by {@code -l-uid} while the
 * items that existed at this modseq are still being listed, or by {@code -c-row-uid} if the changes
 * of one modseq are reported in parts. A collection that is created again, by a restore or under
 * the name of another, has another UIDVALIDITY, so its earlier states mean nothing.
 *
 * @param mailbox the collection
 * @param uidValidity its UIDVALIDITY
 * @param unknown the UID from which on the client knows no items: their removal is not reported
 * @param position the changes that were reported
 * @param listed the UID up to which items were listed, if the listing is not complete yet
 */
record ItemState(
    long mailbox, long uidValidity, long unknown, Position position, OptionalLong listed) {
  private static final String VERSION = "1";
  private static final String LISTING = "l";
  private static final String CHANGING = "c";
  private static final int RADIX = 32;

  /** Returns the state after everything in the collection was reported. */
  static ItemState of(CollectionRows.Row row) {
    return new ItemState(
        row.id(),
        row.uidValidity(),
        row.uidNext(),
        Position.behind(row.modseq()),
        OptionalLong.empty());
  }

  /** Returns whether the collection can have issued this state: nothing is beyond its row. */
  boolean mayBeOf(CollectionRows.Row row) {
    return uidValidity == row.uidValidity()
        && position.modseq() <= row.modseq()
        && unknown <= row.uidNext()
        && listed.orElse(0) < row.uidNext();
  }

  ItemState at(Position next) {
    return new ItemState(mailbox, uidValidity, unknown, next, OptionalLong.empty());
  }

  ItemState listed(long uid) {
    return new ItemState(mailbox, uidValidity, unknown, position, OptionalLong.of(uid));
  }

  /** Returns this state for a client that may know the items with lower UIDs than the given one. */
  ItemState knowing(long next) {
    return new ItemState(mailbox, uidValidity, Math.max(unknown, next), position, listed);
  }

  /** Returns this state after the given changes were reported. */
  ItemState knowing(List<ItemChange> told) {
    long next = unknown;
    for (ItemChange change : told) {
      if (change instanceof ItemChange.Changed(ItemEntry item)) {
        next = Math.max(next, item.uid() + 1);
      }
    }
    return knowing(next);
  }

  /** Returns whether the client may know the item. */
  boolean knows(long uid) {
    return uid < unknown;
  }

  ItemState listedAll() {
    return at(position);
  }

  ChangeState encode() {
    StringBuilder token = new StringBuilder(VERSION);
    add(token, uidValidity);
    add(token, position.modseq());
    add(token, unknown);
    if (listed.isPresent()) {
      add(token.append('-').append(LISTING), listed.getAsLong());
    } else if (!position.isWhole()) {
      add(token.append('-').append(CHANGING), position.row());
      add(token, position.uid());
    }
    return new ChangeState(token.toString());
  }

  private static void add(StringBuilder token, long number) {
    token.append('-').append(Long.toString(number, RADIX));
  }

  /** Decodes a state; empty if it was never issued for a collection. */
  static Optional<ItemState> decode(long mailbox, ChangeState state) {
    if (state.token().length() > ChangeState.MOST_CHARS) {
      return Optional.empty();
    }
    String[] parts = state.token().split("-", -1);
    try {
      if (parts.length < 4 || !parts[0].equals(VERSION)) {
        return Optional.empty();
      }
      ItemState whole =
          new ItemState(
              mailbox,
              number(parts[1]),
              number(parts[3]),
              Position.behind(number(parts[2])),
              OptionalLong.empty());
      if (parts.length == 4) {
        return Optional.of(whole);
      }
      if (parts.length == 6 && parts[4].equals(LISTING)) {
        return Optional.of(whole.listed(number(parts[5])));
      }
      if (parts.length == 7 && parts[4].equals(CHANGING)) {
        return Optional.of(
            whole.at(
                new Position(
                    whole.position.modseq(), mailbox, number(parts[5]), number(parts[6]))));
      }
      return Optional.empty();
    } catch (NumberFormatException foreign) {
      return Optional.empty();
    }
  }

  private static long number(String digits) {
    long number = Long.parseLong(digits, RADIX);
    if (number < 0 || !digits.equals(Long.toString(number, RADIX))) {
      throw new NumberFormatException(digits);
    }
    return number;
  }
}

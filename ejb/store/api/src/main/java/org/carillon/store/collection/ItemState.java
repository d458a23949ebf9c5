package org.carillon.store.collection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.store.changes.Position;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemChange;
import org.carillon.store.item.ItemEntry;

/**
 * What a {@link ChangeState} of a collection stands for: {@code 1-uidvalidity-modseq-uid}, the last
 * naming the first item that was not told of, and behind it {@code -l-uid} while the items are told
 * that there were at this modseq, or {@code -c-row-uid} where changes of one modseq are told in
 * parts. A collection that lives anew, restored or under the name of another, has another
 * UIDVALIDITY; so what it meant before means nothing.
 *
 * @param mailbox the collection
 * @param uidValidity its UIDVALIDITY
 * @param unknown of items from this uid on whoever has the state knows nothing: when they go,
 *     nothing is told
 * @param position which changes were told
 * @param listed which items were told, by uid, when they are not all told yet
 */
record ItemState(
    long mailbox, long uidValidity, long unknown, Position position, OptionalLong listed) {
  private static final String VERSION = "1";
  private static final String LISTING = "l";
  private static final String CHANGING = "c";
  private static final int RADIX = 32;

  /** Everything is told that there is. */
  static ItemState of(CollectionRows.Row row) {
    return new ItemState(
        row.id(),
        row.uidValidity(),
        row.uidNext(),
        Position.behind(row.modseq()),
        OptionalLong.empty());
  }

  /** Whether a collection can have issued this state: nothing in it is beyond the present one. */
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

  /** The same when items up to a uid may be known. */
  ItemState knowing(long next) {
    return new ItemState(mailbox, uidValidity, Math.max(unknown, next), position, listed);
  }

  /** The same when these were told. */
  ItemState knowing(List<ItemChange> told) {
    long next = unknown;
    for (ItemChange change : told) {
      if (change instanceof ItemChange.Changed(ItemEntry item)) {
        next = Math.max(next, item.uid() + 1);
      }
    }
    return knowing(next);
  }

  /** Whether whoever has the state may know an item. */
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

  /** Empty when it is none that was ever given out for a collection. */
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

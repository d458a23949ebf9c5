package org.carillon.store.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.database.Pipeline;
import org.carillon.store.item.Precondition;

/**
 * The conditions of a delivery under a key on the item that has the key, and the result. The batch
 * writes the result, perhaps more than once; it is read when the delivery is answered.
 */
public final class KeyedPut {
  private final String key;
  private final Precondition when;
  private final boolean mayReplace;
  private final Optional<String> objectUid;
  private final Optional<Bound> bound;
  private final Optional<WithItem> rows;
  private Result result = new Result.Pending();

  /**
   * The states of the collection before and after a put.
   *
   * @param modseqBefore the collection's modseq before it
   * @param uidNextBefore the collection's next UID before it
   * @param modseq the collection's modseq after it
   * @param uidNext the collection's next UID after it
   * @param saved the time when the item was placed
   * @param octets the size of the item
   */
  public record Step(
      long modseqBefore,
      long uidNextBefore,
      long modseq,
      long uidNext,
      Instant saved,
      long octets) {}

  /** The result of a put whose delivery was committed. */
  public sealed interface Result {

    /** The put was not tried, or was prevented by an obstacle that any delivery can meet. */
    record Pending() implements Result {}

    /**
     * The precondition does not hold.
     *
     * @param uid the UID of the item that has the key; 0 if there is none
     */
    record Unmet(long uid) implements Result {}

    /**
     * Another item has the object's UID.
     *
     * @param key the key of the other item
     */
    record UidTaken(String key) implements Result {}

    /** The collection has no room for the item. */
    record Bounded(Failure failure) implements Result {}

    /** The key is taken, and the user may not expunge the item that has it. */
    record NotReplaceable() implements Result {}

    /**
     * The item was placed, unless the delivery's own answer tells of an obstacle.
     *
     * @param item the new item
     * @param replaced true if it replaced another item
     * @param step the states of the collection before and after; empty if the same transaction
     *     changed more in it
     */
    record Placed(long item, boolean replaced, Optional<Step> step) implements Result {}
  }

  /**
   * Creates a put.
   *
   * @param key the key
   * @param when the precondition on the item that has the key
   * @param mayReplace true if the user may expunge the item that has the key
   */
  public KeyedPut(String key, Precondition when, boolean mayReplace) {
    this(key, when, mayReplace, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Creates a put.
   *
   * @param key the key
   * @param when the precondition on the item that has the key
   * @param mayReplace true if the user may expunge the item that has the key
   * @param objectUid the object's UID, which no other item of the collection may have
   * @param bound a further limit on the collection besides the account's quota
   * @param rows adds the rows about the item when it is placed
   */
  public KeyedPut(
      String key,
      Precondition when,
      boolean mayReplace,
      Optional<String> objectUid,
      Optional<Bound> bound,
      Optional<WithItem> rows) {
    this.key = key;
    this.when = when;
    this.mayReplace = mayReplace;
    this.objectUid = objectUid.flatMap(ObjectUid::of);
    this.bound = bound;
    this.rows = rows;
  }

  /** A limit on a collection. */
  @FunctionalInterface
  public interface Bound {
    /** Returns why there is no room, or empty. The account is locked, without other placements. */
    Optional<Failure> refusal(Connection connection) throws SQLException;
  }

  /** Adds rows about an item to the pipeline that places it. */
  @FunctionalInterface
  public interface WithItem {
    /** Adds the rows. May be called again if the transaction failed. */
    void add(Pipeline pipeline, long item);
  }

  /** Adds the rows about the item. */
  void add(Pipeline pipeline, long item) {
    rows.ifPresent(some -> some.add(pipeline, item));
  }

  /** Returns whether the put depends on what else is placed in the account. */
  boolean isBound() {
    return bound.isPresent();
  }

  String key() {
    return key;
  }

  Optional<String> objectUid() {
    return objectUid;
  }

  /** Returns whether the item is placed, as far as the conditions on its key decide. */
  boolean isPlaced() {
    return result instanceof Result.Placed;
  }

  public Result result() {
    return result;
  }

  /** Returns whether the item may be placed, given the items that exist. The account is locked. */
  boolean admits(Connection connection, KeyedItem.There found) throws SQLException {
    Optional<KeyedItem> there = found.item();
    if (!when.holds(there.map(KeyedItem::tag))) {
      result = new Result.Unmet(there.map(KeyedItem::uid).orElse(0L));
      return false;
    }
    if (found.other().isPresent()) {
      result = new Result.UidTaken(found.other().get());
      return false;
    }
    if (there.isPresent() && !mayReplace) {
      result = new Result.NotReplaceable();
      return false;
    }
    Optional<Failure> refusal =
        bound.isEmpty() ? Optional.empty() : bound.get().refusal(connection);
    result = refusal.<Result>map(Result.Bounded::new).orElseGet(Result.Pending::new);
    return refusal.isEmpty();
  }

  /** Records that the item was placed, if no obstacle was found. */
  void placed(long item, boolean replaced) {
    result = new Result.Placed(item, replaced, Optional.empty());
  }

  /** Records that the put was the only change of the transaction in its collection. */
  void stepped(Step step) {
    if (result instanceof Result.Placed(long item, boolean replaced, Optional<Step> _)) {
      result = new Result.Placed(item, replaced, Optional.of(step));
    }
  }

  boolean hasReplaced() {
    return result instanceof Result.Placed placed && placed.replaced();
  }
}

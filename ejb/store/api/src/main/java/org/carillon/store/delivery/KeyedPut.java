package org.carillon.store.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.database.Pipeline;
import org.carillon.store.item.Precondition;

/**
 * What a delivery that goes under a key asks of the item that has the key, and what came of it.
 * Written by the batch that it is in, perhaps more than once, and read when its delivery is
 * answered.
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
   * From what to what a put brings its collection.
   *
   * @param modseqBefore the collection's modseq before it
   * @param uidNextBefore its next uid before it
   * @param saved when the item came
   * @param octets the item's
   */
  public record Step(
      long modseqBefore,
      long uidNextBefore,
      long modseq,
      long uidNext,
      Instant saved,
      long octets) {}

  /** What came of it, where the delivery was committed. */
  public sealed interface Result {

    /** It was not tried, or met what hinders any delivery. */
    record Pending() implements Result {}

    /**
     * The precondition does not hold.
     *
     * @param uid of the item that has the key; 0 when there is none
     */
    record Unmet(long uid) implements Result {}

    /**
     * Another item has its UID.
     *
     * @param key of the other item
     */
    record UidTaken(String key) implements Result {}

    /** The collection has no room for it. */
    record Bounded(Failure failure) implements Result {}

    /** The key is taken, and whoever puts may not expunge. */
    record NotReplaceable() implements Result {}

    /**
     * Placed, unless the delivery's own answer tells what hindered it.
     *
     * @param item the new item
     * @param replaced whether another left for it
     * @param step what it was for its collection; empty where others changed that together with it
     */
    record Placed(long item, boolean replaced, Optional<Step> step) implements Result {}
  }

  /**
   * To be asked for.
   *
   * @param mayReplace whether whoever puts may expunge the item that has the key
   */
  public KeyedPut(String key, Precondition when, boolean mayReplace) {
    this(key, when, mayReplace, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * To be asked for.
   *
   * @param objectUid what no other item of the collection may have as its UID
   * @param bound what bounds the collection further than its account's quota does
   * @param rows what is written about the item when it is placed
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

  /** What bounds a collection. */
  @FunctionalInterface
  public interface Bound {
    /** Why there is no room; the account is locked, and nothing else is being placed there. */
    Optional<Failure> refusal(Connection connection) throws SQLException;
  }

  /** Rows about an item, written by the pipeline that places it. */
  @FunctionalInterface
  public interface WithItem {
    /** Adds them; may be called again when the transaction failed. */
    void add(Pipeline pipeline, long item);
  }

  /** Adds what is written about the item. */
  void add(Pipeline pipeline, long item) {
    rows.ifPresent(some -> some.add(pipeline, item));
  }

  /** Whether what else is placed in the account matters to it. */
  boolean isBound() {
    return bound.isPresent();
  }

  String key() {
    return key;
  }

  Optional<String> objectUid() {
    return objectUid;
  }

  /** Whether the item is placed, as far as its key matters. */
  boolean isPlaced() {
    return result instanceof Result.Placed;
  }

  public Result result() {
    return result;
  }

  /** Whether it may come in where this is; the account is locked. */
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

  /** Notes that it came in, if nothing hindered it. */
  void placed(long item, boolean replaced) {
    result = new Result.Placed(item, replaced, Optional.empty());
  }

  /** Notes that it was all that the transaction changed in its collection. */
  void stepped(Step step) {
    if (result instanceof Result.Placed(long item, boolean replaced, Optional<Step> _)) {
      result = new Result.Placed(item, replaced, Optional.of(step));
    }
  }

  boolean hasReplaced() {
    return result instanceof Result.Placed placed && placed.replaced();
  }
}

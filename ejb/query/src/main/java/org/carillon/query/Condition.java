package org.carillon.query;

import java.util.Comparator;
import java.util.List;

/**
 * A query made ready to be asked of one message after the other: texts folded, uids and keywords
 * looked up.
 *
 * @param needs what must be known of a message
 * @param decision whether it holds
 */
record Condition(Needs needs, Decision decision) {

  /** Whether something holds of a message. */
  @FunctionalInterface
  interface Decision {
    /**
     * Decides.
     *
     * @param unread what a question counts as whose octets can't be read: the other way round below
     *     a NOT, so that neither the question nor its opposite finds the message
     */
    boolean holds(Candidate message, boolean unread);
  }

  /** Holds when all do; the cheapest is asked first. */
  static Condition all(List<Condition> parts) {
    List<Condition> cheapestFirst = cheapestFirst(parts);
    return new Condition(
        dearest(parts),
        (message, unread) -> {
          for (Condition part : cheapestFirst) {
            if (!part.holds(message, unread)) {
              return false;
            }
          }
          return true;
        });
  }

  /** Holds when one does. */
  static Condition any(List<Condition> parts) {
    List<Condition> cheapestFirst = cheapestFirst(parts);
    return new Condition(
        dearest(parts),
        (message, unread) -> {
          for (Condition part : cheapestFirst) {
            if (part.holds(message, unread)) {
              return true;
            }
          }
          return false;
        });
  }

  private static List<Condition> cheapestFirst(List<Condition> parts) {
    return parts.stream().sorted(Comparator.comparing(Condition::needs)).toList();
  }

  /** Holds when this does not. */
  Condition not() {
    return new Condition(needs, (message, unread) -> !holds(message, !unread));
  }

  boolean holds(Candidate message, boolean unread) {
    return decision.holds(message, unread);
  }

  private static Needs dearest(List<Condition> parts) {
    return parts.stream().map(Condition::needs).reduce(Needs.VIEW, Needs::orMore);
  }
}

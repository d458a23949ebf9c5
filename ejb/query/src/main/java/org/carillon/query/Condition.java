package org.carillon.query;

import java.util.Comparator;
import java.util.List;

/**
 * A query prepared for evaluating many messages: its texts are folded, its uids and keywords looked
 * up.
 *
 * @param needs the data of a message that it needs
 * @param decision decides whether a message matches
 */
record Condition(RequiredData needs, Decision decision) {

  /** Decides whether a message matches. */
  @FunctionalInterface
  interface Decision {
    /**
     * Returns whether a message matches.
     *
     * @param unread the result of a question whose octets can't be read; it is inverted below a
     *     NOT, so that neither the question nor its negation finds the message
     */
    boolean holds(Candidate message, boolean unread);
  }

  /** Returns a condition that holds if all parts hold; the cheapest is evaluated first. */
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

  /** Returns a condition that holds if one part holds. */
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

  Condition not() {
    return new Condition(needs, (message, unread) -> !holds(message, !unread));
  }

  boolean holds(Candidate message, boolean unread) {
    return decision.holds(message, unread);
  }

  private static RequiredData dearest(List<Condition> parts) {
    return parts.stream().map(Condition::needs).reduce(RequiredData.VIEW, RequiredData::orMore);
  }
}

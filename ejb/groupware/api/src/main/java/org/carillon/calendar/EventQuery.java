package org.carillon.calendar;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A search for events by words: those that an event must have, and those that it must not. */
public sealed interface EventQuery {

  /** All of the conditions must hold. Without conditions it always holds. */
  record All(List<EventQuery> each) implements EventQuery {
    public All {
      each = List.copyOf(each);
    }
  }

  /** One of the conditions must hold. Without conditions it never holds. */
  record Any(List<EventQuery> each) implements EventQuery {
    public Any {
      each = List.copyOf(each);
    }
  }

  /** The condition must not hold. */
  record Not(EventQuery words) implements EventQuery {}

  /** The words must follow each other. The last may be only the beginning of a word. */
  record Stands(String text) implements EventQuery {}

  /** Returns all texts that are searched for. */
  default Stream<Stands> texts() {
    return switch (this) {
      case All(List<EventQuery> each) -> each.stream().flatMap(EventQuery::texts);
      case Any(List<EventQuery> each) -> each.stream().flatMap(EventQuery::texts);
      case Not(EventQuery words) -> words.texts();
      case Stands one -> Stream.of(one);
    };
  }

  /**
   * Returns whether the search matches an event.
   *
   * @param stands returns whether a text is found in the event
   */
  default boolean hold(Predicate<Stands> stands) {
    return switch (this) {
      case All(List<EventQuery> each) -> each.stream().allMatch(one -> one.hold(stands));
      case Any(List<EventQuery> each) -> each.stream().anyMatch(one -> one.hold(stands));
      case Not(EventQuery words) -> !words.hold(stands);
      case Stands one -> stands.test(one);
    };
  }
}

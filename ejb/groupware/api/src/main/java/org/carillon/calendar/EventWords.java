package org.carillon.calendar;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A search for events by words: those that an event must have, and those that it must not. */
public sealed interface EventWords {

  /** All of the conditions must hold. Without conditions it always holds. */
  record All(List<EventWords> each) implements EventWords {
    public All {
      each = List.copyOf(each);
    }
  }

  /** One of the conditions must hold. Without conditions it never holds. */
  record Any(List<EventWords> each) implements EventWords {
    public Any {
      each = List.copyOf(each);
    }
  }

  /** The condition must not hold. */
  record Not(EventWords words) implements EventWords {}

  /**
   * The words of the text must follow each other. The last word may be only the beginning of a
   * word.
   */
  record Stands(String text) implements EventWords {}

  /** Returns all texts that are searched for. */
  default Stream<Stands> texts() {
    return switch (this) {
      case All(List<EventWords> each) -> each.stream().flatMap(EventWords::texts);
      case Any(List<EventWords> each) -> each.stream().flatMap(EventWords::texts);
      case Not(EventWords words) -> words.texts();
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
      case All(List<EventWords> each) -> each.stream().allMatch(one -> one.hold(stands));
      case Any(List<EventWords> each) -> each.stream().anyMatch(one -> one.hold(stands));
      case Not(EventWords words) -> !words.hold(stands);
      case Stands one -> stands.test(one);
    };
  }
}

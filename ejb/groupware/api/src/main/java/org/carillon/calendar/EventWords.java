package org.carillon.calendar;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A search for events by words: those that an event must have, and those that it must not. */
public sealed interface EventWords {

  /** All of these hold; of none, always. */
  record All(List<EventWords> each) implements EventWords {
    /** Keeps a copy. */
    public All {
      each = List.copyOf(each);
    }
  }

  /** One of these holds; of none, never. */
  record Any(List<EventWords> each) implements EventWords {
    /** Keeps a copy. */
    public Any {
      each = List.copyOf(each);
    }
  }

  /** This does not hold. */
  record Not(EventWords words) implements EventWords {}

  /** Words stand one behind the other, the last of them perhaps only with its beginning. */
  record Stands(String text) implements EventWords {}

  /** All texts that are looked for. */
  default Stream<Stands> texts() {
    return switch (this) {
      case All(List<EventWords> each) -> each.stream().flatMap(EventWords::texts);
      case Any(List<EventWords> each) -> each.stream().flatMap(EventWords::texts);
      case Not(EventWords words) -> words.texts();
      case Stands one -> Stream.of(one);
    };
  }

  /**
   * Whether they hold of an event.
   *
   * @param stands whether a text stands in it
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

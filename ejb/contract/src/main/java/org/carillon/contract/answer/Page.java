package org.carillon.contract.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A bounded part of a list.
 *
 * @param items in the list's order
 * @param next what to ask with for what follows; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {
  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /** The same part with each item as something else. */
  public <U> Page<U> map(Function<? super T, ? extends U> item) {
    return new Page<>(items.stream().<U>map(item).toList(), next);
  }
}

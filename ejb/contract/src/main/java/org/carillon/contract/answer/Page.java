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

  /**
   * The part that a request asks for.
   *
   * @param found what is behind where it begins: one more than its limit, if there is so much
   * @param item what is shown of each
   * @param key by which the next part begins behind an item
   */
  public static <R, T> Page<T> of(
      List<R> found,
      PageRequest request,
      Function<? super R, ? extends T> item,
      Function<? super T, String> key) {
    List<T> items = found.stream().limit(request.limit()).<T>map(item).toList();
    return new Page<>(
        items,
        found.size() > request.limit()
            ? Optional.of(key.apply(items.getLast()))
            : Optional.empty());
  }

  /** The same of what is shown as it is found. */
  public static <T> Page<T> of(
      List<T> found, PageRequest request, Function<? super T, String> key) {
    return of(found, request, Function.identity(), key);
  }

  /** The same part with each item as something else. */
  public <U> Page<U> map(Function<? super T, ? extends U> item) {
    return new Page<>(items.stream().<U>map(item).toList(), next);
  }
}

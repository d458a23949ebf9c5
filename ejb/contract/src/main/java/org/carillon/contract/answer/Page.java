package org.carillon.contract.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of a list, and the {@link PageRequest#after()} of the next; empty at the end. */
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Returns the page that a request asks for.
   *
   * @param found the rows from the page's beginning on: one more than the limit, if there are that
   *     many
   * @param item turns a row into an item of the page
   * @param key returns the position of an item, behind which the next page begins
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

  /** Returns the page that a request asks for, with the rows themselves as its items. */
  public static <T> Page<T> of(
      List<T> found, PageRequest request, Function<? super T, String> key) {
    return of(found, request, Function.identity(), key);
  }

  /** Returns the same page with each item converted. */
  public <U> Page<U> map(Function<? super T, ? extends U> item) {
    return new Page<>(items.stream().<U>map(item).toList(), next);
  }
}

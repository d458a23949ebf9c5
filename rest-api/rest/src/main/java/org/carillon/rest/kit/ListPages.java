package org.carillon.rest.kit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;

/** Pages of a list in memory. */
final class ListPages {
  private ListPages() {}

  /** Returns the requested page: the items after {@code after} in the order of their keys. */
  static <T> Page<T> of(
      List<T> all,
      PageRequest request,
      Comparator<String> order,
      Function<T, String> key,
      Function<T, String> text) {
    Optional<String> search = request.search().map(wanted -> wanted.toLowerCase(Locale.ROOT));
    List<T> found =
        all.stream()
            .filter(
                item ->
                    search.isEmpty()
                        || text.apply(item).toLowerCase(Locale.ROOT).contains(search.get()))
            .filter(
                item ->
                    request
                        .after()
                        .filter(last -> order.compare(key.apply(item), last) <= 0)
                        .isEmpty())
            .sorted(Comparator.comparing(key, order))
            .limit(request.limit() + 1L)
            .toList();
    return Page.of(found, request, key);
  }
}

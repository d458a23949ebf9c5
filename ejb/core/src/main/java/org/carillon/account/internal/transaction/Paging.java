package org.carillon.account.internal.transaction;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;

/** Pages from a query that asked for one row more than the page holds. */
public final class Paging {
  private Paging() {}

  public static <R, T> Page<T> page(
      List<R> rows, PageRequest request, Function<R, T> item, Function<T, String> name) {
    var items = rows.stream().limit(request.limit()).map(item).toList();
    return new Page<>(
        items,
        rows.size() > request.limit()
            ? Optional.of(name.apply(items.getLast()))
            : Optional.empty());
  }
}

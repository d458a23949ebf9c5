package org.carillon.account.internal.transaction;

import java.util.Locale;
import org.carillon.contract.answer.PageRequest;

/** A search text as a LIKE pattern. */
public final class SearchPattern {
  private SearchPattern() {}

  /** Returns a pattern that finds the request's search text, literally, in lower-case text. */
  public static String of(PageRequest request) {
    return request.search().map(SearchPattern::of).orElse("%");
  }

  /** Returns a pattern that finds the text anywhere in a lower-case text. */
  public static String of(String wanted) {
    return "%"
        + wanted
            .toLowerCase(Locale.ROOT)
            .replace("\\", "\\\\")
            .replace("%", "\\%")
            .replace("_", "\\_")
        + "%";
  }
}

package org.carillon.account.internal.transaction;

import java.util.Locale;
import org.carillon.contract.answer.PageRequest;

/** What a list is searched for, as a LIKE pattern. */
public final class SearchPattern {
  private SearchPattern() {}

  /** Finds the text anywhere in what is in lower case, whatever characters it has. */
  public static String of(PageRequest request) {
    return request.search().map(SearchPattern::of).orElse("%");
  }

  /** Finds the text anywhere in what is in lower case. */
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

package org.carillon.protocol.imap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A search criterion as the client wrote it. What numbers, {@code *} and keywords mean depends on
 * the mailbox.
 */
@FunctionalInterface
interface SearchCriterion {

  /** What it means in a mailbox. */
  SearchKey in(Selected mailbox) throws BadCommand;

  /** One that means the same everywhere. */
  static SearchCriterion of(SearchKey key) {
    return _ -> key;
  }

  /** All of these. */
  static SearchCriterion and(List<SearchCriterion> criteria) {
    if (criteria.size() == 1) {
      return criteria.getFirst();
    }
    return mailbox -> {
      List<SearchKey> keys = new ArrayList<>(criteria.size());
      for (SearchCriterion each : criteria) {
        keys.add(each.in(mailbox));
      }
      keys.sort(Comparator.comparing(SearchKey::needs));
      return new SearchKey.And(keys);
    };
  }

  /** One or the other. */
  static SearchCriterion or(SearchCriterion one, SearchCriterion other) {
    return mailbox -> new SearchKey.Or(one.in(mailbox), other.in(mailbox));
  }

  /** Not this. */
  default SearchCriterion not() {
    return mailbox -> new SearchKey.Not(in(mailbox));
  }
}

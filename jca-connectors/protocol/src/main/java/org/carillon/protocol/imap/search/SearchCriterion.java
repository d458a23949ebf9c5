package org.carillon.protocol.imap.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.BadCommand;

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
      BitSet numbered = null;
      for (SearchCriterion each : criteria) {
        // A thousand sets of a million messages would take a hundred megabytes: one has them all.
        SearchKey key = each.in(mailbox);
        if (!(key instanceof SearchKey.OneOf(BitSet indexes))) {
          keys.add(key);
        } else if (numbered == null) {
          numbered = indexes;
        } else {
          numbered.and(indexes);
        }
      }
      if (numbered != null) {
        keys.add(new SearchKey.OneOf(numbered));
      }
      keys.sort(Comparator.comparing(SearchKey::needs));
      return new SearchKey.And(keys);
    };
  }

  /** One or the other. */
  static SearchCriterion or(SearchCriterion one, SearchCriterion other) {
    return mailbox -> {
      SearchKey first = one.in(mailbox);
      SearchKey second = other.in(mailbox);
      if (first instanceof SearchKey.OneOf(BitSet some)
          && second instanceof SearchKey.OneOf(BitSet more)) {
        some.or(more);
        return first;
      }
      return new SearchKey.Or(first, second);
    };
  }

  /** Not this. */
  default SearchCriterion not() {
    return mailbox -> new SearchKey.Not(in(mailbox));
  }
}

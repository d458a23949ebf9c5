package org.carillon.protocol.imap.search;

import java.util.List;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.protocol.imap.session.Selected;

/** A search criterion as the client wrote it. What uids and \Recent mean depends on the mailbox. */
@FunctionalInterface
interface SearchCriterion {

  /** What it means in a mailbox. */
  Query in(Selected mailbox);

  /** One that means the same everywhere. */
  static SearchCriterion of(Query query) {
    return _ -> query;
  }

  /** All of these. */
  static SearchCriterion and(List<SearchCriterion> criteria) {
    return criteria.size() == 1
        ? criteria.getFirst()
        : mailbox -> new Query.And(criteria.stream().map(each -> each.in(mailbox)).toList());
  }

  /** One or the other. */
  static SearchCriterion or(SearchCriterion one, SearchCriterion other) {
    return mailbox -> new Query.Or(List.of(one.in(mailbox), other.in(mailbox)));
  }

  /** Not this. */
  default SearchCriterion not() {
    return mailbox -> new Query.Not(in(mailbox));
  }

  /** This, the words of its texts being enough (RFC 6203). */
  default SearchCriterion fuzzy() {
    return mailbox -> new Query.Fuzzy(in(mailbox));
  }
}

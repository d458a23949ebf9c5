package org.carillon.protocol.imap.search;

import java.util.List;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.protocol.imap.session.Selected;

/** A search criterion as the client wrote it. Its uids and \Recent depend on the mailbox. */
@FunctionalInterface
interface SearchCriterion {

  /** Returns the query that it means in a mailbox. */
  Query in(Selected mailbox);

  /** Returns a criterion that means the same in every mailbox. */
  static SearchCriterion of(Query query) {
    return _ -> query;
  }

  /** Returns the conjunction. */
  static SearchCriterion and(List<SearchCriterion> criteria) {
    return criteria.size() == 1
        ? criteria.getFirst()
        : mailbox -> new Query.And(criteria.stream().map(each -> each.in(mailbox)).toList());
  }

  /** Returns the disjunction. */
  static SearchCriterion or(SearchCriterion one, SearchCriterion other) {
    return mailbox -> new Query.Or(List.of(one.in(mailbox), other.in(mailbox)));
  }

  /** Returns the negation. */
  default SearchCriterion not() {
    return mailbox -> new Query.Not(in(mailbox));
  }

  /** Returns the criterion with its texts searched by words only (RFC 6203). */
  default SearchCriterion fuzzy() {
    return mailbox -> new Query.Fuzzy(in(mailbox));
  }
}

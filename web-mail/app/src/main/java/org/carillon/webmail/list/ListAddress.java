package org.carillon.webmail.list;

import org.carillon.web.request.Redirect;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.query.SearchLine;

/**
 * A list as addresses name it: a folder, its order, the search, and the start of the page.
 *
 * @param sought the search as typed; empty for all
 * @param before the place where the page begins; empty for the first
 */
public record ListAddress(Folder folder, Sorting sorting, String sought, String before) {

  /** Returns the first page of the same list in another order. */
  public ListAddress sorted(Sorting wanted) {
    return new ListAddress(folder, wanted, sought, "");
  }

  /** Another page of the list. */
  public ListAddress from(String place) {
    return new ListAddress(folder, sorting, sought, place);
  }

  /** Returns the list as part of an address: {@code f=…&s=oldest&q=…}. */
  public String query() {
    StringBuilder query = new StringBuilder("f=").append(Redirect.encoded(folder.key()));
    sorting.inAddress().ifPresent(word -> query.append("&s=").append(word));
    if (!sought.isEmpty()) {
      query.append("&q=").append(Redirect.encoded(sought));
    }
    if (!before.isEmpty()) {
      query.append("&before=").append(Redirect.encoded(before));
    }
    return query.toString();
  }

  /** Returns the request for this list, with conversations where possible if wanted. */
  public ListRequest request(SearchLine line, boolean conversations) {
    boolean together = conversations && sorting == Sorting.NEWEST && !folder.isDrafts();
    return new ListRequest(folder, line, sorting, together);
  }
}

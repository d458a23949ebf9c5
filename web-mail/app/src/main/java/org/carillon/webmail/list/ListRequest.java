package org.carillon.webmail.list;

import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.query.SearchLine;

/**
 * A request for messages in an order.
 *
 * @param folder the folder they are in
 * @param line the search
 * @param sorting the order
 * @param conversations whether messages are grouped by conversation
 */
public record ListRequest(Folder folder, SearchLine line, Sorting sorting, boolean conversations) {

  /** Creates a request for single messages. */
  public ListRequest(Folder folder, SearchLine line, Sorting sorting) {
    this(folder, line, sorting, false);
  }
}

package org.carillon.webmail.list;

import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.query.SearchLine;

/** A request for messages in an order, maybe grouped by conversation. */
public record ListRequest(Folder folder, SearchLine line, Sorting sorting, boolean conversations) {

  /** Creates a request for single messages. */
  public ListRequest(Folder folder, SearchLine line, Sorting sorting) {
    this(folder, line, sorting, false);
  }
}

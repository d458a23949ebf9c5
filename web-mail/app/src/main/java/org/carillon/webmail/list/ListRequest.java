package org.carillon.webmail.list;

import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.query.SearchLine;

/**
 * Which messages a list shows, in which order.
 *
 * @param folder the folder they lie in
 * @param line what is sought in it
 * @param sorting the order
 * @param conversations whether messages that answer each other are one
 */
public record ListRequest(Folder folder, SearchLine line, Sorting sorting, boolean conversations) {

  /** Of single messages. */
  public ListRequest(Folder folder, SearchLine line, Sorting sorting) {
    this(folder, line, sorting, false);
  }
}

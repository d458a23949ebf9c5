package org.carillon.contacts;

import java.util.List;

/**
 * The part of some address books that is requested for a list.
 *
 * @param books the address books, each once
 * @param text words that a contact must have in what a list shows of it: its names, organisation,
 *     addresses, numbers and categories; empty for any
 * @param letter the letter that it is sorted under ({@link AddressBookPage#letters}), or empty for
 *     any
 * @param category a category that it must have, or empty for any
 * @param group the UID of a group that it must be a member of, or empty for any
 * @param from the number of contacts to skip at the beginning, at least 0
 * @param most the maximum number of contacts, 1 to {@value #MOST}
 */
public record ContactPageRequest(
    List<Long> books,
    String text,
    String letter,
    String category,
    String group,
    int from,
    int most) {
  /** The maximum number of contacts that are returned at once. */
  public static final int MOST = 500;

  /** The maximum number of words of a text that count. */
  public static final int MOST_WORDS = 20;

  public ContactPageRequest {
    books = List.copyOf(books);
  }
}

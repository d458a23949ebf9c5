package org.carillon.contacts;

import java.util.List;

/**
 * What part of some address books is wanted, as a list shows it.
 *
 * @param books the address books, each once
 * @param text words that a contact must have anywhere in what a list knows of it: in its names, its
 *     organisation, its addresses, numbers and categories; empty for any
 * @param letter what it is sorted under ({@link PagedContacts#letters}); empty for any
 * @param category a category that it must have; empty for any
 * @param group the UID of a group that it must be a member of; empty for any
 * @param from how many are left out at the begin, at least 0
 * @param most how many at most, 1 to {@value #MOST}
 */
public record AskedContacts(
    List<Long> books,
    String text,
    String letter,
    String category,
    String group,
    int from,
    int most) {
  /** The most that are answered at once. */
  public static final int MOST = 500;

  /** The most words of a text that count. */
  public static final int MOST_WORDS = 20;

  /** Keeps a copy. */
  public AskedContacts {
    books = List.copyOf(books);
  }
}

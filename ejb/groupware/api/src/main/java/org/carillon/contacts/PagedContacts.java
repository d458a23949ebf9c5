package org.carillon.contacts;

import java.util.List;

/**
 * A part of some address books.
 *
 * @param contacts what was asked for, by the names they are sorted by
 * @param found how many there are in all that were asked for
 * @param all how many the address books hold
 * @param letters what their contacts are sorted under, in order: a letter without its marks, or
 *     {@value #NO_LETTER}
 * @param groups their groups of contacts, by name
 * @param categories the categories of their contacts, by name
 */
public record PagedContacts(
    List<ListedContact> contacts,
    int found,
    int all,
    List<String> letters,
    List<ListedContact> groups,
    List<String> categories) {
  /** What those are sorted under whose name begins with no letter. */
  public static final String NO_LETTER = "#";

  /** Keeps copies. */
  public PagedContacts {
    contacts = List.copyOf(contacts);
    letters = List.copyOf(letters);
    groups = List.copyOf(groups);
    categories = List.copyOf(categories);
  }
}

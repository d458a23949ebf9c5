package org.carillon.contacts;

import java.util.List;

/**
 * A part of some address books.
 *
 * @param contacts the requested contacts, ordered by sort name
 * @param found the number of contacts that match the request in total
 * @param all the number of contacts in the address books
 * @param letters the letters that their contacts are sorted under, in order: a letter without
 *     diacritics, or {@value #NO_LETTER}
 * @param groups the groups of contacts, ordered by name
 * @param categories the categories of the contacts, ordered by name
 */
public record AddressBookPage(
    List<ListedContact> contacts,
    int found,
    int all,
    List<String> letters,
    List<ListedContact> groups,
    List<String> categories) {
  /** The entry for contacts whose name does not begin with a letter. */
  public static final String NO_LETTER = "#";

  public AddressBookPage {
    contacts = List.copyOf(contacts);
    letters = List.copyOf(letters);
    groups = List.copyOf(groups);
    categories = List.copyOf(categories);
  }
}

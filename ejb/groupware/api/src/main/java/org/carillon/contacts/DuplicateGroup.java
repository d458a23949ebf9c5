package org.carillon.contacts;

import java.util.List;

/**
 * Contacts that are probably the same person.
 *
 * @param contacts two or more; the first is the one with the most data
 * @param reason the data that they have in common
 */
public record DuplicateGroup(List<ListedContact> contacts, Reason reason) {

  /** The data that contacts have in common. */
  public enum Reason {
    /** An e-mail address. */
    EMAIL,
    TELEPHONE,
    /** The whole name. */
    NAME
  }

  public DuplicateGroup {
    contacts = List.copyOf(contacts);
  }
}

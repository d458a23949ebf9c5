package org.carillon.contacts;

import java.util.List;

/**
 * Contacts that are likely the same person.
 *
 * @param contacts two or more; the first is the one that knows most
 * @param reason what they have in common
 */
public record LikelyDouble(List<ListedContact> contacts, Reason reason) {

  /** What contacts have in common. */
  public enum Reason {
    /** An e-mail address. */
    EMAIL,
    /** A telephone number. */
    TELEPHONE,
    /** The whole name. */
    NAME
  }

  /** Keeps a copy. */
  public LikelyDouble {
    contacts = List.copyOf(contacts);
  }
}

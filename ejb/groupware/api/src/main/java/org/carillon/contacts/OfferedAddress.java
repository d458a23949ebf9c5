package org.carillon.contacts;

import java.util.List;

/**
 * Whom somebody may mean who began to type an address.
 *
 * @param name the name to be shown; empty where none is known
 * @param addresses one; of a group those of all its members
 * @param source where it is from
 */
public record OfferedAddress(String name, List<String> addresses, Source source) {

  /** Where an address is from. */
  public enum Source {
    /** The account wrote to it of late. */
    RECENT,
    /** A contact of one's own or a shared address book. */
    CONTACT,
    /** A group of contacts. */
    GROUP,
    /** The domain's directory. */
    DIRECTORY
  }

  /** Keeps a copy. */
  public OfferedAddress {
    addresses = List.copyOf(addresses);
  }
}

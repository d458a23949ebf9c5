package org.carillon.contacts;

import java.util.List;

/**
 * A suggestion for an address that somebody has begun to type.
 *
 * @param name the name to show, or empty if none is known
 * @param addresses one address, or for a group the addresses of all its members
 * @param source the source of the address
 */
public record AddressSuggestion(String name, List<String> addresses, Source source) {

  /** The source of an address. */
  public enum Source {
    /** The account wrote to the address recently. */
    RECENT,
    /** A contact of one's own or a shared address book. */
    CONTACT,
    GROUP,
    /** The domain's directory. */
    DIRECTORY
  }

  public AddressSuggestion {
    addresses = List.copyOf(addresses);
  }
}

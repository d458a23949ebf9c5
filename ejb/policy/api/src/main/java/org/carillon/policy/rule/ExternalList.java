package org.carillon.policy.rule;

import java.io.IOException;
import java.util.List;

/** A list outside of scripts that they can query (RFC 6134). Each list is a bean. */
public interface ExternalList {

  /** The prefix of the names of this server's own lists: a tag URI (RFC 4151). */
  String OWN = "tag:carillon.org,2026:";

  /** The address book of the account's owner; this name is standard. */
  String ADDRESS_BOOK = "urn:ietf:params:sieve:addrbook:default";

  /** Returns the list's name, a URI. */
  String name();

  /** Returns whether a value is in the list, for the scripts of an account. */
  boolean holds(long account, long domain, String value) throws IOException;

  /**
   * Returns the addresses to redirect a message to; none if the list may not be enumerated.
   *
   * @param most the largest number of addresses to return
   */
  default List<String> addresses(long account, long domain, int most) throws IOException {
    return List.of();
  }
}

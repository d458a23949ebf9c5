package org.carillon.policy.rule;

import java.io.IOException;
import java.util.List;

/**
 * A list outside scripts that they may ask (RFC 6134). Whoever has such a list offers it as a bean.
 */
public interface ExternalList {

  /** What the names of our own lists begin with: a tag URI (RFC 4151). */
  String OWN = "tag:carillon.org,2026:";

  /** The address book of the account's owner, which all servers know by this name. */
  String ADDRESS_BOOK = "urn:ietf:params:sieve:addrbook:default";

  /** Its name, a URI. */
  String name();

  /** Whether a value is in it, for the scripts of an account. */
  boolean holds(long account, long domain, String value) throws IOException;

  /**
   * Its addresses, to send a message on to; none where nobody may ask for all of them.
   *
   * @param most how many are wanted at most
   */
  default List<String> addresses(long account, long domain, int most) throws IOException {
    return List.of();
  }
}

package org.carillon.policy.dnslist;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.carillon.contract.dns.DnsLookup;

/** Looks addresses up in the DNS lists of clients, for checks of hosts other than the client. */
public interface ListedAddresses {

  /**
   * Returns the name of a list that has an entry against an address, or empty if none has or no
   * list could be asked. Lists of good clients are not asked.
   *
   * @throws IOException if the lists cannot be read
   */
  Optional<String> find(InetAddress address, DnsLookup dns) throws IOException;
}

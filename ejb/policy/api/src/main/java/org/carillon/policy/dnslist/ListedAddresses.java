package org.carillon.policy.dnslist;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.carillon.contract.dns.DnsLookup;

/** What lists of clients in the DNS say of addresses, for those who look at other hosts. */
public interface ListedAddresses {

  /**
   * The name of a list that holds something against an address; empty if none does, or none could
   * be asked. A list of good clients is not asked.
   *
   * @throws IOException when it is not known which lists there are
   */
  Optional<String> find(InetAddress address, DnsLookup dns) throws IOException;
}

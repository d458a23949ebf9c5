package org.carillon.policy.internal.client;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;

/** Addresses of hosts, of both kinds. */
final class HostLookups {
  private final DnsLookup dns;

  HostLookups(DnsLookup dns) {
    this.dns = dns;
  }

  /**
   * What the DNS says of a host.
   *
   * @param addresses those it told
   * @param isCertain whether there are no others: false when it could not tell
   */
  record Addresses(List<InetAddress> addresses, boolean isCertain) {
    /** Whether it surely has none. */
    boolean isNone() {
      return isCertain && addresses.isEmpty();
    }
  }

  Addresses of(String host) throws InterruptedException {
    List<InetAddress> addresses = new ArrayList<>();
    boolean isCertain = true;
    for (DnsType<InetAddress> type :
        List.<DnsType<InetAddress>>of(new DnsType.A(), new DnsType.Aaaa())) {
      switch (dns.find(host, type)) {
        case DnsReply.Found<InetAddress>(List<InetAddress> found) -> addresses.addAll(found);
        case DnsReply.NoRecords<InetAddress> _ -> {}
        case DnsReply.NoName<InetAddress> _ -> {}
        case DnsReply.Unknown<InetAddress> _ -> isCertain = false;
      }
    }
    return new Addresses(addresses, isCertain);
  }
}

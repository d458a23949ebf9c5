package org.carillon.policy.internal.client;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;

/** Looks up the IPv4 and IPv6 addresses of hosts. */
final class HostLookups {
  private final DnsLookup dns;

  HostLookups(DnsLookup dns) {
    this.dns = dns;
  }

  /**
   * The addresses of a host in the DNS.
   *
   * @param addresses the addresses that were found
   * @param isCertain whether these are all; false if a lookup failed
   */
  record Addresses(List<InetAddress> addresses, boolean isCertain) {
    /** Returns whether the host certainly has no address. */
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

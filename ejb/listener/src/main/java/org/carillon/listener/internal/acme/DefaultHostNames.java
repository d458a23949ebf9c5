package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;

/** The usual hosts of a domain for the services here. */
@ApplicationScoped
class DefaultHostNames {
  private static final List<String> LABELS =
      List.of(
          "", "mail.", "imap.", "smtp.", "webmail.", "autoconfig.", "autodiscover.", "mta-sts.");

  private final DnsLookup dns;

  @Inject
  DefaultHostNames(DnsLookup dns) {
    this.dns = dns;
  }

  /** Returns the hosts that resolve in the DNS: one that does not makes an order fail. */
  List<String> of(String domain) throws InterruptedException {
    List<String> found = new ArrayList<>();
    for (String label : LABELS) {
      String host = label + domain;
      if (dns.find(host, new DnsType.A()) instanceof DnsReply.Found<?>
          || dns.find(host, new DnsType.Aaaa()) instanceof DnsReply.Found<?>) {
        found.add(host);
      }
    }
    return found;
  }
}

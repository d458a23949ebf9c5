package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;

/** The hosts that a domain usually has for what is served here. */
@ApplicationScoped
class UsualHosts {
  private static final List<String> LABELS =
      List.of(
          "", "mail.", "imap.", "smtp.", "webmail.", "autoconfig.", "autodiscover.", "mta-sts.");

  private final DnsLookup dns;

  @Inject
  UsualHosts(DnsLookup dns) {
    this.dns = dns;
  }

  /** Those that lead anywhere, as the DNS says: a name that does not fails a whole order. */
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

package org.carillon.mailauth.dmarc;

import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.dns.DnsLookup;

/** What a domain publishes, and the organization that it belongs to (RFC 9989 §4.10). */
public final class OrganizationPolicies {
  private final DnsLookup dns;

  public OrganizationPolicies(DnsLookup dns) {
    this.dns = dns;
  }

  /** What came of asking. */
  public sealed interface Answer {}

  /**
   * What was found.
   *
   * @param organization the organizational domain; the domain itself where nothing says another
   * @param records the domain's own, the organization's, or that of the public suffix above; none
   *     where there is none
   */
  public record Found(String organization, List<DmarcRecord> records) implements Answer {
    /** Copies. */
    public Found {
      records = List.copyOf(records);
    }
  }

  /**
   * The DNS did not answer.
   *
   * @param why for what
   */
  public record Lost(String why) implements Answer {}

  /**
   * Asks.
   *
   * @throws InterruptedException when nobody waits for it any more
   */
  public Answer of(String domain) throws InterruptedException {
    return switch (new TreeWalk(dns).from(domain)) {
      case TreeWalk.Lost(String why) -> new Lost(why);
      case TreeWalk.Path path -> {
        String organization = TreeWalk.organization(domain, path);
        List<DmarcRecord> records = new ArrayList<>();
        for (TreeWalk.At at : path.records()) {
          if (at.domain().equals(domain) || at.domain().equals(organization)) {
            records.add(at.record());
          }
        }
        if (records.isEmpty() && !path.records().isEmpty()) {
          records.add(path.records().getLast().record());
        }
        yield new Found(organization, records);
      }
    };
  }
}

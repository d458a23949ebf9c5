package org.carillon.mailauth.dmarc;

import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.dns.DnsLookup;

/** Looks up the DMARC records of a domain and of its organization (RFC 9989 §4.10). */
public final class OrganizationPolicies {
  private final DnsLookup dns;

  public OrganizationPolicies(DnsLookup dns) {
    this.dns = dns;
  }

  public sealed interface Answer {}

  /**
   * The lookup succeeded.
   *
   * @param organization the organizational domain; the domain itself if no record names another
   * @param records the records of the domain and of the organization, or else that of the public
   *     suffix above; empty if there is none
   */
  public record Found(String organization, List<DmarcRecord> records) implements Answer {
    public Found {
      records = List.copyOf(records);
    }
  }

  /** The DNS did not answer; {@code why} has the name that was looked up, and the reason. */
  public record Lost(String why) implements Answer {}

  /** Looks up the records of a domain. */
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

package org.carillon.mailauth.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.mailauth.DnsName;

/** Checks whether the recipients of reports about another domain want them (RFC 9990 §4). */
public final class ReportConsent {
  private final DnsLookup dns;

  public ReportConsent(DnsLookup dns) {
    this.dns = dns;
  }

  public sealed interface Consent {}

  /** Reports may be sent to the requested destination or the one that its domain prefers. */
  public record Wanted(List<ReportUri> destinations) implements Consent {
    public Wanted {
      destinations = List.copyOf(destinations);
    }
  }

  /** Reports must not be sent there; {@code why} is a sentence for people. */
  public record NotWanted(String why) implements Consent {}

  /** The check could not be completed for now. */
  public record NotKnown(String why) implements Consent {}

  /**
   * Checks a destination.
   *
   * @param policyDomain the domain of the record that names the destination
   * @param isFailure true for failure reports, false for aggregate reports
   * @throws InterruptedException if the thread is interrupted, since the result is no longer needed
   */
  public Consent ask(String policyDomain, ReportUri destination, boolean isFailure)
      throws InterruptedException {
    Optional<String> host = destination.host();
    if (host.isEmpty()) {
      return new NotWanted(destination.uri() + " names no host");
    }
    if (host.get().equals(policyDomain)) {
      return new Wanted(List.of(destination));
    }
    TreeWalk walk = new TreeWalk(dns);
    if (walk.from(policyDomain) instanceof TreeWalk.Path ours
        && walk.from(host.get()) instanceof TreeWalk.Path theirs) {
      return TreeWalk.organization(policyDomain, ours)
              .equals(TreeWalk.organization(host.get(), theirs))
          ? new Wanted(List.of(destination))
          : askOthers(policyDomain, destination, host.get(), isFailure);
    }
    return new NotKnown("The DNS did not answer for " + policyDomain + " or " + host.get());
  }

  private Consent askOthers(
      String policyDomain, ReportUri destination, String host, boolean isFailure)
      throws InterruptedException {
    String name = policyDomain + "._report._dmarc." + host;
    if (!DnsName.isName(name)) {
      return new NotWanted(name + " is too long for a DNS name");
    }
    return switch (dns.find(name, new DnsType.Txt())) {
      case DnsReply.Unknown<String>(String why) -> new NotKnown(name + ": " + why);
      case DnsReply.NoName<String> _, DnsReply.NoRecords<String> _ ->
          new NotWanted("There is no DMARC record at " + name);
      case DnsReply.Found<String>(List<String> texts) ->
          said(texts, destination, host, isFailure, name);
    };
  }

  /** Returns the result of the texts in the DNS (RFC 9990 §4, steps 6 to 9). */
  private static Consent said(
      List<String> texts, ReportUri destination, String host, boolean isFailure, String name) {
    List<DmarcRecord> records =
        texts.stream().map(DmarcRecord::parse).flatMap(Optional::stream).toList();
    if (records.isEmpty()) {
      return new NotWanted(name + " is not a DMARC record");
    }
    List<ReportUri> others = new ArrayList<>();
    for (DmarcRecord record : records) {
      others.addAll(isFailure ? record.failureReports() : record.aggregateReports());
    }
    if (others.stream().anyMatch(uri -> !uri.host().equals(Optional.of(host)))) {
      return new NotWanted(name + " points to another host");
    }
    return new Wanted(others.isEmpty() ? List.of(destination) : others);
  }
}

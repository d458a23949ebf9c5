package org.carillon.policy.internal.report.post;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.mailauth.dmarc.AuthorDomains;
import org.carillon.mailauth.dmarc.Dmarc;
import org.carillon.mailauth.dmarc.DmarcResult;
import org.carillon.mailauth.dmarc.DmarcVerdict;
import org.carillon.mailauth.dmarc.PublishedPolicy;
import org.carillon.mailauth.dmarc.ReportConsent;
import org.carillon.mailauth.dmarc.ReportUri;
import org.carillon.mailauth.dmarc.SuffixFlag;

/**
 * Sends reports to the addresses in a domain's current record. An address in another organization
 * gets them only if that organization agrees (RFC 9990 §4), so that an attacker's record cannot
 * direct mail to others.
 */
public final class ReportDelivery {
  /** Only the first addresses of a long list are used (RFC 9990 §3.5). */
  private static final int MOST_DESTINATIONS = 5;

  private final DnsLookup dns;
  private final GeneratedMail mail;

  public ReportDelivery(DnsLookup dns, GeneratedMail mail) {
    this.dns = dns;
    this.mail = mail;
  }

  public sealed interface Outcome {
    record Sent(String to) implements Outcome {}

    /** The report is not sent. */
    record Dropped(String why) implements Outcome {}

    /** Sending has to be tried again. */
    record Later(String why) implements Outcome {}
  }

  public enum Kind {
    /** The report about a day ({@code rua}). */
    AGGREGATE,
    /** The report about a message ({@code ruf}). */
    FAILURE
  }

  /** A report that can be sent. */
  public interface ReportMessage {
    String submitter();

    /** Returns the size of the content. Some addresses have a limit for it. */
    long octets();

    /** Returns the whole message to an address. */
    byte[] to(String address) throws IOException;
  }

  @FunctionalInterface
  public interface Writer {
    ReportMessage write(PublishedPolicy published) throws IOException, InterruptedException;
  }

  public Outcome send(String domain, Kind kind, Writer writer) throws InterruptedException {
    DmarcVerdict verdict =
        new Dmarc(dns).check(new AuthorDomains(List.of(domain), true, true), List.of());
    if (verdict.result() instanceof DmarcResult.TempError(String why)) {
      return new Outcome.Later(why);
    }
    Optional<PublishedPolicy> published =
        verdict.published().filter(policy -> policy.domain().equals(domain));
    List<ReportUri> named = published.map(policy -> named(policy, kind)).orElse(List.of());
    if (published.isEmpty() || named.isEmpty()) {
      return new Outcome.Dropped("The domain's DMARC record no longer asks for reports.");
    }
    try {
      return send(writer.write(published.get()), domain, named, kind);
    } catch (IOException away) {
      return new Outcome.Later(String.valueOf(away.getMessage()));
    }
  }

  /** Returns the report addresses; public suffixes get no failure reports (RFC 9991 §2). */
  private static List<ReportUri> named(PublishedPolicy policy, Kind kind) {
    return switch (kind) {
      case AGGREGATE -> policy.record().aggregateReports();
      case FAILURE ->
          policy.record().suffix() == SuffixFlag.PUBLIC_SUFFIX
              ? List.of()
              : policy.record().failureReports();
    };
  }

  private Outcome send(ReportMessage message, String domain, List<ReportUri> named, Kind kind)
      throws IOException, InterruptedException {
    List<String> sent = new ArrayList<>();
    List<String> not = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (ReportUri uri : named.subList(0, Math.min(MOST_DESTINATIONS, named.size()))) {
      switch (new ReportConsent(dns).ask(domain, uri, kind == Kind.FAILURE)) {
        case ReportConsent.NotWanted(String why) -> not.add(why);
        case ReportConsent.NotKnown(String why) -> {
          return new Outcome.Later(why);
        }
        case ReportConsent.Wanted(List<ReportUri> destinations) ->
            destinations.stream()
                .filter(
                    each -> fits(each.most().isPresent() ? each.most() : uri.most(), message, not))
                .flatMap(each -> each.mailbox().stream())
                .limit(MOST_DESTINATIONS)
                .forEach(seen::add);
      }
    }
    for (String to : seen) {
      if (mail.send(message.submitter(), to, message.to(to))) {
        sent.add(to);
      } else {
        not.add("No mail can be sent to " + to);
      }
    }
    if (!sent.isEmpty()) {
      return new Outcome.Sent(String.join(", ", sent));
    }
    return new Outcome.Dropped(
        not.isEmpty()
            ? "The domain's DMARC record names no mail address."
            : String.join("; ", not));
  }

  private static boolean fits(OptionalLong most, ReportMessage message, List<String> not) {
    boolean fits = most.isEmpty() || message.octets() <= most.getAsLong();
    if (!fits) {
      not.add(
          "The report is larger than "
              + most.getAsLong()
              + " octets, the limit in the DMARC record");
    }
    return fits;
  }
}

package org.carillon.mailauth.dmarc.report;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.mailauth.DnsName;
import org.carillon.mailauth.dmarc.AlignmentMode;
import org.carillon.mailauth.dmarc.DmarcPolicy;

/** Converts the elements of a report to values. Returns empty if an element is invalid. */
final class ReportValues {
  private static final int MOST_RESULTS = 100;
  private static final long LATEST = 253_402_300_799L;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");
  private static final Pattern KEYWORD = Pattern.compile("[a-z_-]{1,30}");

  private ReportValues() {}

  static Optional<ReportMetadata> metadata(ReportElement element) {
    Optional<Instant> begin = instant(element.child("date_range").text("begin"));
    Optional<Instant> end = instant(element.child("date_range").text("end"));
    return begin.isEmpty() || end.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReportMetadata(
                element.text("org_name"),
                element.text("email"),
                element.text("extra_contact_info"),
                element.text("report_id"),
                begin.get(),
                end.get(),
                element.all("error", MOST_RESULTS).stream().map(ReportElement::text).toList(),
                element.text("generator")));
  }

  static Optional<ReportedPolicy> policy(ReportElement element) {
    return DnsName.canonical(element.text("domain"))
        .map(
            domain ->
                new ReportedPolicy(
                    domain,
                    keyword(element.text("discovery_method")),
                    DmarcPolicy.of(element.text("p")).orElse(DmarcPolicy.NONE),
                    DmarcPolicy.of(element.text("sp")),
                    DmarcPolicy.of(element.text("np")),
                    element.text("fo"),
                    mode(element.text("adkim")),
                    mode(element.text("aspf")),
                    element.text("testing").equalsIgnoreCase("y")));
  }

  static Optional<ReportRow> row(ReportElement record) {
    ReportElement row = record.child("row");
    Optional<InetAddress> source = address(row.text("source_ip"));
    Optional<Long> count = number(row.text("count"));
    if (source.isEmpty() || count.isEmpty()) {
      return Optional.empty();
    }
    ReportElement evaluated = row.child("policy_evaluated");
    // One of the drafts used this name, and some reporters still do.
    ReportElement identifiers = record.find("identifiers").orElse(record.child("identities"));
    ReportElement results = record.child("auth_results");
    return Optional.of(
        new ReportRow(
            source.get(),
            count.get(),
            handling(evaluated.text("disposition")),
            evaluated.text("dkim").equalsIgnoreCase("pass"),
            evaluated.text("spf").equalsIgnoreCase("pass"),
            evaluated.all("reason", MOST_RESULTS).stream().map(ReportValues::override).toList(),
            domain(identifiers.text("header_from")),
            identifiers.find("envelope_from").map(ReportElement::text).map(ReportValues::domain),
            domain(identifiers.text("envelope_to")),
            results.all("dkim", MOST_RESULTS).stream().map(ReportValues::dkim).toList(),
            results.all("spf", MOST_RESULTS).stream().map(ReportValues::spf).toList()));
  }

  private static ReportRow.PolicyOverride override(ReportElement reason) {
    return new ReportRow.PolicyOverride(keyword(reason.text("type")), reason.text("comment"));
  }

  private static ReportRow.ReportedDkim dkim(ReportElement element) {
    return new ReportRow.ReportedDkim(
        domain(element.text("domain")),
        element.text("selector"),
        keyword(element.text("result")),
        element.text("human_result"));
  }

  private static ReportRow.ReportedSpf spf(ReportElement element) {
    return new ReportRow.ReportedSpf(
        domain(element.text("domain")),
        keyword(element.text("scope")),
        keyword(element.text("result")),
        element.text("human_result"));
  }

  private static ReportRow.Handling handling(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "pass" -> ReportRow.Handling.PASS;
      case "quarantine" -> ReportRow.Handling.QUARANTINE;
      case "reject" -> ReportRow.Handling.REJECT;
      default -> ReportRow.Handling.NONE;
    };
  }

  /** Returns the canonical form of a domain. */
  private static String domain(String text) {
    return DnsName.canonical(text).orElse(text);
  }

  /** Returns a keyword in lower case, or empty if it is malformed. */
  private static String keyword(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return KEYWORD.matcher(lower).matches() ? lower : "";
  }

  private static Optional<AlignmentMode> mode(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "r" -> Optional.of(AlignmentMode.RELAXED);
      case "s" -> Optional.of(AlignmentMode.STRICT);
      default -> Optional.empty();
    };
  }

  private static Optional<InetAddress> address(String text) {
    try {
      return ADDRESS.matcher(text).matches()
          ? Optional.of(InetAddress.ofLiteral(text))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static Optional<Instant> instant(String text) {
    return number(text).filter(seconds -> seconds <= LATEST).map(Instant::ofEpochSecond);
  }
}

package org.carillon.policy.internal.report;

import java.net.InetAddress;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.mailauth.dkim.DkimResult;
import org.carillon.mailauth.dmarc.DmarcPolicy;
import org.carillon.mailauth.dmarc.DmarcResult;
import org.carillon.mailauth.dmarc.DmarcVerdict;
import org.carillon.mailauth.dmarc.PublishedPolicy;
import org.carillon.mailauth.dmarc.report.ReportRow;
import org.carillon.mailauth.dmarc.report.ReportRow.Handling;
import org.carillon.mailauth.dmarc.report.ReportRow.PolicyOverride;
import org.carillon.mailauth.dmarc.report.ReportRow.ReportedDkim;
import org.carillon.mailauth.dmarc.report.ReportRow.ReportedSpf;
import org.carillon.mailauth.spf.SpfIdentity;
import org.carillon.mailauth.spf.SpfVerdict;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.policy.screening.SenderFacts;

/**
 * A row of a report for one message.
 *
 * @param day the day when it came, in UTC
 * @param domain the domain that the report is about: where the record was found
 * @param row the row with a count of one
 */
record PendingReportRow(LocalDate day, String domain, ReportRow row) {
  /** The largest number of a message's signatures that are reported. */
  private static final int MOST_SIGNATURES = 10;

  /** Returns the row for a message, or empty if its domain asks for no reports. */
  static Optional<PendingReportRow> of(
      ScreeningQuestion question, ScreeningReport report, InstantSource clock) {
    if (report.sender().isEmpty()) {
      return Optional.empty();
    }
    SenderFacts facts = report.sender().get();
    DmarcVerdict verdict = facts.dmarc();
    boolean isDecided =
        verdict.result() instanceof DmarcResult.Pass
            || verdict.result() instanceof DmarcResult.Fail;
    return verdict
        .published()
        .filter(published -> isDecided && !published.record().aggregateReports().isEmpty())
        .map(
            published ->
                new PendingReportRow(
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                    published.domain(),
                    row(question.session().client(), facts, published, report)));
  }

  private static ReportRow row(
      InetAddress client, SenderFacts facts, PublishedPolicy published, ScreeningReport report) {
    Handling handling = handling(facts, report);
    return new ReportRow(
        client,
        1,
        handling,
        facts.dmarc().isDkimAligned(),
        facts.dmarc().isSpfAligned(),
        overrides(facts, published, handling),
        facts.dmarc().authorDomain(),
        Optional.of(facts.spf().identity() == SpfIdentity.HELO ? "" : facts.spf().domain()),
        "",
        facts.dkim().results().stream()
            .filter(result -> !result.domain().isEmpty())
            .limit(MOST_SIGNATURES)
            .map(PendingReportRow::dkim)
            .toList(),
        List.of(spf(facts.spf())));
  }

  /** Returns the handling because of DMARC. Other reasons may have made it stricter. */
  private static Handling handling(SenderFacts facts, ScreeningReport report) {
    if (!(facts.dmarc().result() instanceof DmarcResult.Fail(DmarcPolicy requested, String _))) {
      return Handling.PASS;
    }
    if (requested == DmarcPolicy.NONE || facts.vouching().isPresent()) {
      return Handling.NONE;
    }
    return switch (report.handling()) {
      case ACCEPT, TAG -> Handling.NONE;
      case JUNK, QUARANTINE -> Handling.QUARANTINE;
      case REJECT, DISCARD ->
          requested == DmarcPolicy.REJECT ? Handling.REJECT : Handling.QUARANTINE;
    };
  }

  private static List<PolicyOverride> overrides(
      SenderFacts facts, PublishedPolicy published, Handling handling) {
    if (!(facts.dmarc().result() instanceof DmarcResult.Fail(DmarcPolicy requested, String _))) {
      return List.of();
    }
    if (facts.vouching().isPresent()) {
      var sealer = facts.vouching().get();
      // See RFC 8617 §7.2.2.
      return List.of(
          new PolicyOverride(
              "local_policy",
              "arc=pass as[%1$d].d=%2$s as[%1$d].s=%3$s"
                  .formatted(sealer.instance(), sealer.domain(), sealer.selector())));
    }
    if (published.record().isTesting()) {
      return List.of(new PolicyOverride("policy_test_mode", ""));
    }
    return handling.name().equals(requested.name())
        ? List.of()
        : List.of(new PolicyOverride("local_policy", ""));
  }

  private static ReportedDkim dkim(DkimResult result) {
    return new ReportedDkim(
        result.domain(), result.label().selector(), result.outcome().word(), "");
  }

  private static ReportedSpf spf(SpfVerdict verdict) {
    return new ReportedSpf(verdict.domain(), "mfrom", verdict.result().keyword(), "");
  }
}

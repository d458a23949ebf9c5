package org.carillon.policy.internal.failure;

import java.time.InstantSource;
import java.util.Optional;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.database.StoredText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.dkim.DkimResult;
import org.carillon.mailauth.dkim.SignatureLabel;
import org.carillon.mailauth.dmarc.DmarcResult;
import org.carillon.mailauth.dmarc.DmarcVerdict;
import org.carillon.mailauth.dmarc.PublishedPolicy;
import org.carillon.mailauth.dmarc.SuffixFlag;
import org.carillon.mailauth.dmarc.failure.AuthFailure;
import org.carillon.mailauth.dmarc.failure.FailureReport;
import org.carillon.mailauth.dmarc.failure.Redaction;
import org.carillon.mailauth.dmarc.failure.ReportedHeader;
import org.carillon.mailauth.results.AuthenticationResults;
import org.carillon.mailauth.spf.SpfIdentity;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.policy.screening.SenderFacts;

/**
 * The part of a failure report about one message.
 *
 * @param domain the domain whose record asks for the report
 * @param lines the machine-readable fields
 * @param header the message's header as it may be sent
 * @param spf the domain whose SPF record is reported; empty for none
 */
record FailedMessage(String domain, String lines, String header, String spf) {

  /**
   * Returns what to report of a message. Empty if no domain asks for it, or if a report could
   * follow a report: bounces and automatic messages are never reported (RFC 9991 §5.1).
   *
   * @param isWhole whether nothing is redacted
   */
  static Optional<FailedMessage> of(
      ScreeningQuestion question,
      ScreeningReport report,
      Redaction redaction,
      boolean isWhole,
      InstantSource clock) {
    if (report.sender().isEmpty()
        || question.envelope().from().isNull()
        || isAutomatic(question.message().header())) {
      return Optional.empty();
    }
    SenderFacts facts = report.sender().get();
    return facts
        .dmarc()
        .published()
        .filter(published -> isAsking(published, facts))
        .flatMap(
            published ->
                AuthFailure.wanted(
                        published.record().failures(), facts.dmarc(), facts.spf(), facts.dkim())
                    .map(failure -> told(question, report, facts, failure, redaction, clock))
                    .map(
                        told ->
                            new FailedMessage(
                                published.domain(),
                                isWhole ? told.lines() : redaction.text(told.lines()),
                                header(question.message().header(), redaction, isWhole),
                                spf(facts))))
        .filter(FailedMessage::canBeKept);
  }

  private static boolean isAsking(PublishedPolicy published, SenderFacts facts) {
    DmarcResult result = facts.dmarc().result();
    return (result instanceof DmarcResult.Pass || result instanceof DmarcResult.Fail)
        && facts.vouching().isEmpty()
        && published.record().suffix() != SuffixFlag.PUBLIC_SUFFIX
        && !published.record().failureReports().isEmpty();
  }

  private static boolean isAutomatic(Header header) {
    boolean isSubmitted =
        header
            .first("Auto-Submitted")
            .map(HeaderField::value)
            .filter(value -> !value.equalsIgnoreCase("no"))
            .isPresent();
    return isSubmitted
        || header
            .first("Content-Type")
            .map(HeaderField::value)
            .filter(value -> value.regionMatches(true, 0, "multipart/report", 0, 16))
            .isPresent();
  }

  private static FailureReport told(
      ScreeningQuestion question,
      ScreeningReport report,
      SenderFacts facts,
      AuthFailure failure,
      Redaction redaction,
      InstantSource clock) {
    return new FailureReport(
        failure,
        facts.dmarc(),
        question.session().client(),
        question.trace(),
        question.envelope().from().address(),
        results(report),
        broken(facts),
        switch (report.handling()) {
          case ACCEPT, TAG -> "delivered";
          case JUNK -> "spam";
          case QUARANTINE, DISCARD -> "policy";
          case REJECT -> "reject";
        },
        clock.instant());
  }

  /** Returns the results, without the field's name. */
  private static String results(ScreeningReport report) {
    String name = AuthenticationResults.NAME + ":";
    return report.fields().stream()
        .filter(field -> field.startsWith(name))
        .map(field -> field.substring(name.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** Returns the failed signature of the author's domain, or of one above or below it. */
  private static Optional<SignatureLabel> broken(SenderFacts facts) {
    String author = facts.dmarc().authorDomain();
    return facts.dkim().results().stream()
        .filter(result -> !result.passes() && !result.domain().isEmpty())
        .filter(
            result ->
                result.domain().equals(author)
                    || author.endsWith("." + result.domain())
                    || result.domain().endsWith("." + author))
        .map(DkimResult::label)
        .findFirst();
  }

  /** Returns the domain whose SPF record did not authorise the message (RFC 9991 §4). */
  private static String spf(SenderFacts facts) {
    DmarcVerdict dmarc = facts.dmarc();
    return dmarc.isSpfAligned() || facts.spf().identity() == SpfIdentity.HELO
        ? ""
        : facts.spf().domain();
  }

  private static String header(Header header, Redaction redaction, boolean isWhole) {
    return isWhole ? ReportedHeader.whole(header) : ReportedHeader.redacted(header, redaction);
  }

  private boolean canBeKept() {
    return !StoredText.isImpossible(domain + lines + header + spf);
  }
}

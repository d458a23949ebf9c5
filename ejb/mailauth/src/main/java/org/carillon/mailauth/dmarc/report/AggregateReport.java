package org.carillon.mailauth.dmarc.report;

import java.util.List;

/**
 * A report (RFC 9990 §3.1).
 *
 * @param rows what was seen, at least one
 */
public record AggregateReport(
    ReportMetadata metadata, ReportedPolicy policy, List<ReportRow> rows) {

  /** Copies. */
  public AggregateReport {
    rows = List.copyOf(rows);
  }

  /**
   * What the file that carries it is called (RFC 9990 §3.5.2).
   *
   * @param receiver the domain that reports
   */
  public String fileName(String receiver) {
    return "%s!%s!%d!%d.xml.gz"
        .formatted(
            receiver,
            policy.domain(),
            metadata.begin().getEpochSecond(),
            metadata.end().getEpochSecond());
  }

  /**
   * The subject of the message that carries it (RFC 9990 §3.5.2).
   *
   * @param submitter the domain that reports
   */
  public String subject(String submitter) {
    return "Report Domain: %s Submitter: %s Report-ID: <%s>"
        .formatted(policy.domain(), submitter, metadata.id());
  }

  /** It in XML (RFC 9990 appendix A), not compressed. */
  public byte[] toXml() {
    return new ReportWriter().write(this);
  }
}

package org.carillon.mailauth.dmarc.report;

import java.util.List;

/** An aggregate report (RFC 9990 §3.1), with at least one row. */
public record AggregateReport(
    ReportMetadata metadata, ReportedPolicy policy, List<ReportRow> rows) {

  public AggregateReport {
    rows = List.copyOf(rows);
  }

  /** Returns the name of the file (RFC 9990 §3.5.2), for the domain that reports. */
  public String fileName(String receiver) {
    return "%s!%s!%d!%d.xml.gz"
        .formatted(
            receiver,
            policy.domain(),
            metadata.begin().getEpochSecond(),
            metadata.end().getEpochSecond());
  }

  /** Returns the subject of a message with the report (RFC 9990 §3.5.2) of this domain. */
  public String subject(String submitter) {
    return "Report Domain: %s Submitter: %s Report-ID: <%s>"
        .formatted(policy.domain(), submitter, metadata.id());
  }

  /** Returns the report in XML (RFC 9990 appendix A), uncompressed. */
  public byte[] toXml() {
    return new ReportWriter().write(this);
  }
}

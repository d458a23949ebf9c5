package org.carillon.mailauth.dmarc.report;

import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.mailauth.dmarc.AlignmentMode;
import org.carillon.mailauth.dmarc.DmarcPolicy;
import org.carillon.mailauth.dmarc.DmarcRecord;
import org.carillon.mailauth.dmarc.PublishedPolicy;

/**
 * The record that the reporter found (RFC 9990 §3.1.1.5).
 *
 * @param discovery the method of finding it, {@code treewalk} or {@code psl}; empty if unknown
 * @param failures the failure options, as in the record; empty if unknown
 */
public record ReportedPolicy(
    String domain,
    String discovery,
    DmarcPolicy policy,
    Optional<DmarcPolicy> subdomains,
    Optional<DmarcPolicy> absent,
    String failures,
    Optional<AlignmentMode> dkim,
    Optional<AlignmentMode> spf,
    boolean isTesting) {

  /** Returns the reported policy for a record that this server found. */
  public static ReportedPolicy of(PublishedPolicy published) {
    DmarcRecord record = published.record();
    return new ReportedPolicy(
        published.domain(),
        "treewalk",
        record.policy(),
        record.subdomains(),
        record.absent(),
        record.failures().stream()
            .sorted()
            .map(option -> String.valueOf(option.keyword()))
            .collect(Collectors.joining(":")),
        Optional.of(record.dkim()),
        Optional.of(record.spf()),
        record.isTesting());
  }
}

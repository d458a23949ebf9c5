package org.carillon.mailauth.dmarc.report;

import java.time.Instant;
import java.util.List;

/**
 * The reporter and the time range of a report (RFC 9990 §3.1.1.3).
 *
 * @param contact another contact of the reporter; empty for none
 * @param id the unique id of the report: a dot-atom, or two with an {@code @} between
 * @param errors the errors in the domain's record
 * @param generator the program; empty if unknown
 */
public record ReportMetadata(
    String organization,
    String email,
    String contact,
    String id,
    Instant begin,
    Instant end,
    List<String> errors,
    String generator) {

  public ReportMetadata {
    errors = List.copyOf(errors);
  }
}

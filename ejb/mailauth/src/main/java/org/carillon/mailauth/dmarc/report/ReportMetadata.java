package org.carillon.mailauth.dmarc.report;

import java.time.Instant;
import java.util.List;

/**
 * Who reports of when (RFC 9990 §3.1.1.3).
 *
 * @param contact how else to ask the reporter; empty for none
 * @param id one for each report, a dot-atom, or two with an {@code @} between
 * @param errors what was wrong with the domain's record
 * @param generator the program; empty for unknown
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

  /** Copies. */
  public ReportMetadata {
    errors = List.copyOf(errors);
  }
}

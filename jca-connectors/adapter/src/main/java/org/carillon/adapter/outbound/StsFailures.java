package org.carillon.adapter.outbound;

import org.carillon.contract.log.LogLine;
import org.jboss.logging.Logger;

/** The one place that learns of hosts which do not meet a policy. Today it is the log. */
final class StsFailures {
  /** The log of what happened to messages; see docs/logs.md. */
  private static final Logger MAIL = Logger.getLogger("org.carillon.mail");

  void tell(String message, StsFailure failure) {
    MAIL.info(
        LogLine.of("insecure")
            .fact("id", message)
            .fact("domain", failure.domain())
            .fact("policy", failure.mode().word())
            .fact("host", failure.host())
            .fact("failure", failure.type().word())
            .text("why", failure.why()));
  }
}

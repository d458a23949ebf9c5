package org.carillon.webmail.receipt;

import java.time.Instant;
import java.util.Locale;
import org.carillon.format.mime.report.MessageReport.Outcome;
import org.carillon.format.mime.report.MessageReport.Reported;

/**
 * A message's delivery state for one recipient, from the reports that came back.
 *
 * @param address the recipient
 * @param words the message key of the state
 * @param reason the message key of the reason; empty if none is needed
 * @param diagnostic the other server's response; empty for none
 * @param when when the report came
 */
public record SentState(
    String address, String words, String reason, String diagnostic, Instant when) {

  static SentState of(Reported reported, Instant when) {
    boolean isBad = reported.outcome() == Outcome.FAILED || reported.outcome() == Outcome.DELAYED;
    return new SentState(
        reported.address(),
        "sent." + reported.outcome().name().toLowerCase(Locale.ROOT),
        isBad ? "sent.reason." + reason(reported.status()) : "",
        isBad ? reported.diagnostic() : "",
        when);
  }

  public boolean isFailed() {
    return words.equals("sent.failed");
  }

  /** Returns the reason that a status code stands for, as a key (RFC 3463). */
  static String reason(String status) {
    String[] parts = status.split("\\.");
    String code = parts.length < 3 ? "" : parts[1] + "." + parts[2];
    return switch (code) {
      case "1.1", "1.3", "1.6", "1.10" -> "unknown";
      case "1.2", "4.4" -> "domain";
      case "2.1" -> "disabled";
      case "2.2" -> "full";
      case "2.3", "3.4" -> "large";
      case "4.1", "4.2", "4.3", "4.5", "4.7" -> "unreachable";
      default -> code.startsWith("7.") ? "refused" : "other";
    };
  }
}

package org.carillon.mailauth.dmarc.failure;

import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.carillon.format.mime.header.MailDate;
import org.carillon.mailauth.dkim.SignatureLabel;
import org.carillon.mailauth.dmarc.DmarcVerdict;

/**
 * The machine-readable part of a failure report (RFC 6591 §3.1 and 3.2, RFC 9991 §4).
 *
 * @param failure the reason for the report
 * @param source the client's address
 * @param trace the local id of the message
 * @param mailFrom the return path; empty for none
 * @param results the results in the form of Authentication-Results
 * @param dkim the signature of the author's organization that is invalid, if there is one
 * @param delivery the action taken: {@code delivered}, {@code spam}, {@code policy}, {@code reject}
 */
public record FailureReport(
    AuthFailure failure,
    DmarcVerdict dmarc,
    InetAddress source,
    String trace,
    String mailFrom,
    String results,
    Optional<SignatureLabel> dkim,
    String delivery,
    Instant arrived) {

  private static final int MOST_VALUE = 900;

  /** Returns the {@code message/feedback-report} lines that are specific to this message. */
  public String lines() {
    StringBuilder lines = new StringBuilder();
    add(lines, "Auth-Failure", failure.keyword());
    add(lines, "Identity-Alignment", unaligned());
    add(lines, "Authentication-Results", results);
    add(lines, "Original-Envelope-Id", trace);
    add(lines, "Original-Mail-From", "<" + mailFrom + ">");
    add(lines, "Arrival-Date", MailDate.format(arrived.atOffset(ZoneOffset.UTC)));
    add(lines, "Source-IP", source.getHostAddress());
    add(lines, "Reported-Domain", dmarc.authorDomain());
    add(lines, "Delivery-Result", delivery);
    dkim.ifPresent(
        label -> {
          add(lines, "DKIM-Domain", label.domain());
          add(
              lines,
              "DKIM-Identity",
              label.identity().isEmpty() ? "@" + label.domain() : label.identity());
          add(lines, "DKIM-Selector", label.selector());
        });
    return lines.toString();
  }

  /** Returns the methods that did not show the author's organization as sender (RFC 9991 §4). */
  private String unaligned() {
    if (dmarc.isDkimAligned()) {
      return dmarc.isSpfAligned() ? "none" : "spf";
    }
    return dmarc.isSpfAligned() ? "dkim" : "dkim, spf";
  }

  private static void add(StringBuilder lines, String name, String value) {
    String line = value.replaceAll("\\s+", " ").replaceAll("[^ -~]", "?");
    String cut = line.length() > MOST_VALUE ? line.substring(0, MOST_VALUE) : line;
    lines.append(name).append(": ").append(cut).append("\r\n");
  }
}

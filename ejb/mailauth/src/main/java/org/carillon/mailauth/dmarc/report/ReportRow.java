package org.carillon.mailauth.dmarc.report;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A group of messages with equal values (RFC 9990 §3.1.1.7).
 *
 * @param source the client's address
 * @param count the number of messages
 * @param isDkimAligned true if a DKIM signature passed and aligned
 * @param isSpfAligned true if SPF passed and aligned
 * @param overrides the reasons for not applying the domain's policy
 * @param headerFrom the domain in From
 * @param envelopeFrom the return path's domain; empty or an empty text for an empty return path
 * @param envelopeTo the recipients' domain; empty if it is not reported
 */
public record ReportRow(
    InetAddress source,
    long count,
    Handling handling,
    boolean isDkimAligned,
    boolean isSpfAligned,
    List<PolicyOverride> overrides,
    String headerFrom,
    Optional<String> envelopeFrom,
    String envelopeTo,
    List<ReportedDkim> dkim,
    List<ReportedSpf> spf) {

  public ReportRow {
    overrides = List.copyOf(overrides);
    dkim = List.copyOf(dkim);
    spf = List.copyOf(spf);
  }

  public boolean isPass() {
    return isDkimAligned || isSpfAligned;
  }

  /** The action taken with the messages (RFC 9990 §3.1.1.9, {@code disposition}). */
  public enum Handling {
    NONE,
    PASS,
    QUARANTINE,
    REJECT;

    String keyword() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The reason for not applying the policy (RFC 9990 §3.1.6).
   *
   * @param type {@code local_policy}, {@code mailing_list}, {@code policy_test_mode} …
   * @param comment a comment; empty for none
   */
  public record PolicyOverride(String type, String comment) {}

  /** A DKIM result in a report (RFC 9990 §3.1.1.12), a keyword of RFC 8601 §2.7.1. */
  public record ReportedDkim(String domain, String selector, String result, String comment) {}

  /**
   * The result of SPF for the return path (RFC 9990 §3.1.1.13).
   *
   * @param scope {@code mfrom}; in older reports also {@code helo}; empty if unknown
   * @param result a keyword of RFC 8601 §2.7.2
   * @param comment a sentence for people; empty for none
   */
  public record ReportedSpf(String domain, String scope, String result, String comment) {}
}

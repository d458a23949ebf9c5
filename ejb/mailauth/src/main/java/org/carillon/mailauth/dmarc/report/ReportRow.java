package org.carillon.mailauth.dmarc.report;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Messages of which everything here was the same (RFC 9990 §3.1.1.7).
 *
 * @param source the client
 * @param count how many there were
 * @param isDkimAligned whether a DKIM signature passed and aligned
 * @param isSpfAligned whether SPF passed and aligned
 * @param overrides why something else was done than the domain wants
 * @param headerFrom the domain in From
 * @param envelopeFrom the return path's; of an empty one nothing or an empty text
 * @param envelopeTo the recipients'; empty for not told
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

  /** Copies. */
  public ReportRow {
    overrides = List.copyOf(overrides);
    dkim = List.copyOf(dkim);
    spf = List.copyOf(spf);
  }

  /** Whether they passed DMARC. */
  public boolean isPass() {
    return isDkimAligned || isSpfAligned;
  }

  /** What was done with them (RFC 9990 §3.1.1.9, {@code disposition}). */
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
   * Why the policy was not applied (RFC 9990 §3.1.6).
   *
   * @param type {@code local_policy}, {@code mailing_list}, {@code policy_test_mode} …
   * @param comment empty for none
   */
  public record PolicyOverride(String type, String comment) {}

  /**
   * A signature (RFC 9990 §3.1.1.12).
   *
   * @param result a keyword of RFC 8601 §2.7.1
   * @param comment a sentence for people; empty for none
   */
  public record ReportedDkim(String domain, String selector, String result, String comment) {}

  /**
   * What SPF found of the return path (RFC 9990 §3.1.1.13).
   *
   * @param scope {@code mfrom}; in reports of former times {@code helo} too; empty for unknown
   * @param result a keyword of RFC 8601 §2.7.2
   * @param comment a sentence for people; empty for none
   */
  public record ReportedSpf(String domain, String scope, String result, String comment) {}
}

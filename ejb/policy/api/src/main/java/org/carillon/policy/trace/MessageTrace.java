package org.carillon.policy.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.Thresholds;

/**
 * The result of screening a message, with the reasons.
 *
 * @param trace the message's id in its trace field and in the logs
 * @param messageId its Message-ID; empty without one
 * @param client the address of the client that sent it
 * @param sender the return path
 * @param recipients its first recipients
 * @param domains the domains of local recipients
 * @param points the sum of all findings' points
 * @param thresholds the thresholds of each of these recipients
 * @param checks the outcome of each check
 */
public record MessageTrace(
    String trace,
    String messageId,
    Instant at,
    String client,
    String sender,
    List<String> recipients,
    Set<Long> domains,
    Handling handling,
    long points,
    List<Thresholds> thresholds,
    List<Check> checks,
    List<Finding> findings) {
  /** The largest number of recipients that are stored. */
  public static final int MOST_RECIPIENTS = 20;

  public MessageTrace {
    recipients = List.copyOf(recipients);
    domains = Set.copyOf(domains);
    thresholds = List.copyOf(thresholds);
    checks = List.copyOf(checks);
    findings = List.copyOf(findings);
  }

  /** Returns the same trace with only the given recipients: its reader must not see others. */
  public MessageTrace withRecipients(Predicate<String> shown) {
    return new MessageTrace(
        trace,
        messageId,
        at,
        client,
        sender,
        recipients.stream().filter(shown).toList(),
        domains,
        handling,
        points,
        thresholds,
        checks,
        findings);
  }

  /**
   * The outcome of a check.
   *
   * @param outcome {@code accepted} if the check completed; otherwise why it did not
   * @param reason what failed; empty if nothing did
   */
  public record Check(String name, String outcome, String reason, Duration took) {}
}

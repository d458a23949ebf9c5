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
 * What became of a message when it was screened, and why.
 *
 * @param trace the id it is known by, in its trace field and in the logs
 * @param messageId its Message-ID; empty without one
 * @param client the address of the client it came from
 * @param sender the return path
 * @param recipients the first of them
 * @param domains local recipients' domains
 * @param points of all findings together
 * @param thresholds of each of these recipients
 * @param checks what became of each check
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
  /** How many recipients are kept. */
  public static final int MOST_RECIPIENTS = 20;

  /** Copies. */
  public MessageTrace {
    recipients = List.copyOf(recipients);
    domains = Set.copyOf(domains);
    thresholds = List.copyOf(thresholds);
    checks = List.copyOf(checks);
    findings = List.copyOf(findings);
  }

  /** The same with those of its recipients only: who has a look knows of no others. */
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
   * What became of a check.
   *
   * @param outcome {@code accepted} if it spoke; else why it did not
   * @param reason what failed; empty if nothing did
   */
  public record Check(String name, String outcome, String reason, Duration took) {}
}

package org.carillon.policy.trace;

import java.time.Instant;
import java.util.List;

/**
 * What a recipient's rules did with a message.
 *
 * @param trace the id it is known by, in its trace field and in the logs
 * @param messageId its Message-ID; empty without one
 * @param domain the recipient's domain
 * @param recipient as the client named it
 * @param actions what they wanted done, in order: {@code fileinto Work}
 * @param lines the lines that were run, in order, tests with what they said: {@code 12 header:
 *     true}
 * @param fault why the message was only kept; empty if nothing went wrong
 */
public record RuleRun(
    String trace,
    String messageId,
    Instant at,
    long domain,
    String recipient,
    List<String> actions,
    List<String> lines,
    String fault) {
  /** How many lines are kept. */
  public static final int MOST_LINES = 200;

  /** Copies. */
  public RuleRun {
    actions = List.copyOf(actions);
    lines = List.copyOf(lines);
  }
}

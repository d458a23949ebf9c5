package org.carillon.policy.trace;

import java.time.Instant;
import java.util.List;

/**
 * A run of a recipient's rules on a message.
 *
 * @param trace the message's id in its trace field and in the logs
 * @param messageId its Message-ID; empty without one
 * @param domain the recipient's domain
 * @param recipient the recipient as the client named it
 * @param actions the actions of the rules, in order: {@code fileinto Work}
 * @param lines the lines that ran, in order, tests with their results: {@code 12 header: true}
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
  /** The largest number of lines that are stored. */
  public static final int MOST_LINES = 200;

  public RuleRun {
    actions = List.copyOf(actions);
    lines = List.copyOf(lines);
  }
}

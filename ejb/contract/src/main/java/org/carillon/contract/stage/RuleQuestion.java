package org.carillon.contract.stage;

import java.io.IOException;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ReversePath;

/**
 * A message for a local recipient whose rules are to be run.
 *
 * @param trace the message's id in logs
 * @param from its reverse-path
 * @param size its size in octets
 * @param message opens it; used only by rules that look at more than its header
 * @param recipient the recipient whose rules are run
 * @param filing the mailbox it goes to without rules
 */
public record RuleQuestion(
    String trace,
    ReversePath from,
    long size,
    Source message,
    FilingQuestion recipient,
    Filing filing) {

  /** Returns the same question for a message that goes to another mailbox without rules. */
  public RuleQuestion filedAs(Filing other) {
    return new RuleQuestion(trace, from, size, message, recipient, other);
  }

  /** Opens a message; the caller closes it. */
  @FunctionalInterface
  public interface Source {
    /** Returns the message, including its header. */
    Content open() throws IOException;
  }
}

package org.carillon.contract.stage;

import java.io.IOException;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ReversePath;

/**
 * A message for a local recipient whose rules are to be run.
 *
 * @param trace the id it is known by
 * @param from its reverse-path
 * @param size its octets
 * @param message opens it; opened only by rules that look at more than its header
 * @param recipient whose rules
 * @param filing where it goes without them
 */
public record RuleQuestion(
    String trace,
    ReversePath from,
    long size,
    Source message,
    FilingQuestion recipient,
    Filing filing) {

  /** The same of a message that goes elsewhere without them. */
  public RuleQuestion filedAs(Filing other) {
    return new RuleQuestion(trace, from, size, message, recipient, other);
  }

  /** Opens a message; whoever does closes it. */
  @FunctionalInterface
  public interface Source {
    /** The message, its header included. */
    Content open() throws IOException;
  }
}

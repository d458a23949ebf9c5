package org.carillon.protocol.smtp.syntax;

import org.carillon.contract.mail.Verdict;

/** Thrown when a command's arguments violate the grammar; carries the reply. */
public final class SyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Verdict.Refused refusal;

  public SyntaxException(int code, String status, String text) {
    super(text, null, false, false);
    refusal = new Verdict.Refused(code, status, text);
  }

  /** Returns the reply as a verdict of the intake. */
  public Verdict.Refused refusal() {
    return refusal;
  }

  public Reply reply() {
    return Reply.of(refusal, "");
  }
}

package org.carillon.protocol.smtp.syntax;

import org.carillon.contract.mail.Verdict;

/** A command's arguments are not as the grammar says; carries the reply. */
public final class SyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Verdict.Refused refusal;

  public SyntaxException(int code, String status, String text) {
    super(text, null, false, false);
    refusal = new Verdict.Refused(code, status, text);
  }

  /** As the intake would refuse what was asked. */
  public Verdict.Refused refusal() {
    return refusal;
  }

  public Reply reply() {
    return Reply.of(refusal, "");
  }
}

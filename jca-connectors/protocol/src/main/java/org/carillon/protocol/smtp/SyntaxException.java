package org.carillon.protocol.smtp;

import org.carillon.contract.mail.IntakeAnswer;

/** A command's arguments are not as the grammar says; carries the reply. */
final class SyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient IntakeAnswer.Refused refusal;

  SyntaxException(int code, String status, String text) {
    super(text, null, false, false);
    refusal = new IntakeAnswer.Refused(code, status, text);
  }

  /** As the intake would refuse what was asked. */
  IntakeAnswer.Refused refusal() {
    return refusal;
  }

  Reply reply() {
    return Reply.of(refusal, "");
  }
}

package org.carillon.protocol.smtp;

/** A command's arguments are not as the grammar says; carries the reply. */
final class SyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  SyntaxException(int code, String status, String text) {
    super(text, null, false, false);
    reply = Reply.of(code, status, text);
  }

  Reply reply() {
    return reply;
  }
}

package org.carillon.protocol.imap;

/**
 * The tagged answer to a command (RFC 3501 §7.1).
 *
 * @param condition how it went
 * @param code the response code without brackets; empty for none
 * @param text for people
 * @param counts whether it is one of the commands in error that end a session
 */
record Reply(Condition condition, String code, String text, boolean counts) {

  /** How a command went. */
  enum Condition {
    OK,
    NO,
    BAD
  }

  static Reply ok(String text) {
    return new Reply(Condition.OK, "", text, false);
  }

  static Reply ok(String code, String text) {
    return new Reply(Condition.OK, code, text, false);
  }

  static Reply no(String code, String text) {
    return new Reply(Condition.NO, code, text, false);
  }

  /** To a command that would change a mailbox that was opened to be looked at only. */
  static Reply readOnly() {
    return no("READ-ONLY", "The mailbox is selected read-only");
  }

  static Reply bad(String text) {
    return new Reply(Condition.BAD, "", text, true);
  }

  boolean isOk() {
    return condition == Condition.OK;
  }
}

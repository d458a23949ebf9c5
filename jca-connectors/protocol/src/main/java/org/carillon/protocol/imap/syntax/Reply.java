package org.carillon.protocol.imap.syntax;

/**
 * The tagged answer to a command (RFC 3501 §7.1).
 *
 * @param condition how it went
 * @param code the response code without brackets; empty for none
 * @param text for people
 * @param counts whether it is one of the commands in error that end a session
 */
public record Reply(Condition condition, String code, String text, boolean counts) {

  /** How a command went. */
  public enum Condition {
    OK,
    NO,
    BAD
  }

  public static Reply ok(String text) {
    return new Reply(Condition.OK, "", text, false);
  }

  public static Reply ok(String code, String text) {
    return new Reply(Condition.OK, code, text, false);
  }

  public static Reply no(String code, String text) {
    return new Reply(Condition.NO, code, text, false);
  }

  /** To a command that would change a mailbox that was opened to be looked at only. */
  public static Reply readOnly() {
    return no("READ-ONLY", "The mailbox is selected read-only");
  }

  public static Reply bad(String text) {
    return new Reply(Condition.BAD, "", text, true);
  }

  public boolean isOk() {
    return condition == Condition.OK;
  }
}

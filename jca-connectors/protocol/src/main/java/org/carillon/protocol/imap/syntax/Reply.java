package org.carillon.protocol.imap.syntax;

/**
 * The tagged reply to a command (RFC 3501 §7.1).
 *
 * @param code the response code without brackets; empty for none
 * @param counts whether it counts as a command in error; too many of them end a session
 */
public record Reply(Condition condition, String code, String text, boolean counts) {

  /** The result of a command. */
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

  /** Returns the reply to a command that would change a read-only mailbox. */
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

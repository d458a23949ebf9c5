package org.carillon.contract.mailbox.messages;

/** Keywords that have a meaning to the server. */
public final class Keyword {

  /**
   * The message is shown at the top of its list. This is our own keyword; no other program is known
   * to have one.
   */
  public static final String PINNED = "$pinned";

  /** New messages of this conversation are filed away as read (RFC 9979). */
  public static final String MUTED = "$muted";

  /**
   * The message is shown above the others until it is read, because it has returned from being
   * snoozed (RFC 9979).
   */
  public static final String NEW = "$new";

  private Keyword() {}
}

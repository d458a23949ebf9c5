package org.carillon.contract.mailbox.messages;

/** Keywords that have a meaning to the server. */
public final class Keyword {

  /** The message is shown at the top of its list. A keyword that only Carillon is known to use. */
  public static final String PINNED = "$pinned";

  /** New messages of this conversation are filed away as read (RFC 9979). */
  public static final String MUTED = "$muted";

  /** The message, back from being snoozed, is shown above the others until read (RFC 9979). */
  public static final String NEW = "$new";

  private Keyword() {}
}

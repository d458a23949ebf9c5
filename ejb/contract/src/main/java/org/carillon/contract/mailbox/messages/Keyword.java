package org.carillon.contract.mailbox.messages;

/** Keywords that the server itself gives a sense, besides flags of its own. */
public final class Keyword {

  /** Stands at the top of its list. Ours: no other program is known to have one. */
  public static final String PINNED = "$pinned";

  /** New messages of its conversation are filed away read (RFC 9979). */
  public static final String MUTED = "$muted";

  /** To be shown above the others until it is read: it came back from being snoozed (RFC 9979). */
  public static final String NEW = "$new";

  private Keyword() {}
}

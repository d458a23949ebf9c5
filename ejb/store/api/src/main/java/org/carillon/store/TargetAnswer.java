package org.carillon.store;

/** What became of one target of a committed {@link Delivery}. */
public sealed interface TargetAnswer {

  /**
   * It is in the mailbox.
   *
   * @param mailbox the mailbox's id
   * @param uidValidity the mailbox's UIDVALIDITY
   * @param uid the uid it got
   */
  record Delivered(long mailbox, long uidValidity, long uid) implements TargetAnswer {}

  /** The account's quota has no room for it. */
  record OverQuota() implements TargetAnswer {}

  /** The mailbox has given out its last UID: it takes no message any more. */
  record NoMoreUids() implements TargetAnswer {}

  /** There is no such mailbox, or no such account any more. */
  record NoSuchMailbox() implements TargetAnswer {}

  /** The mailbox can't hold one more keyword; deliver without keywords. */
  record TooManyKeywords() implements TargetAnswer {}

  /** Someone else worked on the account for too long. A later try will help. */
  record Busy() implements TargetAnswer {}
}

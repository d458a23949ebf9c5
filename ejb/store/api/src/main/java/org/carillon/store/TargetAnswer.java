package org.carillon.store;

/** The outcome for one target of a committed {@link Delivery}. */
public sealed interface TargetAnswer {

  /**
   * The message is in the mailbox.
   *
   * @param mailbox the mailbox's id
   * @param uidValidity the mailbox's UIDVALIDITY
   * @param uid the UID assigned to the message
   */
  record Delivered(long mailbox, long uidValidity, long uid) implements TargetAnswer {}

  /** The account's quota has no room for the message. */
  record OverQuota() implements TargetAnswer {}

  /** The mailbox has assigned its last UID and takes no more messages. */
  record NoMoreUids() implements TargetAnswer {}

  /** There is no such mailbox, or no such account any more. */
  record NoSuchMailbox() implements TargetAnswer {}

  /** The mailbox can't hold one more keyword; deliver without keywords. */
  record TooManyKeywords() implements TargetAnswer {}

  /** Another transaction had the account locked for too long. A later try will help. */
  record Busy() implements TargetAnswer {}
}

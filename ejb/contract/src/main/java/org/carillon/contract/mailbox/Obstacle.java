package org.carillon.contract.mailbox;

/** Why an operation on mailboxes was not carried out. Nothing was changed. */
public sealed interface Obstacle {

  /** There is no such mailbox, or the caller may not know of it. */
  record NoSuchMailbox(MailboxName name) implements Obstacle {}

  /** There is one of that name already. */
  record AlreadyExists(MailboxName name) implements Obstacle {}

  /**
   * Another mailbox has that use, and each use is one mailbox's at most (RFC 6154 §3).
   *
   * @param holder the mailbox that has it
   */
  record UseTaken(SpecialUse use, MailboxName holder) implements Obstacle {}

  /** No mailbox can have that name. */
  record BadName(MailboxName name, String why) implements Obstacle {}

  /** The mailbox is one that can't be deleted or renamed. */
  record Protected(MailboxName name) implements Obstacle {}

  /** The caller lacks the right. */
  record NotPermitted(String why) implements Obstacle {}

  /** Nobody is known by that identifier. */
  record NoSuchIdentifier(Identifier identifier) implements Obstacle {}

  /** The mailbox's access list has {@link AccessEntry#MOST} entries already. */
  record TooManyAccessEntries() implements Obstacle {}

  /** The account's quota would be passed. */
  record OverQuota() implements Obstacle {}

  /** The mailbox has given out its last UID (RFC 9051 §2.3.1.1): messages go to another one. */
  record NoMoreUids() implements Obstacle {}

  /** No account can have that limit. */
  record BadLimit(String why) implements Obstacle {}

  /** The message is larger than the account takes. */
  record TooLarge(long limit) implements Obstacle {}

  /** The mailbox holds {@link Flag#MOST_KEYWORDS} different keywords already. */
  record TooManyKeywords() implements Obstacle {}

  /** The mailbox has {@link Annotation#MOST_ENTRIES} annotations already. */
  record TooManyAnnotations() implements Obstacle {}

  /** The message's bytes are damaged or missing in the store; a newer try will not help. */
  record Damaged(String why) implements Obstacle {}

  /** Not now: the database or the store is away, or too much is waiting. */
  record Later(String why) implements Obstacle {}
}

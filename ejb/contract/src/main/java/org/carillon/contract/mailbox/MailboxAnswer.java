package org.carillon.contract.mailbox;

/**
 * What came of an operation on mailboxes.
 *
 * @param <T> what it answers when carried out
 */
public sealed interface MailboxAnswer<T> {

  /** Carried out; every change is durable. */
  record Done<T>(T value) implements MailboxAnswer<T> {}

  /** Not carried out. */
  record Hindered<T>(Obstacle obstacle) implements MailboxAnswer<T> {}
}

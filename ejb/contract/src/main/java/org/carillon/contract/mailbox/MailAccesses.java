package org.carillon.contract.mailbox;

/**
 * The listeners' way to the mailboxes. Each session asks once and keeps what it is given: it ends
 * when this port is closed, and most commands cost less than a call by way of the container.
 */
public interface MailAccesses {

  /** The mailboxes, to be called from any thread. */
  MailAccess open();
}

package org.carillon.contract.mailbox;

/**
 * The listeners' access to the mailboxes. Each session calls {@link #open} once and keeps the
 * result, because most commands cost less than a call through the container. A session ends when
 * this port is closed.
 */
public interface MailAccesses {

  /** Returns the mailboxes, which may be used by any thread. */
  MailAccess open();
}

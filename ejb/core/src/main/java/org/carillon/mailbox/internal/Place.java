package org.carillon.mailbox.internal;

import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxRights;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.contract.mailbox.Right;
import org.carillon.mailbox.internal.sharing.SeenMode;

/**
 * A mailbox as somebody comes to it.
 *
 * @param owner the account that it belongs to
 * @param name its name there
 * @param shown its name as the caller wrote it
 * @param rights what the caller may do with it
 * @param seen whose {@code \Seen} is there for the caller
 */
record Place(long owner, MailboxName name, MailboxName shown, MailboxRights rights, SeenMode seen) {

  /** One's own mailbox, which need not exist. */
  static Place own(long account, MailboxName name) {
    return new Place(account, name.own(), name, MailboxRights.ALL, SeenMode.COMMON);
  }

  /** The same for what is kept for all: where {@code \Seen} is the caller's own, without it. */
  Place common() {
    return seen.separate()
        ? new Place(owner, name, shown, rights.minus(MailboxRights.of(Right.SEEN)), seen)
        : this;
  }

  /** Whether anything of it may be changed (RFC 4314 §5.2). */
  boolean mayWrite() {
    return rights.hasAny(
        Right.INSERT, Right.EXPUNGE, Right.SEEN, Right.WRITE, Right.DELETE_MESSAGES);
  }

  /** Who lacks a right hears so if the mailbox may be known, and else that there is none. */
  Place require(Right needed) throws Hindrance {
    if (rights.has(needed)) {
      return this;
    }
    throw rights.has(Right.LOOKUP)
        ? new Hindrance(new Obstacle.NotPermitted("You lack the right " + needed.letter()))
        : Hindrance.noSuchMailbox(shown);
  }
}

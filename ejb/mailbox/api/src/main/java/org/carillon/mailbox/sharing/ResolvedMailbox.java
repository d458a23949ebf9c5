package org.carillon.mailbox.sharing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.seen.ReachedMailbox;
import org.carillon.store.seen.SeenMode;

/**
 * A mailbox that a caller named, and the rights there (RFC 4314). What its rights were when it was
 * asked for may change before anything is written: whoever changes the mailbox itself asks again
 * with its owner's account locked, which whoever takes rights away has, too.
 *
 * @param owner the account that it belongs to
 * @param name its name there
 * @param shown its name as the caller wrote it
 * @param rights what the caller may do with it
 * @param seen whose {@code \Seen} is there for the caller
 * @param guest who comes to which mailbox, where it is somebody else's; of one that is to be made,
 *     the mailbox above that decides
 */
public record ResolvedMailbox(
    long owner,
    MailboxName name,
    MailboxName shown,
    MailboxRights rights,
    SeenMode seen,
    Optional<Guest> guest)
    implements ReachedMailbox {

  /** One's own mailbox, which need not exist. */
  public static ResolvedMailbox own(long account, MailboxName name) {
    return new ResolvedMailbox(
        account, name.own(), name, MailboxRights.ALL, SeenMode.COMMON, Optional.empty());
  }

  /** A mailbox as the server itself, or its administrator, comes to it. */
  public static ResolvedMailbox within(long account, MailboxName name) {
    return new ResolvedMailbox(
        account, name, name, MailboxRights.ALL, SeenMode.COMMON, Optional.empty());
  }

  /** The mailbox that has the name now; there is none when it is not the one that was asked for. */
  public MailboxRow row(Connection connection) throws SQLException, RefusedException {
    MailboxRow row =
        MailRows.mailbox(connection, owner, name.path())
            .orElseThrow(() -> RefusedException.noSuchMailbox(shown));
    requireSame(row.id);
    return row;
  }

  /** The same with the owner's account locked, for what still needs a right. */
  public MailboxRow row(Connection connection, Right needed) throws SQLException, RefusedException {
    MailboxRow row = row(connection);
    requireStill(connection, needed);
    return row;
  }

  /** Whether a mailbox is the one that was asked for. */
  public boolean is(long mailbox) {
    return guest.isEmpty() || guest.get().mailbox() == mailbox;
  }

  @Override
  public void requireSame(long mailbox) throws RefusedException {
    if (!is(mailbox)) {
      throw RefusedException.noSuchMailbox(shown);
    }
  }

  /** With the owner's account locked: the mailbox above still decides, and lets the guest. */
  public void requireMakes(Connection connection) throws SQLException, RefusedException {
    if (guest.isEmpty()) {
      return;
    }
    MailboxName above = new MailboxName(name.parentPath());
    Optional<MailboxRow> nearest = MailRows.mailbox(connection, owner, above.path());
    while (nearest.isEmpty() && !above.path().isEmpty()) {
      above = new MailboxName(above.parentPath());
      nearest = MailRows.mailbox(connection, owner, above.path());
    }
    if (nearest.isEmpty() || !is(nearest.get().id)) {
      throw new RefusedException(MailboxFailure.notPermitted("You may not make that mailbox"));
    }
    requireStill(connection, Right.CREATE);
  }

  private void requireStill(Connection connection, Right needed)
      throws SQLException, RefusedException {
    if (guest.isPresent()) {
      AccessList list =
          AccessRows.read(connection, guest.get().mailbox())
              .orElseThrow(() -> RefusedException.noSuchMailbox(shown));
      new ResolvedMailbox(owner, name, shown, list.of(guest.get().person()), seen, guest)
          .require(needed);
    }
  }

  /** The same for what is kept for all: where {@code \Seen} is the caller's own, without it. */
  public ResolvedMailbox common() {
    return seen.separate()
        ? new ResolvedMailbox(
            owner, name, shown, rights.minus(MailboxRights.of(Right.SEEN)), seen, guest)
        : this;
  }

  /** Whether anything of it may be changed (RFC 4314 §5.2). */
  public boolean mayWrite() {
    return rights.hasAny(
        Right.INSERT, Right.EXPUNGE, Right.SEEN, Right.WRITE, Right.DELETE_MESSAGES);
  }

  /** Who lacks a right hears so if the mailbox may be known, and else that there is none. */
  public ResolvedMailbox require(Right needed) throws RefusedException {
    if (rights.has(needed)) {
      return this;
    }
    throw rights.has(Right.LOOKUP)
        ? new RefusedException(MailboxFailure.notPermitted("You lack the right " + needed.letter()))
        : RefusedException.noSuchMailbox(shown);
  }
}

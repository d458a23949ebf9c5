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
import org.carillon.store.seen.AccessedMailbox;
import org.carillon.store.seen.SeenMode;

/**
 * A mailbox that a caller named, with the caller's rights on it (RFC 4314). The rights may change
 * before anything is written. A transaction that changes the mailbox itself checks them again with
 * the owner's account locked; revoking rights locks it too.
 *
 * @param owner the account that the mailbox belongs to
 * @param name the mailbox's name there
 * @param shown the mailbox's name as the caller wrote it
 * @param rights the caller's rights on it
 * @param seen whose {@code \Seen} applies for the caller
 * @param guest the person and the mailbox, if it belongs to another account; for a mailbox that is
 *     to be created, the mailbox above it that decides
 */
public record ResolvedMailbox(
    long owner,
    MailboxName name,
    MailboxName shown,
    MailboxRights rights,
    SeenMode seen,
    Optional<MailboxGuest> guest)
    implements AccessedMailbox {

  /** Returns a mailbox of the account itself, which need not exist. */
  public static ResolvedMailbox own(long account, MailboxName name) {
    return new ResolvedMailbox(
        account, name.own(), name, MailboxRights.ALL, SeenMode.COMMON, Optional.empty());
  }

  /** Returns a mailbox for access by the server itself or by an administrator. */
  public static ResolvedMailbox within(long account, MailboxName name) {
    return new ResolvedMailbox(
        account, name, name, MailboxRights.ALL, SeenMode.COMMON, Optional.empty());
  }

  /** Returns the row of the mailbox that has the name. Throws if it is another mailbox. */
  public MailboxRow row(Connection connection) throws SQLException, RefusedException {
    MailboxRow row =
        MailRows.mailbox(connection, owner, name.path())
            .orElseThrow(() -> RefusedException.noSuchMailbox(shown));
    requireSame(row.id);
    return row;
  }

  /** Returns the same row if the caller still has a right. The account must be locked. */
  public MailboxRow row(Connection connection, Right needed) throws SQLException, RefusedException {
    MailboxRow row = row(connection);
    requireStill(connection, needed);
    return row;
  }

  public boolean is(long mailbox) {
    return guest.isEmpty() || guest.get().mailbox() == mailbox;
  }

  @Override
  public void requireSame(long mailbox) throws RefusedException {
    if (!is(mailbox)) {
      throw RefusedException.noSuchMailbox(shown);
    }
  }

  /** Throws if the guest may no longer create the mailbox. The owner's account must be locked. */
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
      throw new RefusedException(
          MailboxFailure.notPermitted("You do not have the right to create this mailbox"));
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

  /** Returns this with the rights on shared data: no right to set a {@code \Seen} of its own. */
  public ResolvedMailbox common() {
    return seen.separate()
        ? new ResolvedMailbox(
            owner, name, shown, rights.minus(MailboxRights.of(Right.SEEN)), seen, guest)
        : this;
  }

  /** Returns whether the caller may change anything in the mailbox (RFC 4314 §5.2). */
  public boolean mayWrite() {
    return rights.hasAny(
        Right.INSERT, Right.EXPUNGE, Right.SEEN, Right.WRITE, Right.DELETE_MESSAGES);
  }

  /**
   * Returns this if the caller has a right. Otherwise it throws: the error names the right if the
   * caller may know of the mailbox, else it says that there is no such mailbox.
   */
  public ResolvedMailbox require(Right needed) throws RefusedException {
    if (rights.has(needed)) {
      return this;
    }
    throw rights.has(Right.LOOKUP)
        ? new RefusedException(
            MailboxFailure.notPermitted("You do not have the right " + needed.letter()))
        : RefusedException.noSuchMailbox(shown);
  }
}

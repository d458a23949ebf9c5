package org.carillon.mailbox.internal;

import java.sql.SQLException;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.MailboxState;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.OpenMailbox;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.internal.quota.QuotaRoots;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.changes.VanishedUids;
import org.carillon.store.index.IndexView;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.opening.ReaderViews;
import org.carillon.store.rows.OpaqueIds;
import org.carillon.store.rows.RefusedException;

/** Opens mailboxes for their readers. */
record OpenedMailboxes(
    SqlTransactions transactions,
    OpenMailboxes open,
    MailboxAuthorization authorization,
    ReaderViews views,
    QuotaRoots roots) {

  /** Opens a mailbox for a reader with an account. */
  OpenMailbox open(long reader, MailboxName name, boolean readOnly)
      throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.named(reader, name, Right.READ);
    boolean writable = !readOnly && place.mayWrite();
    OpenMailboxes.Opened opened = open.open(place.owner(), place.name(), writable);
    place.requireSame(opened.view().mailbox());
    authorization.unredacted(reader, place, opened.view().mailbox());
    MailboxView view = views.of(place, opened.view(), reader);
    return new OpenMailbox(
        view,
        OpaqueIds.mailbox(view.mailbox()),
        place.rights(),
        writable,
        opened.recentFrom(),
        roots.isFull(place.owner()));
  }

  MailboxView view(long reader, long mailbox) throws SQLException, RefusedException {
    return views.of(readable(reader, mailbox), mailbox, reader);
  }

  ResolvedMailbox readable(long reader, long mailbox) throws SQLException, RefusedException {
    return authorization.unredacted(reader, authorization.at(reader, mailbox, Right.READ), mailbox);
  }

  MailboxState state(long reader, long mailbox) throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.at(reader, mailbox, Right.READ);
    return new MailboxState(views.of(place, mailbox, reader), place.rights());
  }

  /** Returns the first UID of a view that no session was notified of before. */
  long recentFrom(long reader, MailboxView view, boolean claim)
      throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.at(reader, view.mailbox(), Right.READ);
    return open.recentFrom(place.owner(), view, claim);
  }

  /** Returns the UIDs that were expunged since a modseq. */
  UidSet vanished(long reader, long mailbox, long sinceModseq)
      throws SQLException, RefusedException {
    long owner = authorization.at(reader, mailbox, Right.READ).owner();
    IndexView view = open.view(owner, mailbox);
    return transactions.read(
        connection -> VanishedUids.since(connection, owner, view, sinceModseq));
  }
}

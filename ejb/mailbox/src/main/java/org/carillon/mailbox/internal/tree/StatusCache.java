package org.carillon.mailbox.internal.tree;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.opening.OpenIndex;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.opening.ReaderUnseenCounts;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.viewing.MailboxFigures;

/**
 * The status counts of mailboxes. Clients ask for those of every folder again and again. They are
 * cached until this node is notified of a change, or compares its open mailboxes with the database.
 */
record StatusCache(SqlTransactions transactions, OpenMailboxes open, ReaderUnseenCounts own) {

  StatusCache(SqlTransactions transactions, OpenMailboxes open) {
    this(transactions, open, new ReaderUnseenCounts());
  }

  /** Returns a mailbox's status as a reader sees it. */
  MailboxStatus of(ResolvedMailbox place, long reader) throws SQLException, RefusedException {
    return place.seen().separate()
        ? transactions.read(
            connection -> own.of(connection, MailboxFigures.read(connection, place), reader))
        : of(place);
  }

  private MailboxStatus of(ResolvedMailbox place) throws SQLException, RefusedException {
    String name = place.name().path();
    Map<String, Long> names = open.names(place.owner());
    Optional<OpenIndex> known =
        Optional.ofNullable(names.get(name)).flatMap(id -> open.known(place.owner(), id));
    Optional<MailboxStatus> kept = known.flatMap(index -> index.status(name));
    if (kept.isPresent()) {
      return kept.get();
    }
    MailboxFigures read = transactions.read(connection -> MailboxFigures.read(connection, place));
    // A mailbox that was not in the cache has missed the notifications since its row was read.
    known
        .filter(index -> index.mailbox == read.mailbox())
        .ifPresentOrElse(index -> index.keep(read), () -> open.meet(place.owner(), read.mailbox()));
    names.put(name, read.mailbox());
    return read.status();
  }
}

package org.carillon.store.opening;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.database.SqlTransactions;
import org.carillon.store.index.IndexView;
import org.carillon.store.index.ReaderView;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.seen.SeenMarks;
import org.carillon.store.seen.SeenMode;
import org.carillon.store.seen.SeenRows;

/** One reader's own {@code \Seen} marks in one mailbox, as far as they were read. */
final class ReaderSeen {
  private final OpenMailboxes open;
  private final SqlTransactions transactions;
  private final long owner;
  private final long mailbox;
  private final long reader;

  /** The marks, or null until they are read. */
  private volatile SeenMarks marks;

  private ReaderView last;

  ReaderSeen(
      OpenMailboxes open, SqlTransactions transactions, long owner, long mailbox, long reader) {
    this.open = open;
    this.transactions = transactions;
    this.owner = owner;
    this.mailbox = mailbox;
    this.reader = reader;
  }

  /**
   * Returns the mailbox as the reader sees it now. No mark is newer than the view of the mailbox:
   * otherwise its modseq would hide changes that are not shown yet.
   */
  synchronized MailboxView view(SeenMode mode) throws SQLException, RefusedException {
    IndexView base = open.view(owner, mailbox);
    while (last == null || last.base() != base || !last.mode().equals(mode)) {
      marks = read();
      if (marks.highest() <= base.highestModseq()) {
        last = new ReaderView(base, marks, mode);
      } else {
        base = open.view(owner, mailbox, marks.highest());
      }
    }
    return last;
  }

  /**
   * Returns the mailbox as the reader sees it, within a transaction that has its account locked.
   * Does not synchronize on this object, as others hold its monitor while waiting for the database.
   */
  MailboxView locked(Connection connection, IndexView base, SeenMode mode) throws SQLException {
    SeenMarks known = Optional.ofNullable(marks).orElse(SeenMarks.NONE);
    return new ReaderView(base, SeenRows.refresh(connection, mailbox, reader, known), mode);
  }

  int size() {
    SeenMarks known = marks;
    return known == null ? 0 : known.size();
  }

  private SeenMarks read() throws SQLException {
    return marks == null
        ? transactions.write(connection -> SeenRows.load(connection, mailbox, reader))
        : transactions.read(connection -> SeenRows.refresh(connection, mailbox, reader, marks));
  }
}

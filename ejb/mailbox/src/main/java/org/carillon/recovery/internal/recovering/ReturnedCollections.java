package org.carillon.recovery.internal.recovering;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.item.CollectionKind;

/**
 * Restored collections of which others must be notified: for example, guests learn that a meeting
 * takes place after all. The note is written with the restoration itself, so that the notification
 * is not lost if the node dies or the database is unavailable. A repeated notification has no
 * effect.
 */
public final class ReturnedCollections {
  /** Writes the note. The node that restores gets time to notify before others do. */
  static final String NOTE =
      """
      insert into returned_collection (mailbox, due) values (?, now() + interval '2 minutes')\
       on conflict (mailbox) do update set since = now(), due = excluded.due\
      """;

  private static final String FORGET = "delete from returned_collection where mailbox = ?";

  /** Delays a notification. It is given up after a day. */
  private static final String AGAIN =
      """
      update returned_collection set due = now() + interval '1 minute'\
       where mailbox = ? and since > now() - interval '1 day'\
      """;

  /** The collections for which a notification is due. */
  public static final DueRows DUE =
      new DueRows("update returned_collection", "mailbox", "due", Duration.ofMinutes(1));

  private final SqlTransactions transactions;
  private final CollectionItemPort items;

  public ReturnedCollections(SqlTransactions transactions, CollectionItemPort items) {
    this.transactions = transactions;
    this.items = items;
  }

  /** Notifies others of a restored collection; a failure is retried later. */
  void tell(long account, long mailbox, CollectionKind kind) throws SQLException {
    if (items.returned(account, mailbox, kind)) {
      execute(FORGET, mailbox);
    }
  }

  /** Notifies for the collection that waited longest; returns false if there is none. */
  public boolean take() throws SQLException {
    return DUE.work(transactions, row -> row.getLong("mailbox"), this::tellLate);
  }

  private void tellLate(long mailbox) throws SQLException {
    Optional<CollectionRows.Row> there =
        transactions.read(connection -> CollectionRows.one(connection, mailbox));
    boolean isDone =
        there.isEmpty() || items.returned(there.get().owner(), mailbox, there.get().kind());
    if (isDone || execute(AGAIN, mailbox) == 0) {
      execute(FORGET, mailbox);
    }
  }

  private int execute(String statement, long mailbox) throws SQLException {
    return transactions.write(connection -> Statements.update(connection, statement, mailbox));
  }
}

package org.carillon.recovery.internal.recovering;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.mailbox.PlacedItems;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.item.CollectionKind;

/**
 * Collections that are back, of which others are to be told: guests that a meeting takes place
 * after all. That is noted with the return itself, so that it is done also where the node ends, or
 * the database is away, in the middle of it. Doing it twice tells nobody twice.
 */
public final class ReturnedCollections {
  /** Noted with the return; whoever brings it back is given time to tell of it. */
  static final String NOTE =
      """
      insert into returned_collection (mailbox, due) values (?, now() + interval '2 minutes')\
       on conflict (mailbox) do update set since = now(), due = excluded.due\
      """;

  private static final String FORGET = "delete from returned_collection where mailbox = ?";

  /** What could not be told in a day is left. */
  private static final String AGAIN =
      """
      update returned_collection set due = now() + interval '1 minute'\
       where mailbox = ? and since > now() - interval '1 day'\
      """;

  /** Collections of which something is to be told. */
  public static final DueRows DUE =
      new DueRows("update returned_collection", "mailbox", "due", Duration.ofMinutes(1));

  private final SqlTransactions transactions;
  private final PlacedItems items;

  /** Over what is told of collections. */
  public ReturnedCollections(SqlTransactions transactions, PlacedItems items) {
    this.transactions = transactions;
    this.items = items;
  }

  /** Tells of one that is back just now; what can't be told now is told later. */
  void tell(long account, long mailbox, CollectionKind kind) throws SQLException {
    if (items.returned(account, mailbox, kind)) {
      execute(FORGET, mailbox);
    }
  }

  /** Tells of the one that waits for longest; false when none does. */
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

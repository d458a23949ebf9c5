package org.carillon.store.viewing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.store.index.IndexView;

/**
 * A view that was loaded from the database.
 *
 * @param kept the modseq of the stored view it was made from; 0 if all rows were read
 */
public record LoadedView(IndexView view, long kept) {

  /**
   * Reads a mailbox; empty if the account has no such mailbox. A stored view is not used if its
   * number of messages, after the changes in the log, differs from the mailbox's counter.
   *
   * @param connection a connection in a transaction, so that the driver need not gather all rows
   *     first
   */
  public static Optional<LoadedView> of(Connection connection, long account, long mailbox)
      throws SQLException {
    Optional<IndexView> kept = StoredViews.read(connection, mailbox);
    if (kept.isPresent()
        && ViewRows.refresh(connection, account, kept.get())
            instanceof ViewRows.Refreshed.Now(IndexView view, long messages)
        && view.size() == messages) {
      return Optional.of(new LoadedView(view, kept.get().highestModseq()));
    }
    return ViewRows.load(connection, account, mailbox).map(view -> new LoadedView(view, 0));
  }
}

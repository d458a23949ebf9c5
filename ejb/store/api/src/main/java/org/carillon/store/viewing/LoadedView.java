package org.carillon.store.viewing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.store.index.IndexView;

/**
 * A view that was in no memory.
 *
 * @param kept the modseq of the kept one it was made from; 0 when all rows were read
 */
public record LoadedView(IndexView view, long kept) {

  /**
   * Reads a mailbox; empty when the account has no such mailbox. A kept view that has not as many
   * messages as the mailbox counts after what the log tells is not believed.
   *
   * @param connection one in a transaction, so that the driver need not gather all rows first
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

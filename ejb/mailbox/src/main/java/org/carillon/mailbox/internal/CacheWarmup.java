package org.carillon.mailbox.internal;

import java.sql.SQLException;
import org.carillon.database.SqlTransactions;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.viewing.StoredViews;
import org.jboss.logging.Logger;

/**
 * Opens the largest mailboxes for which views are stored, in the same way as their owners will.
 * After a start, nobody then has to wait for work that is done once, neither for the view, nor for
 * the names, limits and code involved.
 *
 * @param room the largest total number of messages in these mailboxes
 */
public record CacheWarmup(SqlTransactions transactions, OpenedMailboxes mailboxes, long room) {
  private static final Logger LOG = Logger.getLogger(CacheWarmup.class);

  public void warm() {
    try {
      long left = room;
      for (StoredViews.Large large : transactions.read(StoredViews::largest)) {
        if (large.messages() <= left) {
          left -= large.messages();
          open(large);
        }
      }
    } catch (SQLException | RuntimeException e) {
      LOG.infof("Large mailboxes are loaded when they are opened: %s", e.getMessage());
    }
  }

  private void open(StoredViews.Large large) throws SQLException {
    try {
      mailboxes.open(large.account(), large.name(), true);
    } catch (RefusedException gone) {
      LOG.debugf("%s was deleted in the meantime: %s", large.name(), gone.failure());
    }
  }
}

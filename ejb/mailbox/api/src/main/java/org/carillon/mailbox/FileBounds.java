package org.carillon.mailbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.store.item.ItemKey;
import org.carillon.store.rows.RefusedException;

/** Bounds folders of files further than their accounts' quotas do. */
public interface FileBounds {

  /** Quotas alone bound them. */
  FileBounds NONE =
      new FileBounds() {
        @Override
        public boolean bound(String folder) {
          return false;
        }

        @Override
        public Optional<Failure> refusal(
            Connection connection, long account, Optional<Coming> file) {
          return Optional.empty();
        }
      };

  /**
   * A file that is to come, or to come in the place of the one of its name.
   *
   * @param folder the folder's id
   */
  record Coming(long folder, ItemKey key, long octets) {}

  /** Whether it bounds folders of such a name. */
  boolean bound(String folder);

  /**
   * Why the folders of an account that it bounds may not have what is there, and what comes; empty
   * when they may. Asked in the transaction that places files, which has the account locked.
   *
   * @param file what comes; empty when it is there already
   */
  Optional<Failure> refusal(Connection connection, long account, Optional<Coming> file)
      throws SQLException;

  /** Takes a transaction back that placed too much in a folder. */
  default void requireRoom(Connection connection, long account, String folder)
      throws SQLException, RefusedException {
    Optional<Failure> refusal =
        bound(folder) ? refusal(connection, account, Optional.empty()) : Optional.empty();
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get());
    }
  }
}

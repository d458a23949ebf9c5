package org.carillon.mailbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.store.item.ItemKey;
import org.carillon.store.rows.RefusedException;

/** Limits on folders of files, in addition to their accounts' quotas. */
public interface FileLimits {

  /** Sets no limits besides the quotas. */
  FileLimits NONE =
      new FileLimits() {
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
   * A new file, or a file that replaces the one of the same name.
   *
   * @param folder the folder's id
   */
  record Coming(long folder, ItemKey key, long octets) {}

  /** Returns whether folders of this name are limited. */
  boolean bound(String folder);

  /**
   * Returns why the account's limited folders may not hold their present files and the new one, or
   * empty if they may. It is called in the transaction that places files, which has the account
   * locked.
   *
   * @param file the new file; empty if it is already in its folder
   */
  Optional<Failure> refusal(Connection connection, long account, Optional<Coming> file)
      throws SQLException;

  /** Throws if a limited folder now holds too much, to roll back the caller's transaction. */
  default void requireRoom(Connection connection, long account, String folder)
      throws SQLException, RefusedException {
    Optional<Failure> refusal =
        bound(folder) ? refusal(connection, account, Optional.empty()) : Optional.empty();
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get());
    }
  }
}

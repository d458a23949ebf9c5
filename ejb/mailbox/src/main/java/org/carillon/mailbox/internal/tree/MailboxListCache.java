package org.carillon.mailbox.internal.tree;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.database.Pipeline;

/**
 * A cache of the lists of accounts' own mailboxes. A list is valid as long as the version of the
 * tree in the database is the same. The most recently used lists stay, up to a limit.
 */
final class MailboxListCache {
  private static final String VERSION = "select tree from mail_account where account = ?";

  private final Cache<Long, Kept> kept;

  /**
   * A list at an earlier moment.
   *
   * @param tree the version of the tree, or an earlier one
   */
  private record Kept(long tree, List<MailboxEntry> entries) {}

  MailboxListCache(int mostEntries) {
    this.kept =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(mostEntries)
            .<Long, Kept>weigher((account, one) -> one.entries.size())
            .build();
  }

  /** Returns an account's own mailboxes. */
  List<MailboxEntry> of(Connection connection, long account) throws SQLException {
    // The version is read before the list. A change in between causes one more read, but is not
    // missed.
    long tree = tree(connection, account);
    Kept known = kept.getIfPresent(account);
    if (known != null && known.tree == tree) {
      return known.entries;
    }
    List<MailboxEntry> entries = List.copyOf(MailboxList.own(connection, account));
    kept.put(account, new Kept(tree, entries));
    return entries;
  }

  private static long tree(Connection connection, long account) throws SQLException {
    List<Long> found = new ArrayList<>(1);
    new Pipeline().add(row -> found.add(row.getLong(1)), VERSION, account).execute(connection);
    return found.isEmpty() ? 0 : found.getFirst();
  }
}

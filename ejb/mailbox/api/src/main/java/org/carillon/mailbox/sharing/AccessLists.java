package org.carillon.mailbox.sharing;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.store.opening.TreeCache;

/**
 * A cache of access lists on this node. An entry is forgotten when its owner's tree of mailboxes
 * changes. The entries are also compared with the database every few seconds, in case a
 * notification was lost.
 */
public final class AccessLists implements TreeCache {
  /** The largest number of entries. With more, all are forgotten. */
  private static final int MOST = 50_000;

  private static final String COMPARE =
      """
      select id, case when removed is null then rights_modseq else -1 end\
       from mailbox where id = any(?::bigint[])\
      """;

  private final SqlTransactions transactions;

  /** The owner of each mailbox, which never changes. */
  private final Map<Long, Long> owners = new ConcurrentHashMap<>();

  private final Map<Long, Map<Long, AccessList>> byOwner = new ConcurrentHashMap<>();

  /** Creates a cache over a database, which is asked for missing entries. */
  public AccessLists(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** Returns the account that a mailbox belongs to, or empty if there is no such mailbox. */
  public OptionalLong owner(long mailbox) throws SQLException {
    Long known = owners.get(mailbox);
    if (known != null) {
      return OptionalLong.of(known);
    }
    OptionalLong found = transactions.read(connection -> AccessRows.owner(connection, mailbox));
    if (owners.size() >= MOST) {
      owners.clear();
      byOwner.clear();
    }
    found.ifPresent(owner -> owners.put(mailbox, owner));
    return found;
  }

  /** Returns a mailbox's access list, or empty if there is no such mailbox. */
  public Optional<AccessList> of(long mailbox) throws SQLException {
    OptionalLong owner = owner(mailbox);
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    // The map is taken before reading. If it is forgotten meanwhile, what is added is forgotten
    // too.
    Map<Long, AccessList> known =
        byOwner.computeIfAbsent(owner.getAsLong(), any -> new ConcurrentHashMap<>(4));
    AccessList there = known.get(mailbox);
    if (there != null) {
      return Optional.of(there);
    }
    Optional<AccessList> read =
        transactions.read(connection -> AccessRows.read(connection, mailbox));
    read.ifPresent(list -> known.put(mailbox, list));
    return read;
  }

  @Override
  public void forget(long owner) {
    byOwner.remove(owner);
  }

  /** Compares all entries with the database, by one query. */
  @Override
  public void compare() throws SQLException {
    Map<Long, AccessList> known = new HashMap<>();
    byOwner.values().forEach(known::putAll);
    if (known.isEmpty()) {
      return;
    }
    long[] mailboxes = known.keySet().stream().mapToLong(Long::longValue).toArray();
    transactions.read(
        connection -> {
          new Pipeline()
              .add(
                  row -> {
                    AccessList list = known.get(row.getLong(1));
                    if (list.modseq() != row.getLong(2)) {
                      forget(list.owner());
                    }
                  },
                  COMPARE,
                  mailboxes)
              .execute(connection);
          return null;
        });
  }
}

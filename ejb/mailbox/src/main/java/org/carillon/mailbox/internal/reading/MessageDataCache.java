package org.carillon.mailbox.internal.reading;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.database.SqlTransactions;
import org.carillon.store.reading.MessageRows;

/**
 * The data of messages. It is read for many messages together and cached, up to a limit. The data
 * of messages with a large outline is not cached; it is read one message at a time when needed.
 */
public final class MessageDataCache {
  private final SqlTransactions transactions;
  private final MessageCache<MessageData> usual;

  /**
   * Creates a cache over a database.
   *
   * @param mostOctets the largest amount of memory that it takes, in octets
   */
  public MessageDataCache(SqlTransactions transactions, long mostOctets) {
    this.transactions = transactions;
    this.usual =
        new MessageCache<>(
            (mailbox, uids) ->
                transactions.read(connection -> MessageRows.usual(connection, mailbox, uids)),
            MessageRows::octets,
            mostOctets);
  }

  /** Returns the data of messages by UID, without messages with a large outline. */
  public Map<Long, MessageData> usual(long mailbox, long[] uids) throws SQLException, IOException {
    return usual.of(mailbox, uids);
  }

  /** Returns which of the messages exist, for those that are not in {@link #usual}. */
  public Set<Long> there(long mailbox, long[] uids) throws SQLException {
    return uids.length == 0
        ? Set.of()
        : transactions.read(connection -> MessageRows.there(connection, mailbox, uids));
  }

  /** Returns the data of a message that is not in {@link #usual}; empty if it is gone. */
  public Optional<MessageData> large(long mailbox, long uid) throws SQLException {
    return transactions.read(connection -> MessageRows.any(connection, mailbox, uid));
  }
}

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
 * What is known of messages: cached within a bound, and asked for together, but of those whose
 * outline is a large one, which are read one after the other when their turn comes.
 */
public final class MessageDataCache {
  private final SqlTransactions transactions;
  private final MessageCache<MessageData> usual;

  /**
   * Over a database.
   *
   * @param mostOctets how much memory it may take
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

  /** That of messages, by uid, without those whose outline is a large one. */
  public Map<Long, MessageData> usual(long mailbox, long[] uids) throws SQLException, IOException {
    return usual.of(mailbox, uids);
  }

  /** Which of messages are there; asked of those that are not among {@link #usual those}. */
  public Set<Long> there(long mailbox, long[] uids) throws SQLException {
    return uids.length == 0
        ? Set.of()
        : transactions.read(connection -> MessageRows.there(connection, mailbox, uids));
  }

  /** That of a message which is not among {@link #usual those}; empty when it is gone. */
  public Optional<MessageData> large(long mailbox, long uid) throws SQLException {
    return transactions.read(connection -> MessageRows.any(connection, mailbox, uid));
  }
}

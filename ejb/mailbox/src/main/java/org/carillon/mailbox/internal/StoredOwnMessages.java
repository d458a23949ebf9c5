package org.carillon.mailbox.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.OwnMessages;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.OpaqueIds;
import org.carillon.store.rows.RefusedException;

/** Finds messages by their place, and opens their stored content. */
record StoredOwnMessages(SqlTransactions transactions, StoredMessages stored)
    implements OwnMessages {
  private static final String OF_ITEM =
      """
      select p.mailbox, p.uid from placement p join mailbox m on m.id = p.mailbox\
       where p.item = ? and m.account = ? and m.removed is null order by p.mailbox, p.uid limit 1\
      """;

  private record Place(long mailbox, long uid) {}

  @Override
  public Optional<Content> open(long account, MailboxName mailbox, long uid) throws IOException {
    return at(
        account,
        connection ->
            MailRows.mailbox(connection, account, mailbox.path())
                .map(row -> new Place(row.id, uid)));
  }

  @Override
  public Optional<Content> open(long account, String emailId) throws IOException {
    OptionalLong item = OpaqueIds.item(emailId);
    return item.isEmpty()
        ? Optional.empty()
        : at(account, connection -> of(connection, account, item.getAsLong()));
  }

  private static Optional<Place> of(Connection connection, long account, long item)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OF_ITEM)) {
      select.setLong(1, item);
      select.setLong(2, account);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Place(row.getLong(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  @FunctionalInterface
  private interface LookUp {
    Optional<Place> in(Connection connection) throws SQLException;
  }

  private Optional<Content> at(long account, LookUp lookUp) throws IOException {
    try {
      Optional<Place> place = transactions.read(lookUp::in);
      return place.isEmpty()
          ? Optional.empty()
          : stored
              .find(account, place.get().mailbox, UidSet.of(place.get().uid))
              .open(place.get().uid);
    } catch (RefusedException gone) {
      return Optional.empty();
    } catch (SQLException away) {
      throw new IOException(away);
    }
  }
}

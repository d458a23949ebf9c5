package org.carillon.transport.internal.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.carillon.database.Pipeline;
import org.carillon.transport.writing.Identities;
import org.carillon.transport.writing.Identity;

final class IdentityRows {
  private static final String FIELDS =
      "id, name, address, reply_to, bcc, signature, html, is_default";

  private static final String ALL =
      "select "
          + FIELDS
          + " from identity where account = ? order by is_default desc, name, address, id limit ?";

  /** Serializes additions, so that the maximum holds and there is one default. */
  private static final String LOCK = "select from account where id = ? for no key update";

  private static final String NO_DEFAULT =
      "update identity set is_default = false where account = ? and is_default";

  private static final String ADD =
      """
      insert into identity (account, name, address, reply_to, bcc, signature, html, is_default)
      select ?, ?, ?, ?, ?, ?, ?, ?
      where (select count(*) from identity where account = ?) < ?
      returning\s"""
          + FIELDS;

  private static final String CHANGE =
      """
      update identity set name = ?, address = ?, reply_to = ?, bcc = ?, signature = ?, html = ?,
        is_default = ?
      where account = ? and id = ? returning\s"""
          + FIELDS;

  private static final String REMOVE =
      "delete from identity where account = ? and id = ? returning " + FIELDS;

  private IdentityRows() {}

  static List<Identity> all(Connection connection, long account, Predicate<String> isOwn)
      throws SQLException {
    List<Identity> found = new ArrayList<>();
    new Pipeline()
        .add(row -> found.add(identity(row, isOwn)), ALL, account, Identities.MOST)
        .execute(connection);
    return found;
  }

  private static Identity identity(ResultSet row, Predicate<String> isOwn) throws SQLException {
    String address = row.getString("address");
    return new Identity(
        row.getLong("id"),
        row.getString("name"),
        address,
        row.getString("reply_to"),
        row.getString("bcc"),
        row.getString("signature"),
        row.getString("html"),
        row.getBoolean("is_default"),
        !isOwn.test(address));
  }

  /** Saves an identity; empty if the id is unknown, or there are too many. */
  static Optional<Identity> put(
      Connection connection, long account, Identity one, Predicate<String> isOwn)
      throws SQLException {
    lock(connection, account);
    boolean isKnown = one.id() != 0;
    if (one.isDefault() && (!isKnown || has(connection, account, one.id(), isOwn))) {
      new Pipeline().add(NO_DEFAULT, account).execute(connection);
    }
    Object[] said = {
      one.name(), one.address(), one.replyTo(), one.bcc(), one.signature(), one.html()
    };
    return isKnown
        ? changed(connection, CHANGE, isOwn, with(said, one.isDefault(), account, one.id()))
        : changed(
            connection,
            ADD,
            isOwn,
            with(new Object[] {account}, with(said, one.isDefault(), account, Identities.MOST)));
  }

  private static boolean has(Connection connection, long account, long id, Predicate<String> isOwn)
      throws SQLException {
    return all(connection, account, isOwn).stream().anyMatch(known -> known.id() == id);
  }

  private static Object[] with(Object[] some, Object... more) {
    List<Object> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray();
  }

  private static void lock(Connection connection, long account) throws SQLException {
    new Pipeline().add(row -> {}, LOCK, account).execute(connection);
  }

  /** Deletes an identity; empty if it is unknown. */
  static Optional<Identity> remove(
      Connection connection, long account, long id, Predicate<String> isOwn) throws SQLException {
    lock(connection, account);
    return changed(connection, REMOVE, isOwn, account, id);
  }

  private static Optional<Identity> changed(
      Connection connection, String statement, Predicate<String> isOwn, Object... values)
      throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        change.setObject(i + 1, values[i]);
      }
      try (ResultSet row = change.executeQuery()) {
        return row.next() ? Optional.of(identity(row, isOwn)) : Optional.empty();
      }
    }
  }
}

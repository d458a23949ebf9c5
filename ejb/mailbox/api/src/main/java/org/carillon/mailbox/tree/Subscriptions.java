package org.carillon.mailbox.tree;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.Pipeline;

/** The rows of {@code subscription}: names, whether or not such mailboxes exist. */
public final class Subscriptions {
  /** The largest number of subscriptions of an account. It limits what one client can write. */
  private static final int MOST = 10_000;

  private Subscriptions() {}

  /** Adds a name, or returns false if there are too many. */
  public static boolean add(Connection connection, long account, MailboxName name)
      throws SQLException {
    if (of(connection, account).size() >= MOST) {
      return false;
    }
    new Pipeline()
        .add("insert into subscription values (?, ?) on conflict do nothing", account, name.path())
        .execute(connection);
    return true;
  }

  public static void remove(Connection connection, long account, MailboxName name)
      throws SQLException {
    new Pipeline()
        .add("delete from subscription where account = ? and name = ?", account, name.path())
        .execute(connection);
  }

  /** Returns the subscribed names. */
  public static Set<String> of(Connection connection, long account) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (PreparedStatement select =
        connection.prepareStatement("select name from subscription where account = ?")) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
    }
    return names;
  }
}

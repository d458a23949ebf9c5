package org.carillon.mailbox.internal.label;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.database.Pipeline;
import org.carillon.mailbox.label.Label;
import org.carillon.mailbox.label.LabelAccess;
import org.carillon.mailbox.label.LabelColour;

final class LabelRows {
  /** Locks the account, so that only one transaction at a time changes its labels. */
  private static final String LOCK = "select from account where id = ? for no key update";

  private static final String ALL =
      "select keyword, name, colour from mail_label where account = ? order by lower(name), keyword"
          + " limit ?";

  private static final String PUT =
      """
      insert into mail_label (account, keyword, name, colour) values (?, ?, ?, ?)
      on conflict (account, keyword) do update set name = excluded.name, colour = excluded.colour\
      """;

  private LabelRows() {}

  static List<Label> all(Connection connection, long account) throws SQLException {
    List<Label> found = new ArrayList<>();
    new Pipeline()
        .add(row -> found.add(label(row)), ALL, account, LabelAccess.MOST)
        .execute(connection);
    return found;
  }

  /** Returns the same labels, locked for a change in this transaction. */
  static List<Label> locked(Connection connection, long account) throws SQLException {
    List<Label> found = new ArrayList<>();
    new Pipeline()
        .add(row -> {}, LOCK, account)
        .add(row -> found.add(label(row)), ALL, account, LabelAccess.MOST)
        .execute(connection);
    return found;
  }

  private static Label label(ResultSet row) throws SQLException {
    return new Label(
        row.getString("keyword"),
        row.getString("name"),
        LabelColour.of(row.getString("colour")).orElse(LabelColour.GREY));
  }

  static void put(Connection connection, long account, Label label) throws SQLException {
    new Pipeline()
        .add(PUT, account, label.keyword(), label.name(), label.colour().word())
        .execute(connection);
  }

  static void remove(Connection connection, long account, String keyword) throws SQLException {
    new Pipeline()
        .add("delete from mail_label where account = ? and keyword = ?", account, keyword)
        .execute(connection);
  }
}

package org.carillon.bench.scale;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Multiplies one account's rows under other ids and names, in the database itself: minutes instead
 * of a day of deliveries. Columns without ids are copied unchanged.
 */
public final class Multiplied {
  /** The first id of copies, which the server's own ids do not reach in a bench. */
  private static final long FIRST = 10_000_000_000L;

  /** Few enough to be sorted in memory. */
  private static final int AT_ONCE = 500;

  private final Connection database;
  private final String pattern;
  private final String domain;

  public Multiplied(Connection database, String pattern, String domain) {
    this.database = database;
    this.pattern = pattern;
    this.domain = domain;
  }

  public static String name(int copy) {
    return "copy" + copy;
  }

  /** Makes copies 1 to {@code copies}; the account must not change in the meantime. */
  public void make(int copies) throws SQLException {
    try (Statement sql = database.createStatement()) {
      sql.execute("set synchronous_commit = off");
      sql.execute("set maintenance_work_mem = '512MB'");
      sql.execute(
          "create temp table pattern as select a.id as account from account a join domain d"
              + " on d.id = a.domain where d.name = '%s' and a.local_part = '%s'"
                  .formatted(domain, pattern));
      number(sql, "mailboxes", "select id from mailbox join pattern using (account)");
      number(
          sql,
          "items",
          "select distinct item as id from placement join mailboxes on mailboxes.id = mailbox");
      number(sql, "blobs", "select distinct blob as id from item join items using (id)");
    }
    String account = id("k", "1", "0");
    String mailbox = id("k", "(select count(*) from mailboxes)", "m.nth");
    String item = id("k", "(select count(*) from items)", "i.nth");
    String blob = id("k", "(select count(*) from blobs)", "b.nth");
    String thread = id("k", "(select count(*) from items)", "coalesce(t.nth, 0)");
    String local = "'copy' || k";
    String ofAccount = " x join pattern p on p.account = x.";
    copy(
        copies,
        "account",
        ofAccount + "id",
        Map.of("id", account, "local_part", local, "uuid", "gen_random_uuid()", "words", local));
    copy(
        copies,
        "address",
        ofAccount + "account and x.local_part = '" + pattern + "'",
        Map.of("account", account, "local_part", local));
    copy(copies, "credential", ofAccount + "account", Map.of("account", account));
    copy(
        copies,
        "mail_account",
        ofAccount + "account",
        Map.of("account", account, "address", local + " || '@" + domain + "'"));
    copy(copies, "subscription", ofAccount + "account", Map.of("account", account));
    copy(
        copies,
        "mailbox",
        " x join mailboxes m on m.id = x.id",
        Map.of("id", mailbox, "account", account));
    copy(
        copies,
        "mailbox_keyword",
        " x join mailboxes m on m.id = x.mailbox",
        Map.of("mailbox", mailbox));
    copy(copies, "blob", " x join blobs b on b.id = x.id", Map.of("id", blob));
    copy(
        copies,
        "item",
        " x join items i on i.id = x.id join blobs b on b.id = x.blob"
            + " left join items t on t.id = x.thread",
        Map.of("id", item, "blob", blob, "thread", thread));
    copy(
        copies,
        "placement",
        " x join mailboxes m on m.id = x.mailbox join items i on i.id = x.item",
        Map.of("mailbox", mailbox, "item", item));
    copy(
        copies,
        "mail_change",
        ofAccount + "account join mailboxes m on m.id = x.mailbox",
        Map.of(
            "account",
            account,
            "mailbox",
            mailbox,
            "items",
            "(select array_agg("
                + item
                + " order by u.place) from unnest(x.items) with ordinality u (id, place)"
                + " join items i on i.id = u.id)"));
    copy(
        copies,
        "thread_key",
        ofAccount + "account left join items t on t.id = x.thread",
        Map.of("account", account, "thread", thread));
    try (Statement sql = database.createStatement()) {
      sql.execute("vacuum analyze");
    }
  }

  private static void number(Statement sql, String name, String ids) throws SQLException {
    sql.execute(
        "create temp table %s as select id, row_number() over (order by id) as nth from (%s) i"
            .formatted(name, ids));
  }

  private static String id(String copy, String each, String nth) {
    return FIRST + " + " + copy + "::bigint * " + each + " + " + nth;
  }

  private void copy(int copies, String table, String from, Map<String, String> changed)
      throws SQLException {
    List<String> columns = columns(table);
    List<String> values = new ArrayList<>();
    for (String column : columns) {
      values.add(changed.getOrDefault(column, "x." + column));
    }
    long begun = System.nanoTime();
    long rows = 0;
    try (Statement sql = database.createStatement()) {
      for (int first = 1; first <= copies; first += AT_ONCE) {
        rows +=
            sql.executeLargeUpdate(
                "insert into %s (%s) select %s from generate_series(%d, %d) k cross join %s order by k"
                    .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(", ", values),
                        first,
                        Math.min(copies, first + AT_ONCE - 1),
                        table + from));
      }
    }
    System.out.printf("  %s: %,d rows in %.0f s%n", table, rows, (System.nanoTime() - begun) / 1e9);
  }

  private List<String> columns(String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement sql =
        database.prepareStatement(
            "select column_name from information_schema.columns where table_schema = 'public'"
                + " and table_name = ? and is_generated = 'NEVER' order by ordinal_position")) {
      sql.setString(1, table);
      try (ResultSet rows = sql.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1));
        }
      }
    }
    return columns;
  }
}

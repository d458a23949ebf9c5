package org.carillon.store.internal.verifying;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.store.rows.LoggedAccounts;
import org.carillon.store.rows.SingleStatements;
import org.jboss.logging.Logger;

/**
 * Finds rows that belong to nothing, which no foreign key forbids, and returns one sentence for
 * each kind found. It also validates constraints that were added later against older rows.
 */
final class OrphanedRows {
  private static final Logger LOG = Logger.getLogger(OrphanedRows.class);

  /** A thousand mailboxes that have placements, each found by one descent in the index. */
  private static final String PLACED =
      """
      with recursive placed (mailbox, number) as (\
      select min(mailbox), 1 from placement where mailbox > ?\
       union all select (select min(p.mailbox) from placement p\
       where p.mailbox > placed.mailbox), number + 1 from placed\
       where placed.mailbox is not null and number < 1000)\
       select max(mailbox), coalesce(sum((select count(*) from placement p\
       where p.mailbox = placed.mailbox))\
       filter (where not exists (select 1 from mailbox m where m.id = placed.mailbox)), 0)\
       from placed\
      """;

  private static final String LOGGED =
      LoggedAccounts.NEXT
          + """
           select max(account), coalesce(sum((select count(*) from mail_change c\
           where c.account = logged.account))\
           filter (where not exists (select 1 from mail_account a where a.account = logged.account)), 0)\
           from logged\
          """;
  private static final String MAILBOXES =
      """
      select count(*) from mailbox m\
       where not exists (select 1 from mail_account a where a.account = m.account)\
      """;

  private static final String UNCHECKED =
      """
      select c.conrelid::regclass::text, c.conname from pg_constraint c\
       where not c.convalidated and c.conname = 'placement_numbers'\
       and c.connamespace = current_schema()::regnamespace\
      """;

  private final SingleStatements rows;

  OrphanedRows(SingleStatements rows) {
    this.rows = rows;
  }

  /** Called regularly during the search. */
  @FunctionalInterface
  interface Progress {
    void goesOn() throws SQLException, InterruptedException;
  }

  List<String> count(Progress progress) throws SQLException, InterruptedException {
    List<String> found = new ArrayList<>();
    tell(found, pages(PLACED, progress), "messages belong to mailboxes that do not exist.");
    tell(
        found,
        pages(LOGGED, progress),
        "logged changes belong to accounts that do not exist; they are removed.");
    tell(
        found,
        rows.query(row -> row.getLong(1), MAILBOXES).getFirst(),
        "mailboxes belong to accounts that do not exist.");
    return found;
  }

  private static void tell(List<String> found, long number, String what) {
    if (number > 0) {
      found.add(number + " " + what);
    }
  }

  private record Page(long last, boolean isEnd, long strays) {}

  private long pages(String query, Progress progress) throws SQLException, InterruptedException {
    long strays = 0;
    Page page = new Page(0, false, 0);
    while (!page.isEnd) {
      page =
          rows.query(
                  row -> {
                    long last = row.getLong(1);
                    return new Page(last, row.wasNull(), row.getLong(2));
                  },
                  query,
                  page.last)
              .getFirst();
      strays += page.strays;
      progress.goesOn();
    }
    return strays;
  }

  private record Constraint(String table, String name) {}

  /**
   * Validates the constraints on large tables against the rows that are older than the constraint.
   * A violation has no effect except that it is reported.
   */
  List<String> validate() throws SQLException {
    List<String> found = new ArrayList<>();
    for (Constraint one :
        rows.query(row -> new Constraint(row.getString(1), row.getString(2)), UNCHECKED)) {
      try {
        rows.unhurried("alter table %s validate constraint %s".formatted(one.table, one.name));
      } catch (SQLException violated) {
        if (violated.getSQLState() == null || !violated.getSQLState().startsWith("23")) {
          throw violated;
        }
        LOG.errorf("Rows of %s are invalid: %s", one.table, violated.getMessage());
        found.add("Rows of the table %s violate the constraint %s.".formatted(one.table, one.name));
      }
    }
    return found;
  }
}

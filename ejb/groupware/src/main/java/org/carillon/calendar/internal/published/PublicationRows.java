package org.carillon.calendar.internal.published;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.audit.AuditEntry;
import org.carillon.calendar.published.CalendarLink;
import org.carillon.calendar.published.CalendarLinks;
import org.carillon.calendar.published.PublishedPart;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.store.opening.ChangeLog;

/** The tables of published calendars and of their secret addresses. */
final class PublicationRows {
  private static final String SHOWN =
      "select part, seed, changed from calendar_shown where mailbox = ?";

  private static final String SHOWN_OF =
      """
      select m.id, m.name, s.part, s.seed, s.changed
      from calendar_shown s join mailbox m on m.id = s.mailbox and m.removed is null
      where m.account = ? and s.part <> 'NOTHING' limit 1000
      """;

  private static final String SHOW =
      """
      insert into calendar_shown (mailbox, part, seed, changed)
      select m.id, ?, ?, now() from mailbox m where m.id = ? and m.removed is null
      on conflict (mailbox) do update set part = excluded.part, changed = excluded.changed
      """;

  private static final String LINKS =
      """
      select id, description, part, made, used from calendar_link where mailbox = ?
      order by made desc, id limit 100
      """;

  private static final String BY_HASH =
      """
      select l.id, l.part, l.hash, l.mailbox, m.account, coalesce(l.maker, m.account) as maker, l.used
      from calendar_link l join mailbox m on m.id = l.mailbox and m.removed is null
      where l.hash = ?
      """;

  private static final String LOCK = "select id from mailbox where id = ? for no key update";

  private static final String MAKE =
      "insert into calendar_link (id, mailbox, part, hash, description, made, maker)"
          + " select ?, ?, ?, ?, ?, ?, ?"
          + " where (select count(*) from calendar_link where mailbox = ?) < ?";

  private static final String END =
      """
      delete from calendar_link where mailbox = ? and id = ?
      returning id, description, part, made, used
      """;

  private static final String USED =
      "update calendar_link set used = now() where id = ? and (used is null or used < ?)";

  private final SqlTransactions transactions;

  PublicationRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * The part of a calendar that is shown to everybody.
   *
   * @param seed a key of the calendar's own
   * @param changed when the choice was last changed
   */
  @SuppressWarnings("ArrayRecordComponent") // The key is passed on once and never compared.
  record Shown(PublishedPart part, byte[] seed, Instant changed) {}

  /**
   * The target of a secret address.
   *
   * @param hash the hash of the secret
   * @param maker the account whose right makes the address work
   */
  @SuppressWarnings("ArrayRecordComponent") // The hash is passed on and compared elsewhere.
  record Found(
      String id,
      PublishedPart part,
      byte[] hash,
      long mailbox,
      long account,
      long maker,
      Optional<Instant> used) {}

  Optional<Shown> shown(long mailbox) throws SQLException {
    return transactions.read(
        connection -> Statements.first(connection, PublicationRows::shown, SHOWN, mailbox));
  }

  private static Shown shown(ResultSet row) throws SQLException {
    return new Shown(
        PublishedPart.valueOf(row.getString("part")),
        row.getBytes("seed"),
        Statements.instant(row, "changed").orElseThrow());
  }

  /**
   * A calendar of which a part is shown to everybody.
   *
   * @param name its name in its account
   */
  record ShownCalendar(long mailbox, String name, Shown shown) {}

  List<ShownCalendar> shownOf(long account) throws SQLException {
    return transactions.read(
        connection ->
            Statements.rows(
                connection,
                row -> new ShownCalendar(row.getLong("id"), row.getString("name"), shown(row)),
                SHOWN_OF,
                account));
  }

  /** Stores the part that is shown, and returns whether the calendar exists. */
  boolean show(long mailbox, PublishedPart part, byte[] seed, AuditEntry entry)
      throws SQLException {
    return transactions.write(
        connection -> {
          boolean done = Statements.update(connection, SHOW, part.name(), seed, mailbox) > 0;
          if (done) {
            entry.write(connection);
          }
          return done;
        });
  }

  List<CalendarLink> links(long mailbox) throws SQLException {
    return transactions.read(
        connection -> Statements.rows(connection, PublicationRows::link, LINKS, mailbox));
  }

  private static CalendarLink link(ResultSet row) throws SQLException {
    return new CalendarLink(
        row.getString("id"),
        row.getString("description"),
        PublishedPart.valueOf(row.getString("part")),
        Statements.instant(row, "made").orElseThrow(),
        Statements.instant(row, "used"));
  }

  Optional<Found> find(byte[] hash) throws SQLException {
    return transactions.read(
        connection -> Statements.first(connection, PublicationRows::found, BY_HASH, hash));
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getString("id"),
        PublishedPart.valueOf(row.getString("part")),
        row.getBytes("hash"),
        row.getLong("mailbox"),
        row.getLong("account"),
        row.getLong("maker"),
        Statements.instant(row, "used"));
  }

  /** Stores a secret address, and returns whether there was room for one more. */
  boolean make(long mailbox, long maker, CalendarLink link, byte[] hash, AuditEntry entry)
      throws SQLException {
    return transactions.write(
        connection -> {
          // The lock makes each of several concurrent calls count the addresses of the others.
          Statements.rows(connection, row -> row.getLong(1), LOCK, mailbox);
          boolean done =
              Statements.update(
                      connection,
                      MAKE,
                      link.id(),
                      mailbox,
                      link.shown().name(),
                      hash,
                      link.description(),
                      link.made(),
                      maker,
                      mailbox,
                      CalendarLinks.MOST)
                  > 0;
          if (done) {
            entry.write(connection);
          }
          return done;
        });
  }

  Optional<CalendarLink> end(long mailbox, String id, AuditEntry entry) throws SQLException {
    return transactions.write(
        connection -> {
          Optional<CalendarLink> gone =
              Statements.first(connection, PublicationRows::link, END, mailbox, id);
          if (gone.isPresent()) {
            entry.write(connection);
          }
          return gone;
        });
  }

  /** Records that an address is used, unless a use since the given time is already recorded. */
  void used(String id, Instant since) throws SQLException {
    int _ = transactions.write(connection -> Statements.update(connection, USED, id, since));
  }

  Optional<Instant> changed(long mailbox) throws SQLException {
    return transactions.read(connection -> ChangeLog.lastChange(connection, mailbox));
  }
}

package org.carillon.calendar.internal.published;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.published.CalendarLink;
import org.carillon.contract.published.CalendarLinks;
import org.carillon.contract.published.ShownPart;
import org.carillon.database.SqlTransactions;
import org.carillon.store.opening.ChangeLog;

/** The tables of what calendars show, and of their secret addresses. */
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
      select l.id, l.part, l.hash, m.id, m.account, coalesce(l.maker, m.account), l.used
      from calendar_link l join mailbox m on m.id = l.mailbox and m.removed is null
      where l.hash = ?
      """;

  private static final String LOCK = "select id from mailbox where id = ? for no key update";

  private static final String COUNT = "select count(*) from calendar_link where mailbox = ?";

  private static final String MAKE =
      "insert into calendar_link (id, mailbox, part, hash, description, made, maker)"
          + " values (?,?,?,?,?,?,?)";

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
   * What everybody is shown of a calendar.
   *
   * @param seed a key of its own
   * @param changed since when
   */
  @SuppressWarnings("ArrayRecordComponent") // A key that is handed on once, and never compared.
  record Shown(ShownPart part, byte[] seed, Instant changed) {}

  /**
   * Where a secret address leads.
   *
   * @param hash the secret's
   * @param maker by whose right it leads there
   */
  @SuppressWarnings("ArrayRecordComponent") // A hash that is handed on, and compared elsewhere.
  record Found(
      String id,
      ShownPart part,
      byte[] hash,
      long mailbox,
      long account,
      long maker,
      Optional<Instant> used) {}

  Optional<Shown> shown(long mailbox) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SHOWN)) {
            select.setLong(1, mailbox);
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new Shown(
                          ShownPart.valueOf(row.getString(1)),
                          row.getBytes(2),
                          row.getTimestamp(3).toInstant()))
                  : Optional.empty();
            }
          }
        });
  }

  /**
   * A calendar of which something is shown.
   *
   * @param name its name in its account
   */
  record ShownCalendar(long mailbox, String name, Shown shown) {}

  /** Those of an account. */
  List<ShownCalendar> shownOf(long account) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SHOWN_OF)) {
            select.setLong(1, account);
            List<ShownCalendar> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(
                    new ShownCalendar(
                        row.getLong(1),
                        row.getString(2),
                        new Shown(
                            ShownPart.valueOf(row.getString(3)),
                            row.getBytes(4),
                            row.getTimestamp(5).toInstant())));
              }
            }
            return found;
          }
        });
  }

  /** Whether the calendar is there. */
  boolean show(long mailbox, ShownPart part, byte[] seed, AuditEntry entry) throws SQLException {
    return transactions.write(
        connection -> {
          try (PreparedStatement put = connection.prepareStatement(SHOW)) {
            put.setString(1, part.name());
            put.setBytes(2, seed);
            put.setLong(3, mailbox);
            boolean done = put.executeUpdate() > 0;
            if (done) {
              entry.write(connection);
            }
            return done;
          }
        });
  }

  List<CalendarLink> links(long mailbox) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(LINKS)) {
            select.setLong(1, mailbox);
            List<CalendarLink> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(link(row));
              }
            }
            return found;
          }
        });
  }

  private static CalendarLink link(ResultSet row) throws SQLException {
    return new CalendarLink(
        row.getString(1),
        row.getString(2),
        ShownPart.valueOf(row.getString(3)),
        row.getTimestamp(4).toInstant(),
        Optional.ofNullable(row.getTimestamp(5)).map(Timestamp::toInstant));
  }

  Optional<Found> find(byte[] hash) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(BY_HASH)) {
            select.setBytes(1, hash);
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new Found(
                          row.getString(1),
                          ShownPart.valueOf(row.getString(2)),
                          row.getBytes(3),
                          row.getLong(4),
                          row.getLong(5),
                          row.getLong(6),
                          Optional.ofNullable(row.getTimestamp(7)).map(Timestamp::toInstant)))
                  : Optional.empty();
            }
          }
        });
  }

  /** Whether there was room for one more. */
  boolean make(long mailbox, long maker, CalendarLink link, byte[] hash, AuditEntry entry)
      throws SQLException {
    return transactions.write(
        connection -> {
          // Of several who make one at a time each counts what the others made.
          boolean done =
              number(connection, LOCK, mailbox) == mailbox
                  && number(connection, COUNT, mailbox) < CalendarLinks.MOST;
          if (done) {
            try (PreparedStatement make = connection.prepareStatement(MAKE)) {
              make.setString(1, link.id());
              make.setLong(2, mailbox);
              make.setString(3, link.shown().name());
              make.setBytes(4, hash);
              make.setString(5, link.description());
              make.setTimestamp(6, Timestamp.from(link.made()));
              make.setLong(7, maker);
              make.executeUpdate();
            }
            entry.write(connection);
          }
          return done;
        });
  }

  private static long number(Connection connection, String query, long mailbox)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setLong(1, mailbox);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    }
  }

  Optional<CalendarLink> end(long mailbox, String id, AuditEntry entry) throws SQLException {
    return transactions.write(
        connection -> {
          try (PreparedStatement end = connection.prepareStatement(END)) {
            end.setLong(1, mailbox);
            end.setString(2, id);
            Optional<CalendarLink> gone;
            try (ResultSet row = end.executeQuery()) {
              gone = row.next() ? Optional.of(link(row)) : Optional.empty();
            }
            if (gone.isPresent()) {
              entry.write(connection);
            }
            return gone;
          }
        });
  }

  /** Notes that one is used, unless that was noted since a time. */
  void used(String id, Instant since) throws SQLException {
    transactions.write(
        connection -> {
          try (PreparedStatement used = connection.prepareStatement(USED)) {
            used.setString(1, id);
            used.setTimestamp(2, Timestamp.from(since));
            return used.executeUpdate();
          }
        });
  }

  Optional<Instant> changed(long mailbox) throws SQLException {
    return transactions.read(connection -> ChangeLog.lastChange(connection, mailbox));
  }
}

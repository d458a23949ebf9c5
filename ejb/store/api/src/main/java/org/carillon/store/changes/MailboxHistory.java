package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.database.SqlTransactions;

/**
 * Reads an account's mail as it was at an earlier modseq, from the current mail and the changes in
 * the log since. Never writes. No other class reads the log to go back in time.
 */
public final class MailboxHistory {
  /** All changes of a transaction have one time, never later than that reported to clients. */
  private static final String FIRST_AFTER =
      "select min(modseq) from mail_change where account = ? and at > ?";

  /** Rows on the mailbox tree have UID 0. Each mailbox's first change has its state before. */
  private static final String TREE =
      """
      with first as (select distinct on (mailbox) mailbox, kind, name from mail_change\
       where account = ? and modseq > ? and modseq <= ? and uid = 0 and kind in (4, 5, 6)\
       order by mailbox, modseq),\
       own as (select id, name, removed from mailbox where account = ? and removed is null\
       union all select id, name, removed from mailbox where account = ? and removed is not null)\
       select coalesce(m.id, f.mailbox), m.id is null or coalesce(m.removed = 'epoch', false),\
       case when m.removed is null then m.name end,\
       case when f.kind is null then m.name when f.kind <> 4 then f.name end\
       from own m full join first f on f.mailbox = m.id\
       where f.kind is not null or m.removed is null order by 1\
      """;

  /**
   * A mailbox that is created or restored with its messages has log rows for all of them, although
   * they are older. The messages that were not there at the earlier time begin with the first one
   * placed since, even after the span: an interrupted rewind or an undelete may already have
   * restored messages there.
   */
  private static final String TOUCHED =
      """
      select c.mailbox, coalesce(min(c.uid) filter (where c.kind = 1), 0),\
       coalesce(max(c.last_uid) filter (where c.kind = 1 and c.modseq <= ?), 0)\
       from mail_change c where c.account = ? and c.modseq > ?\
       and c.kind in (1, 2, 3, 10) and not (c.kind = 1 and exists (select 1 from mail_change t\
       where t.account = c.account and t.modseq = c.modseq and t.mailbox = c.mailbox\
       and t.uid = 0 and t.kind = 4))\
       group by c.mailbox having min(c.modseq) <= ? order by c.mailbox\
      """;

  /** The flags of earlier messages before they were first changed. */
  private static final String FIRST_FLAGS =
      """
      with first_flags as (select distinct on (w.uid) w.uid, w.flags from mail_change c\
       cross join lateral (select c.uid, c.flags where c.kind = 2\
       union all select s.uid, g.flags from unnest(c.was_first, c.was_last, c.was_flags)\
       as g (first, last, flags), generate_series(g.first, g.last) as s (uid)\
       where c.kind = 10) as w\
       where c.account = ? and c.modseq > ? and c.modseq <= ? and c.mailbox = ?\
       and c.kind in (2, 10) and w.uid < ? order by w.uid, c.modseq)\
      """;

  private static final String EXPUNGED =
      FIRST_FLAGS
          + """
           select c.uid, c.modseq, coalesce(f.flags, c.flags), c.item, c.item_key\
           from expunge c\
           left join first_flags f on f.uid = c.uid\
           where c.account = ? and c.modseq > ? and c.modseq <= ? and c.mailbox = ?\
           and c.uid < ? and c.item is not null order by c.uid\
          """;
  private static final String REFLAGGED =
      FIRST_FLAGS
          + """
           select p.uid, f.flags from first_flags f\
           join placement p on p.mailbox = ? and p.uid = f.uid\
           where p.flags <> f.flags order by f.flags, p.uid\
          """;

  /** The messages that came since. One of an item to be brought back may stay. */
  private static final String ARRIVED =
      """
      select uid, item, flags, item_key from placement where mailbox = ? and uid >= ? order by uid\
      """;

  private final SqlTransactions transactions;
  private final FlagFlush flush;

  public MailboxHistory(SqlTransactions transactions) {
    this.transactions = transactions;
    this.flush = new FlagFlush(transactions);
  }

  /**
   * The changes to undo: those above one modseq, up to another.
   *
   * @param from the modseq to go back to
   * @param upto the last modseq to undo; later changes stay
   */
  public record Span(long account, long from, long upto) {}

  /**
   * Returns the last modseq at the given moment.
   *
   * @param now the account's current modseq
   */
  public static long modseqAt(Connection connection, long account, Instant moment, long now)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIRST_AFTER)) {
      select.setLong(1, account);
      select.setObject(2, moment.atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        long first = row.getLong(1);
        return row.wasNull() ? now : first - 1;
      }
    }
  }

  /**
   * A mailbox at the earlier time and now.
   *
   * @param then its name then; empty if it did not exist
   * @param now its name now; empty if it is removed
   * @param lost true if it existed then and nothing of it is left
   */
  public record Branch(long id, Optional<String> then, Optional<String> now, boolean lost) {
    /** Returns whether the mailbox must be brought back. */
    public boolean returns() {
      return then.isPresent() && now.isEmpty();
    }

    /** Returns whether the mailbox is new since then and must be removed. */
    public boolean goes() {
      return then.isEmpty() && now.isPresent();
    }

    /** Returns whether the mailbox must get its earlier name back. */
    public boolean isRenamed() {
      return then.isPresent() && now.isPresent() && !then.equals(now);
    }
  }

  /** Returns the mailboxes that existed then or exist now. */
  public static List<Branch> tree(Connection connection, Span span) throws SQLException {
    List<Branch> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(TREE)) {
      select.setLong(1, span.account);
      select.setLong(2, span.from);
      select.setLong(3, span.upto);
      select.setLong(4, span.account);
      select.setLong(5, span.account);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Optional<String> now = Optional.ofNullable(row.getString(3));
          Optional<String> then = Optional.ofNullable(row.getString(4));
          boolean lost = row.getBoolean(2) && then.isPresent();
          if (then.isPresent() || now.isPresent()) {
            found.add(new Branch(row.getLong(1), then, now, lost));
          }
        }
      }
    }
    return found;
  }

  /**
   * A mailbox in which messages changed.
   *
   * @param newFrom the first UID of the messages that came since; {@link Long#MAX_VALUE} if none
   *     did
   * @param newTo the last UID of those that came within the span, 0 if none did; messages after it
   *     stay
   */
  public record Touched(long mailbox, long newFrom, long newTo) {}

  /** Returns the mailboxes in which messages changed. */
  public List<Touched> touched(Span span) throws SQLException {
    return transactions.read(
        connection -> {
          List<Touched> found = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(TOUCHED)) {
            select.setLong(1, span.upto);
            select.setLong(2, span.account);
            select.setLong(3, span.from);
            select.setLong(4, span.upto);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                long from = row.getLong(2);
                found.add(
                    new Touched(row.getLong(1), from == 0 ? Long.MAX_VALUE : from, row.getLong(3)));
              }
            }
          }
          return found;
        });
  }

  /** Returns the changes that give a mailbox the messages it had then. */
  public RewindPlan plan(Span span, Touched touched) throws SQLException {
    // The placements' flags are compared with the earlier ones, so pending runs are written first.
    flush.mailbox(span.account, touched.mailbox);
    return transactions.read(
        connection -> {
          RewindPlan plan = new RewindPlan(touched);
          try (PreparedStatement select = connection.prepareStatement(EXPUNGED)) {
            set(select, 1, span, touched);
            set(select, 6, span, touched);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                plan.missing(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    Optional.ofNullable(row.getString(5)));
              }
            }
          }
          if (touched.newFrom < Long.MAX_VALUE) {
            arrived(connection, touched, plan);
          }
          try (PreparedStatement select = connection.prepareStatement(REFLAGGED)) {
            set(select, 1, span, touched);
            select.setLong(6, touched.mailbox);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                plan.reflagged(row.getLong(1), row.getLong(2));
              }
            }
          }
          return plan;
        });
  }

  private static void arrived(Connection connection, Touched touched, RewindPlan plan)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ARRIVED)) {
      select.setLong(1, touched.mailbox);
      select.setLong(2, touched.newFrom);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          plan.arrived(
              row.getLong(1),
              row.getLong(2),
              row.getLong(3),
              Optional.ofNullable(row.getString(4)));
        }
      }
    }
  }

  private static void set(PreparedStatement select, int at, Span span, Touched touched)
      throws SQLException {
    select.setLong(at, span.account);
    select.setLong(at + 1, span.from);
    select.setLong(at + 2, span.upto);
    select.setLong(at + 3, touched.mailbox);
    select.setLong(at + 4, touched.newFrom);
  }

  /** Returns the number of messages that a mailbox has now, or had when it was removed. */
  public long messages(long mailbox) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("select messages from mailbox where id = ?")) {
            select.setLong(1, mailbox);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? row.getLong(1) : 0;
            }
          }
        });
  }

  /** Returns the modseq above which the log is complete and expunges can still be brought back. */
  public static OptionalLong keptFrom(Connection connection, long account) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select greatest(log_from, freed_to) from mail_account where account = ?")) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }
}

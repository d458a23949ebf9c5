package org.carillon.recovery.reserving;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.recovery.Rewind;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.RefusedException;
import org.carillon.task.TaskRows;
import org.carillon.task.TaskRunner;

/**
 * The rows of {@code mail_restoring}, which say which rewind or restoration has reserved an
 * account. Only one has it at a time, until its task is over.
 */
public record AccountReservations(SqlTransactions transactions) {
  private static final String GOING = " and " + TaskRows.isGoing("m.run");

  private static final String OTHER =
      "select 1 from mail_restoring m where m.account = ? and m.run <> ?" + GOING;

  private static final String RESERVE =
      """
      insert into mail_restoring (account, run) values (?, ?)\
       on conflict (account) do update set run = excluded.run\
      """;

  private static final String OWN =
      "select 1 from mail_restoring m where m.account = ? and m.run = ?" + GOING;
  private static final String TAKE_BACK = "delete from mail_restoring where account = ?";

  /** Reserves accounts for a restoration and returns those that were not reserved before. */
  public Set<Long> reserve(Set<Long> accounts, String run) throws SQLException {
    return transactions.write(
        connection -> {
          Set<Long> reserved = new HashSet<>();
          TaskRunner.endDead(connection);
          // All code that locks several accounts uses this order.
          for (long account : new TreeSet<>(accounts)) {
            if (reserve(connection, account, run)) {
              reserved.add(account);
            }
          }
          return reserved;
        });
  }

  /**
   * Reserves an account for a restoration, in the caller's transaction, which must have ended the
   * tasks of dead nodes.
   *
   * @return false if a rewind or another restoration has the account
   */
  public static boolean reserve(Connection connection, long account, String run)
      throws SQLException {
    try {
      MailRows.lock(connection, account);
    } catch (RefusedException gone) {
      throw new SQLException("Account " + account + " is gone", gone);
    }
    boolean rewound =
        RewindRows.last(connection, account)
            .filter(one -> one.state() == Rewind.State.RUNNING)
            .isPresent();
    if (rewound || isOther(connection, account, run)) {
      return false;
    }
    new Pipeline().add(RESERVE, account, run).execute(connection);
    return true;
  }

  /** Returns whether a restoration has the account. The account's lock keeps that so. */
  public static boolean isOwn(Connection connection, long account, String run) throws SQLException {
    boolean[] found = new boolean[1];
    new Pipeline().add(row -> found[0] = true, OWN, account, run).execute(connection);
    return found[0];
  }

  /** Releases the account from a restoration that is over. */
  public static void takeBack(Connection connection, long account) throws SQLException {
    new Pipeline().add(TAKE_BACK, account).execute(connection);
  }

  /** Returns whether a restoration has the account. The account's lock keeps that so. */
  public static boolean isGoing(Connection connection, long account) throws SQLException {
    return isOther(connection, account, "");
  }

  private static boolean isOther(Connection connection, long account, String run)
      throws SQLException {
    boolean[] found = new boolean[1];
    new Pipeline().add(row -> found[0] = true, OTHER, account, run).execute(connection);
    return found[0];
  }
}

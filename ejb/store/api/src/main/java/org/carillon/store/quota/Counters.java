package org.carillon.store.quota;

import java.sql.SQLException;
import java.util.List;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.database.SqlTransactions;
import org.carillon.store.changes.FlagFlush;
import org.carillon.store.changes.PendingRuns;
import org.carillon.store.rows.SingleStatements;
import org.jboss.logging.Logger;

/**
 * Compares counters with the rows they count, and repairs them. Counters and messages are read by
 * one statement, so they belong to the same moment, and no lock is held while a large mailbox is
 * counted. Only a wrong counter is counted again under its account's lock.
 */
public final class Counters {
  private static final Logger LOG = Logger.getLogger(Counters.class);
  private static final int PAGE = 100;

  private static final String COUNTED =
      """
      lateral (select count(*) as messages,\
       count(*) filter (where p.flags & %d = 0) as unseen,\
       count(*) filter (where p.flags & %d <> 0) as deleted,\
       coalesce(sum(p.octets), 0) as octets from placement p where p.mailbox = m.id) as c\
      """
          .formatted(Flag.SEEN.bit(), Flag.DELETED.bit());

  /** Leaves out mailboxes that a restoration is filling or that are being emptied. */
  private static final String COUNTS =
      "restoring is null and (removed is null or removed > 'epoch')";

  private static final String DIFFERS =
      """
       (m.messages, m.unseen, m.deleted, m.octets)\
       is distinct from (c.messages, c.unseen, c.deleted, c.octets)\
      """;
  private static final String MAILBOXES =
      "select m.id, m.account,"
          + DIFFERS
          + " and "
          + PendingRuns.NONE_OF_MAILBOX
          + " from (select * from mailbox where id > ? and "
          + COUNTS
          + " order by id limit "
          + PAGE
          + ") as m, "
          + COUNTED
          + " order by m.id";
  private static final String REPAIR_MAILBOX =
      "update mailbox t set messages = c.messages, unseen = c.unseen, deleted = c.deleted,"
          + " octets = c.octets from mailbox m, "
          + COUNTED
          + " where m.id = ? and t.id = m.id and "
          + PendingRuns.NONE_OF_MAILBOX;
  private static final String WRONG_OF_ACCOUNT =
      "select m.id from (select * from mailbox where account = ? and "
          + COUNTS
          + ") as m, "
          + COUNTED
          + " where "
          + DIFFERS
          + " and "
          + PendingRuns.NONE_OF_MAILBOX;
  private static final String SUMMED =
      """
      lateral (select coalesce(sum(m.messages), 0) as messages, coalesce(sum(m.octets), 0) as octets\
       from mailbox m where m.account = a.account and m.removed is null) as c\
      """;
  private static final String ACCOUNTS =
      "select a.account, a.account, (a.messages, a.octets) is distinct from (c.messages, c.octets)"
          + " from (select * from mail_account where account > ? order by account limit "
          + PAGE
          + ") as a, "
          + SUMMED
          + " order by a.account";
  private static final String REPAIR_ACCOUNT =
      "update mail_account t set messages = c.messages, octets = c.octets from mail_account a, "
          + SUMMED
          + " where a.account = ? and t.account = a.account";

  private final SingleStatements rows;

  public Counters(SingleStatements rows) {
    this.rows = rows;
  }

  public Counters(SqlTransactions transactions) {
    this(new SingleStatements(transactions));
  }

  /** Repairs wrong counters of an account and its mailboxes. */
  public void repair(long account) throws SQLException {
    new FlagFlush(rows.transactions()).account(account);
    for (long mailbox : rows.query(row -> row.getLong(1), WRONG_OF_ACCOUNT, account)) {
      LOG.warnf("The counters of mailbox %d are wrong and are recounted", mailbox);
      rows.lockedUpdate(account, REPAIR_MAILBOX, mailbox);
    }
    rows.lockedUpdate(account, REPAIR_ACCOUNT, account);
  }

  private record Counted(long id, long account, boolean wrong) {}

  /** Receives the progress, after each page. */
  @FunctionalInterface
  public interface Progress {
    /** Receives the number of counters repaired in a page. */
    void repaired(long number) throws SQLException, InterruptedException;
  }

  /** Compares the counters of all mailboxes. */
  public void mailboxes(Progress progress) throws SQLException, InterruptedException {
    FlagFlush flush = new FlagFlush(rows.transactions());
    for (long account : rows.transactions().read(PendingRuns::accounts)) {
      flush.account(account);
    }
    compare("mailbox", MAILBOXES, REPAIR_MAILBOX, progress);
  }

  /** Compares the counters of all accounts with those of their mailboxes. */
  public void accounts(Progress progress) throws SQLException, InterruptedException {
    compare("account", ACCOUNTS, REPAIR_ACCOUNT, progress);
  }

  private void compare(String what, String query, String repair, Progress progress)
      throws SQLException, InterruptedException {
    long after = 0;
    List<Counted> page;
    do {
      page =
          rows.query(
              row -> new Counted(row.getLong(1), row.getLong(2), row.getBoolean(3)), query, after);
      long repaired = 0;
      for (Counted counted : page) {
        after = counted.id;
        if (counted.wrong) {
          LOG.warnf("The counters of %s %d are wrong and are recounted", what, counted.id);
          repaired += rows.lockedUpdate(counted.account, repair, counted.id);
        }
      }
      progress.repaired(repaired);
    } while (page.size() == PAGE);
  }
}

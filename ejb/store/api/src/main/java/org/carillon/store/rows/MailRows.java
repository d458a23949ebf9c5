package org.carillon.store.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.database.Pipeline;

/**
 * Reads and writes the rows of {@code mail_account} and {@code mailbox}. A transaction that changes
 * an account's mail locks the account's row first; its mailboxes' rows then need no lock.
 */
public final class MailRows {
  private static final String ACCOUNT =
      "select account, domain, closed, modseq, uidvalidity, messages, octets, told_percent from mail_account";
  private static final String LOCK = ACCOUNT + " where account = ? for update";
  private static final String LOCK_ALL =
      ACCOUNT + " where account = any(?::bigint[]) order by account for update";
  private static final String LOCK_FREE = LOCK_ALL + " skip locked";
  private static final String KNOWN =
      "select account from mail_account where account = any(?::bigint[])";
  private static final String MAILBOX =
      """
      select m.id, m.account, m.name, m.uidvalidity, m.uidnext, m.modseq, m.messages, m.unseen,\
       m.deleted, m.octets from mailbox m\
      """;
  private static final String BY_NAME =
      MAILBOX + " where m.account = ? and m.name = ? and m.removed is null";
  private static final String BY_NAMES =
      MAILBOX
          + " join unnest(?::bigint[], ?::text[]) as wanted (account, name)"
          + " on m.account = wanted.account and m.name = wanted.name and m.removed is null";
  private static final String BY_IDS =
      MAILBOX + " where m.id = any(?::bigint[]) and m.removed is null";
  private static final String BY_ID =
      MAILBOX + " where m.id = ? and m.account = ? and m.removed is null";
  private static final String REMOVED =
      MAILBOX + " where m.id = ? and m.account = ? and m.removed is not null";
  private static final String TELL =
      "update mailbox set told = true where id = ? and removed is null returning id";
  private static final String RECENT = "select recent_from from mailbox where id = ?";

  /** \Recent is no promise to clients, so its transaction does not wait for the disk. */
  private static final String WITHOUT_WAITING =
      "select set_config('synchronous_commit', 'off', true)";

  private static final String CLAIM_RECENT =
      """
      with before as (select id, recent_from from mailbox where id = ? for update)\
       update mailbox m set recent_from = greatest(m.recent_from, ?)\
       from before where m.id = before.id returning before.recent_from\
      """;
  private static final String SAVE_ACCOUNTS =
      """
      update mail_account a set modseq = n.modseq, uidvalidity = n.uidvalidity,\
       messages = n.messages, octets = n.octets, told_percent = n.told,\
       alert_due = case n.alert when 1 then a.alert_due when 2 then now() end\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],\
       ?::bigint[]) as n (account, modseq, uidvalidity, messages, octets, alert, told)\
       where a.account = n.account\
      """;
  private static final String SAVE_MAILBOXES =
      """
      update mailbox m set uidnext = n.uidnext, modseq = n.modseq, messages = n.messages,\
       unseen = n.unseen, deleted = n.deleted, octets = n.octets\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],\
       ?::bigint[]) as n (id, uidnext, modseq, messages, unseen, deleted, octets)\
       where m.id = n.id\
      """;

  private MailRows() {}

  /** Locks an account. Waits while another transaction holds the lock. */
  public static AccountRow lock(Connection connection, long account)
      throws SQLException, RefusedException {
    List<AccountRow> found = new ArrayList<>(1);
    new Pipeline().add(row -> found.add(account(row)), LOCK, account).execute(connection);
    if (found.isEmpty()) {
      throw RefusedException.noSuchMailbox();
    }
    return found.getFirst();
  }

  /**
   * A locked account and one of its mailboxes.
   *
   * @param owner the account
   * @param mailbox the mailbox
   */
  public record Locked(AccountRow owner, MailboxRow mailbox) {}

  /** Locks an account, waiting for the lock, and reads one of its mailboxes. */
  public static Locked lock(Connection connection, long account, long mailbox)
      throws SQLException, RefusedException {
    return lock(connection, BY_ID, account, mailbox);
  }

  /** Locks an account, waiting, and reads a removed mailbox that may still hold messages. */
  public static Locked lockRemoved(Connection connection, long account, long mailbox)
      throws SQLException, RefusedException {
    return lock(connection, REMOVED, account, mailbox);
  }

  private static Locked lock(Connection connection, String query, long account, long mailbox)
      throws SQLException, RefusedException {
    List<AccountRow> owner = new ArrayList<>(1);
    List<MailboxRow> found = new ArrayList<>(1);
    new Pipeline()
        .add(row -> owner.add(account(row)), LOCK, account)
        .add(row -> found.add(mailbox(row)), query, mailbox, account)
        .execute(connection);
    if (owner.isEmpty() || found.isEmpty()) {
      throw RefusedException.noSuchMailbox();
    }
    return new Locked(owner.getFirst(), found.getFirst());
  }

  /** Reads a mailbox that was removed, while its account is locked. */
  public static Optional<MailboxRow> removed(Connection connection, long account, long mailbox)
      throws SQLException {
    List<MailboxRow> found = new ArrayList<>(1);
    new Pipeline()
        .add(row -> found.add(mailbox(row)), REMOVED, mailbox, account)
        .execute(connection);
    return found.stream().findFirst();
  }

  /** Records that a client will know the UIDVALIDITY, which a restoration then must not lower. */
  public static void tell(Connection connection, long mailbox)
      throws SQLException, RefusedException {
    boolean[] there = new boolean[1];
    new Pipeline().add(row -> there[0] = true, TELL, mailbox).execute(connection);
    if (!there[0]) {
      throw RefusedException.noSuchMailbox();
    }
  }

  /** Locks accounts, waiting for each lock. */
  public static void lockAll(Pipeline pipeline, long[] accounts, Map<Long, AccountRow> locked) {
    lock(pipeline, LOCK_ALL, accounts, locked);
  }

  /** Locks those of the accounts that no other transaction has locked. */
  public static void lockFree(Pipeline pipeline, long[] accounts, Map<Long, AccountRow> locked) {
    lock(pipeline, LOCK_FREE, accounts, locked);
  }

  private static void lock(
      Pipeline pipeline, String query, long[] accounts, Map<Long, AccountRow> locked) {
    pipeline.add(
        row -> {
          AccountRow account = account(row);
          locked.put(account.account, account);
        },
        query,
        accounts);
  }

  /** Returns those of the accounts that exist. */
  public static Set<Long> known(Connection connection, long[] accounts) throws SQLException {
    Set<Long> known = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setObject(1, accounts);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.add(row.getLong(1));
        }
      }
    }
    return known;
  }

  private static AccountRow account(ResultSet row) throws SQLException {
    return new AccountRow(
        row.getLong(1),
        row.getLong(2),
        row.getBoolean(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getInt(8));
  }

  /** Returns a mailbox by its id, in any account. */
  public static Optional<MailboxRow> mailbox(Connection connection, long id) throws SQLException {
    List<MailboxRow> found = new ArrayList<>(1);
    Pipeline reading = new Pipeline();
    mailboxes(reading, new long[] {id}, found::add);
    reading.execute(connection);
    return found.stream().findFirst();
  }

  public static Optional<MailboxRow> mailbox(Connection connection, long account, String name)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(BY_NAME)) {
      select.setLong(1, account);
      select.setString(2, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(mailbox(row)) : Optional.empty();
      }
    }
  }

  /** Reads the existing mailboxes with these names. Names and accounts share their indexes. */
  public static void mailboxes(
      Pipeline pipeline, long[] accounts, String[] names, Consumer<MailboxRow> mailboxes) {
    pipeline.add(row -> mailboxes.accept(mailbox(row)), BY_NAMES, accounts, names);
  }

  /** Reads those of the mailboxes that exist. */
  public static void mailboxes(Pipeline pipeline, long[] ids, Consumer<MailboxRow> mailboxes) {
    pipeline.add(row -> mailboxes.accept(mailbox(row)), BY_IDS, ids);
  }

  /** Reads a mailbox from a row. All queries here select its columns. */
  public static MailboxRow mailbox(ResultSet row) throws SQLException {
    return new MailboxRow(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10));
  }

  /**
   * Claims the messages that no session was told of yet, as far as the view shows them.
   *
   * @return the first UID that was recent
   */
  public static long claimRecent(Connection connection, MailboxView view) throws SQLException {
    List<Long> before = new ArrayList<>(1);
    new Pipeline()
        .add(WITHOUT_WAITING)
        .add(row -> before.add(row.getLong(1)), CLAIM_RECENT, view.mailbox(), view.uidNext())
        .execute(connection);
    return before.isEmpty() ? view.uidNext() : before.getFirst();
  }

  /** Returns the first UID that no session was told of. */
  public static long recentFrom(Connection connection, MailboxView view) throws SQLException {
    List<Long> found = new ArrayList<>(1);
    new Pipeline()
        .add(row -> found.add(row.getLong(1)), RECENT, view.mailbox())
        .execute(connection);
    return found.isEmpty() ? view.uidNext() : found.getFirst();
  }

  /** Writes the counters back to the database. */
  public static void save(
      Pipeline pipeline, Collection<AccountRow> accounts, Collection<MailboxRow> mailboxes) {
    save(pipeline, accounts);
    pipeline.add(
        SAVE_MAILBOXES,
        mailboxes.stream().mapToLong(m -> m.id).toArray(),
        mailboxes.stream().mapToLong(m -> m.uidNext).toArray(),
        mailboxes.stream().mapToLong(m -> m.modseq).toArray(),
        mailboxes.stream().mapToLong(m -> m.messages).toArray(),
        mailboxes.stream().mapToLong(m -> m.unseen).toArray(),
        mailboxes.stream().mapToLong(m -> m.deleted).toArray(),
        mailboxes.stream().mapToLong(m -> m.octets).toArray());
  }

  /** Writes an account's counters back to the database. */
  public static void save(Connection connection, AccountRow account) throws SQLException {
    Pipeline saving = new Pipeline();
    save(saving, List.of(account));
    saving.execute(connection);
  }

  /** Writes the accounts' counters back to the database. */
  public static void save(Pipeline pipeline, Collection<AccountRow> accounts) {
    pipeline.add(
        SAVE_ACCOUNTS,
        accounts.stream().mapToLong(a -> a.account).toArray(),
        accounts.stream().mapToLong(a -> a.modseq).toArray(),
        accounts.stream().mapToLong(a -> a.uidValidity).toArray(),
        accounts.stream().mapToLong(a -> a.messages).toArray(),
        accounts.stream().mapToLong(a -> a.octets).toArray(),
        accounts.stream().mapToLong(a -> a.alert().ordinal()).toArray(),
        accounts.stream().mapToLong(AccountRow::told).toArray());
  }
}

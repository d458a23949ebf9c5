package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of {@code mail_account} and {@code mailbox}. Whoever changes an account's mail locks its
 * row first; its mailboxes' rows then need no lock of their own.
 */
final class MailRows {
  private static final String ACCOUNT =
      "select account, domain, closed, modseq, uidvalidity, messages, octets from mail_account";
  static final String LOCK = ACCOUNT + " where account = ? for update";
  private static final String LOCK_FREE =
      ACCOUNT + " where account = any(?::bigint[]) order by account for update skip locked";
  private static final String KNOWN =
      "select account from mail_account where account = any(?::bigint[])";
  private static final String MAILBOX =
      """
      select m.id, m.account, m.name, m.uidvalidity, m.uidnext, m.modseq, m.messages, m.unseen,\
       m.deleted, m.octets, m.recent_from from mailbox m\
      """;
  private static final String BY_NAME =
      MAILBOX + " where m.account = ? and m.name = ? and m.removed is null";
  private static final String BY_NAMES =
      MAILBOX
          + " join unnest(?::bigint[], ?::text[]) as wanted (account, name)"
          + " on m.account = wanted.account and m.name = wanted.name and m.removed is null";
  static final String BY_ID = MAILBOX + " where m.id = ? and m.account = ? and m.removed is null";
  private static final String REMOVED =
      MAILBOX + " where m.id = ? and m.account = ? and m.removed is not null";
  private static final String CLAIM_RECENT =
      """
      with before as (select id, recent_from from mailbox where id = ? for update)\
       update mailbox m set recent_from = greatest(m.recent_from, ?)\
       from before where m.id = before.id returning before.recent_from\
      """;
  static final String SAVE_ACCOUNTS =
      """
      update mail_account a set modseq = n.modseq, uidvalidity = n.uidvalidity,\
       messages = n.messages, octets = n.octets\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])\
       as n (account, modseq, uidvalidity, messages, octets)\
       where a.account = n.account\
      """;
  static final String SAVE_MAILBOXES =
      """
      update mailbox m set uidnext = n.uidnext, modseq = n.modseq, messages = n.messages,\
       unseen = n.unseen, deleted = n.deleted, octets = n.octets\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],\
       ?::bigint[]) as n (id, uidnext, modseq, messages, unseen, deleted, octets)\
       where m.id = n.id\
      """;

  private MailRows() {}

  /** Locks an account, waiting for whoever has it. */
  static AccountRow lock(Connection connection, long account) throws SQLException, Hindrance {
    try (PreparedStatement select = connection.prepareStatement(LOCK)) {
      select.setLong(1, account);
      return locked(select.executeQuery());
    }
  }

  /** The account that {@link #LOCK} found. */
  static AccountRow locked(ResultSet found) throws SQLException, Hindrance {
    try (ResultSet row = found) {
      if (!row.next()) {
        throw Hindrance.noSuchMailbox();
      }
      return account(row);
    }
  }

  /** Locks those of the accounts that nobody else has locked. */
  static Map<Long, AccountRow> lockFree(Connection connection, long[] accounts)
      throws SQLException {
    Map<Long, AccountRow> locked = HashMap.newHashMap(accounts.length);
    try (PreparedStatement select = connection.prepareStatement(LOCK_FREE)) {
      select.setObject(1, accounts);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          AccountRow account = account(row);
          locked.put(account.account, account);
        }
      }
    }
    return locked;
  }

  /** Those of the accounts that there are. */
  static Set<Long> known(Connection connection, long[] accounts) throws SQLException {
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
        row.getLong(7));
  }

  /** A mailbox by its name. */
  static Optional<MailboxRow> mailbox(Connection connection, long account, String name)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(BY_NAME)) {
      select.setLong(1, account);
      select.setString(2, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(mailbox(row)) : Optional.empty();
      }
    }
  }

  /** A mailbox of an account by its id. */
  static MailboxRow mailbox(Connection connection, long account, long id)
      throws SQLException, Hindrance {
    return byId(connection, BY_ID, account, id);
  }

  /** A mailbox that was removed and may still hold messages. */
  static MailboxRow removed(Connection connection, long account, long id)
      throws SQLException, Hindrance {
    return byId(connection, REMOVED, account, id);
  }

  private static MailboxRow byId(Connection connection, String query, long account, long id)
      throws SQLException, Hindrance {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setLong(1, id);
      select.setLong(2, account);
      return found(select.executeQuery());
    }
  }

  /** The mailbox that {@link #BY_ID} found. */
  static MailboxRow found(ResultSet found) throws SQLException, Hindrance {
    try (ResultSet row = found) {
      if (!row.next()) {
        throw Hindrance.noSuchMailbox();
      }
      return mailbox(row);
    }
  }

  /**
   * The mailboxes there are of these names: the name at a position belongs to the account there.
   */
  static List<MailboxRow> mailboxes(Connection connection, long[] accounts, String[] names)
      throws SQLException {
    List<MailboxRow> rows = new ArrayList<>(accounts.length);
    try (PreparedStatement select = connection.prepareStatement(BY_NAMES)) {
      select.setObject(1, accounts);
      select.setArray(2, connection.createArrayOf("text", names));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(mailbox(row));
        }
      }
    }
    return rows;
  }

  private static MailboxRow mailbox(ResultSet row) throws SQLException {
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
        row.getLong(10),
        row.getLong(11));
  }

  /**
   * Takes the messages that no session was told of yet, as far as a view shows them.
   *
   * @return the first uid that was recent
   */
  static long claimRecent(Connection connection, IndexView view) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(CLAIM_RECENT)) {
      update.setLong(1, view.mailbox());
      update.setLong(2, view.uidNext());
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? row.getLong(1) : view.uidNext();
      }
    }
  }

  /** Writes the counters back. */
  static void save(
      Connection connection, Collection<AccountRow> accounts, Collection<MailboxRow> mailboxes)
      throws SQLException {
    saveAccounts(connection, accounts);
    saveMailboxes(connection, mailboxes);
  }

  static void saveAccounts(Connection connection, Collection<AccountRow> accounts)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SAVE_ACCOUNTS)) {
      bindAccounts(update, 1, accounts);
      update.executeUpdate();
    }
  }

  /** Gives {@link #SAVE_ACCOUNTS} its parameters; answers where the next statement's begin. */
  static int bindAccounts(PreparedStatement update, int from, Collection<AccountRow> accounts)
      throws SQLException {
    update.setObject(from, accounts.stream().mapToLong(a -> a.account).toArray());
    update.setObject(from + 1, accounts.stream().mapToLong(a -> a.modseq).toArray());
    update.setObject(from + 2, accounts.stream().mapToLong(a -> a.uidValidity).toArray());
    update.setObject(from + 3, accounts.stream().mapToLong(a -> a.messages).toArray());
    update.setObject(from + 4, accounts.stream().mapToLong(a -> a.octets).toArray());
    return from + 5;
  }

  private static void saveMailboxes(Connection connection, Collection<MailboxRow> mailboxes)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SAVE_MAILBOXES)) {
      bindMailboxes(update, 1, mailboxes);
      update.executeUpdate();
    }
  }

  /** Gives {@link #SAVE_MAILBOXES} its parameters. */
  static void bindMailboxes(PreparedStatement update, int from, Collection<MailboxRow> mailboxes)
      throws SQLException {
    update.setObject(from, mailboxes.stream().mapToLong(m -> m.id).toArray());
    update.setObject(from + 1, mailboxes.stream().mapToLong(m -> m.uidNext).toArray());
    update.setObject(from + 2, mailboxes.stream().mapToLong(m -> m.modseq).toArray());
    update.setObject(from + 3, mailboxes.stream().mapToLong(m -> m.messages).toArray());
    update.setObject(from + 4, mailboxes.stream().mapToLong(m -> m.unseen).toArray());
    update.setObject(from + 5, mailboxes.stream().mapToLong(m -> m.deleted).toArray());
    update.setObject(from + 6, mailboxes.stream().mapToLong(m -> m.octets).toArray());
  }
}

package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.watch.AccountChanges;
import org.carillon.contract.mailbox.watch.AccountState;
import org.carillon.contract.mailbox.watch.MailboxChanges;
import org.carillon.contract.mailbox.watch.TreeChange;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.store.rows.ListedKinds;

/**
 * Reads from the change log the changes in an account since a state. It does not use {@link
 * ChangeFeed}, since one row can say that many messages came into a mailbox.
 */
public final class AccountChangeReader {
  private static final int LIMIT = AccountChanges.MOST + 1;

  /**
   * Reads the state before the changes since the old one, so that changes in between are not lost.
   * A mailbox whose only changes fall in between is left for the next read, which it triggers.
   */
  private static final String MARK =
      """
      select modseq,\
       (select coalesce(max(modseq), 0) from mail_change where account = 0)\
       from mail_account where account = ?\
      """;

  private static final String MESSAGES =
      """
      select m.id, m.name, n.placed, n.expunged, n.flagged, m.messages, m.unseen, m.uidnext,\
       m.uidvalidity, m.modseq, n.first from\
       (select mailbox, min(modseq) as first, bool_or(kind = 1) as placed, bool_or(kind = 3) as expunged,\
       bool_or(kind in (2, 10)) as flagged from mail_change\
       where account = ? and modseq > ? and kind in (1, 2, 3, 10) group by mailbox) as n\
       join mailbox m on m.id = n.mailbox and m.removed is null and m.kind in\
      """
          + " "
          + ListedKinds.TO_MAIL
          + " limit "
          + LIMIT;

  /** Annotations set by one transaction count as one change. */
  private static final String TREE =
      """
      select c.kind, case when c.kind = 7 and c.mailbox = 0 then null\
       when c.kind in (5, 7) then coalesce(m.name, c.name) else c.name end, c.name, c.entries from\
       (select account, modseq, mailbox, kind, min(name) as name,\
       array_agg(name order by uid) as entries from mail_change\
       where (account = ? and modseq > ? or account = 0 and modseq > ?) and kind between 4 and 9\
       group by account, modseq, mailbox, kind) as c\
       left join mailbox m on m.id = c.mailbox where m.kind is null or m.kind in\
      """
          + " "
          + ListedKinds.TO_MAIL
          + " order by c.account, c.modseq limit "
          + LIMIT;

  private final SqlTransactions transactions;

  public AccountChangeReader(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** Returns the changes since the state, or only the current state; empty for no account. */
  public Optional<AccountChanges> since(long account, Optional<AccountState> since)
      throws SQLException {
    return transactions.read(connection -> since(connection, account, since));
  }

  private static Optional<AccountChanges> since(
      Connection connection, long account, Optional<AccountState> since) throws SQLException {
    List<AccountState> states = new ArrayList<>(1);
    List<MailboxChanges> mailboxes = new ArrayList<>();
    List<TreeChange> tree = new ArrayList<>();
    Pipeline reading =
        new Pipeline()
            .add(
                row -> states.add(new AccountState(row.getLong(1), row.getLong(2))), MARK, account);
    if (since.isPresent()) {
      AccountState from = since.get();
      reading.add(
          row -> {
            long first = row.getLong(11);
            if (states.stream().anyMatch(now -> first <= now.account())) {
              mailboxes.add(messages(row));
            }
          },
          MESSAGES,
          account,
          from.account());
      reading.add(row -> tree.add(tree(row)), TREE, account, from.account(), from.server());
    }
    reading.execute(connection);
    boolean tooMany = mailboxes.size() >= LIMIT || tree.size() >= LIMIT;
    return states.stream()
        .findFirst()
        .map(now -> new AccountChanges(now, mailboxes, tree, tooMany));
  }

  private static MailboxChanges messages(ResultSet row) throws SQLException {
    return new MailboxChanges(
        row.getLong(1),
        new MailboxName(row.getString(2)),
        row.getBoolean(3),
        row.getBoolean(4),
        row.getBoolean(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10));
  }

  private static TreeChange tree(ResultSet row) throws SQLException {
    Optional<MailboxName> mailbox = Optional.ofNullable(row.getString(2)).map(MailboxName::new);
    MailboxName logged = new MailboxName(row.getString(3));
    int kind = row.getInt(1);
    return switch (kind) {
      case ChangeKind.MADE -> new TreeChange.Made(logged);
      case ChangeKind.RENAMED -> new TreeChange.Renamed(logged, mailbox.orElse(logged));
      case ChangeKind.REMOVED -> new TreeChange.Removed(logged);
      case ChangeKind.SUBSCRIBED -> new TreeChange.Subscribed(logged, true);
      case ChangeKind.UNSUBSCRIBED -> new TreeChange.Subscribed(logged, false);
      case ChangeKind.ANNOTATED ->
          new TreeChange.Annotated(mailbox, List.of((String[]) row.getArray(4).getArray()));
      default -> throw new SQLException("The change log holds an unknown kind " + kind);
    };
  }
}

package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.watch.AccountNews;
import org.carillon.contract.mailbox.watch.MailboxNews;
import org.carillon.contract.mailbox.watch.NewsMark;
import org.carillon.contract.mailbox.watch.TreeNews;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.store.rows.ListedKinds;

/**
 * Reads from the change log what happened in an account behind a mark. Not by the {@link
 * ChangeFeed}: of many messages in a mailbox, one row says that they came.
 */
public final class NewsReader {
  private static final int LIMIT = AccountNews.MOST + 1;

  /**
   * The mark is read before what is behind it: what comes between is not lost. A mailbox where all
   * came between is left for the next reading, which is begun by that change.
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

  /** Annotations of one transaction are one piece of news. */
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

  /** Over a database. */
  public NewsReader(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * What happened since; without a mark, nothing but the mark. Empty when there is no such account.
   */
  public Optional<AccountNews> since(long account, Optional<NewsMark> since) throws SQLException {
    return transactions.read(connection -> since(connection, account, since));
  }

  private static Optional<AccountNews> since(
      Connection connection, long account, Optional<NewsMark> since) throws SQLException {
    List<NewsMark> marks = new ArrayList<>(1);
    List<MailboxNews> mailboxes = new ArrayList<>();
    List<TreeNews> tree = new ArrayList<>();
    Pipeline reading =
        new Pipeline()
            .add(row -> marks.add(new NewsMark(row.getLong(1), row.getLong(2))), MARK, account);
    if (since.isPresent()) {
      NewsMark from = since.get();
      reading.add(
          row -> {
            long first = row.getLong(11);
            if (marks.stream().anyMatch(now -> first <= now.account())) {
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
    return marks.stream().findFirst().map(now -> new AccountNews(now, mailboxes, tree, tooMany));
  }

  private static MailboxNews messages(ResultSet row) throws SQLException {
    return new MailboxNews(
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

  private static TreeNews tree(ResultSet row) throws SQLException {
    Optional<MailboxName> mailbox = Optional.ofNullable(row.getString(2)).map(MailboxName::new);
    MailboxName logged = new MailboxName(row.getString(3));
    int kind = row.getInt(1);
    return switch (kind) {
      case ChangeKind.MADE -> new TreeNews.Made(logged);
      case ChangeKind.RENAMED -> new TreeNews.Renamed(logged, mailbox.orElse(logged));
      case ChangeKind.REMOVED -> new TreeNews.Removed(logged);
      case ChangeKind.SUBSCRIBED -> new TreeNews.Subscribed(logged, true);
      case ChangeKind.UNSUBSCRIBED -> new TreeNews.Subscribed(logged, false);
      case ChangeKind.ANNOTATED ->
          new TreeNews.Annotated(mailbox, List.of((String[]) row.getArray(4).getArray()));
      default -> throw new SQLException("The change log holds an unknown kind " + kind);
    };
  }
}

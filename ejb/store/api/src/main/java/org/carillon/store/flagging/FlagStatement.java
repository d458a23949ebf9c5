package org.carillon.store.flagging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.carillon.database.Pipeline;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;

/**
 * Writes flag changes in mailboxes of any accounts with one statement, which checks itself whether
 * each mailbox is still as the changes assume.
 */
final class FlagStatement {
  /**
   * A statement sees what was committed before it began, but it updates the current version of a
   * row if its condition still holds (Read Committed). A mailbox whose modseq is not the expected
   * one any more is therefore left out, with everything that follows from its row. Every change of
   * a mailbox requires its account's lock. The statement takes the locks of those accounts that no
   * other transaction has locked.
   *
   * <p>Arrays are passed in sub-selects, so that the planner does not count their elements: it
   * would make a new plan for each number of them, which takes longer than the update.
   */
  private static final String WRITE =
      """
      with wanted as materialized (select * from unnest((select ?::bigint[]), (select ?::bigint[]),\
       (select ?::bigint[]), (select ?::bigint[]), (select ?::bigint[]))\
       as n (account, mailbox, modseq, unseen, deleted)),\
       message as materialized (select * from unnest((select ?::bigint[]), (select ?::bigint[]),\
       (select ?::bigint[]), (select ?::bigint[])) as n (mailbox, uid, before, flags)),\
       free as materialized (select account from mail_account\
       where account = any((select ?::bigint[])::bigint[]) order by account for update skip locked),\
       owner as (update mail_account a set modseq = a.modseq + 1\
       from free where a.account = free.account returning a.account, a.modseq),\
       box as (update mailbox m set modseq = o.modseq, unseen = m.unseen + w.unseen,\
       deleted = m.deleted + w.deleted\
       from wanted w join owner o on o.account = w.account\
       where m.id = w.mailbox and m.account = w.account and m.modseq = w.modseq\
       and m.removed is null\
       returning m.id, m.account, m.name, m.uidvalidity, m.uidnext, w.modseq as modseq_before,\
       m.messages, m.unseen, m.deleted, m.octets, m.modseq),\
       changed as (update placement p set flags = n.flags, modseq = b.modseq\
       from message n join box b on b.id = n.mailbox\
       where p.mailbox = n.mailbox and p.uid = n.uid),\
       logged as (insert into mail_change (account, modseq, mailbox, uid, flags, kind, at)\
       select b.account, b.modseq, b.id, n.uid, n.before, 2, now()\
       from message n join box b on b.id = n.mailbox)\
       select * from box\
      """;

  private FlagStatement() {}

  /**
   * Writes the changes that can be made. They are durable when the transaction commits.
   *
   * @param changes at most one for each mailbox, none of them empty
   * @return the commits of the mailboxes that were as their views show; the others, and those whose
   *     accounts another transaction has locked, were left alone
   */
  static List<MailboxCommit> write(Connection connection, Collection<Reflagging> changes)
      throws SQLException {
    Map<Long, Reflagging> byMailbox =
        changes.stream()
            .collect(Collectors.toMap(change -> change.view().mailbox(), change -> change));
    List<MailboxCommit> commits = new ArrayList<>();
    long[] accounts = of(changes, Reflagging::account);
    List<Long> mailboxes = new ArrayList<>();
    List<Reflagging.Message> messages = new ArrayList<>();
    for (Reflagging change : changes) {
      for (Reflagging.Message message : change.changed()) {
        mailboxes.add(change.view().mailbox());
        messages.add(message);
      }
    }
    new Pipeline()
        .add(
            row -> {
              MailboxRow mailbox = MailRows.mailbox(row);
              mailbox.modseq = row.getLong(11);
              commits.add(byMailbox.get(mailbox.id).commit(mailbox));
            },
            WRITE,
            accounts,
            of(changes, change -> change.view().mailbox()),
            of(changes, change -> change.view().highestModseq()),
            of(changes, Reflagging::unseen),
            of(changes, Reflagging::deleted),
            of(mailboxes, mailbox -> mailbox),
            of(messages, Reflagging.Message::uid),
            of(messages, Reflagging.Message::before),
            of(messages, Reflagging.Message::flags),
            accounts)
        .execute(connection);
    return commits;
  }

  private static <T> long[] of(Collection<T> rows, ToLongFunction<T> column) {
    return rows.stream().mapToLong(column).toArray();
  }
}

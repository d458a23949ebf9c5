package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.DeletedMail;

/** Brings back removed mailboxes and expunged messages. */
final class Recoverer {
  /** A placement each, and the counters'. */
  private static final int STEP = 900;

  /** Uses that another mailbox has taken meanwhile are lost. */
  private static final String RETURN_MAILBOX =
      """
      update mailbox set removed = null, name = ?, modseq = ?, uses = uses & ~(\
      select coalesce(bit_or(uses), 0::smallint) from mailbox where account = ? and removed is null)\
       where id = ?\
      """;

  private static final String GONE =
      """
      select c.modseq, c.uid, c.flags & ~?::bigint, i.octets + coalesce(length(c.prefix), 0)\
       from unnest(?::bigint[], ?::bigint[]) as n (modseq, uid)\
       join mail_change c on c.account = ? and c.mailbox = ? and c.modseq = n.modseq\
       and c.uid = n.uid join item i on i.id = c.item\
       where not exists (select 1 from placement p join mailbox l on l.id = p.mailbox\
       where p.item = c.item and l.account = c.account and l.removed is null)\
       order by c.saved, c.modseq, c.uid\
      """;

  /** Without item_key: an event or contact made anew meanwhile may have it. */
  private static final String RETURN_MESSAGES =
      """
      insert into placement (mailbox, uid, item, modseq, flags, saved, prefix)\
       select c.mailbox, n.uid, c.item, ?, c.flags & ~?::bigint, c.saved, c.prefix\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as n (old_modseq, old_uid, uid)\
       join mail_change c on c.account = ? and c.mailbox = ? and c.modseq = n.old_modseq\
       and c.uid = n.old_uid\
      """;

  private final SqlTransactions transactions;
  private final Quotas quotas;
  private final OpenMailboxes open;
  private final MailboxTree tree;

  Recoverer(SqlTransactions transactions, Quotas quotas, OpenMailboxes open, MailboxTree tree) {
    this.transactions = transactions;
    this.quotas = quotas;
    this.open = open;
    this.tree = tree;
  }

  /** What could be brought back that was deleted since then. */
  List<DeletedMail> list(long account, Instant since) throws SQLException {
    return transactions.read(
        connection -> {
          List<DeletedMail> found = new ArrayList<>();
          DeletedRows.removed(connection, account, since).forEach(one -> found.add(one.shown()));
          found.addAll(DeletedRows.expunged(connection, account, since));
          return found;
        });
  }

  /** Whether anything of the account is on hold, so that nothing of its log is trimmed. */
  boolean isHeld(long account) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("select 1 from hold where account = ? limit 1")) {
            select.setLong(1, account);
            try (ResultSet row = select.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  /** A mailbox that is there. */
  Optional<MailboxRow> mailbox(long account, String name) throws SQLException {
    return transactions.read(connection -> MailRows.mailbox(connection, account, name));
  }

  /** The mailboxes removed since then, the last one first. */
  List<DeletedRows.RemovedMailbox> removed(long account, Instant since) throws SQLException {
    return transactions.read(connection -> DeletedRows.removed(connection, account, since));
  }

  /** Brings a removed mailbox back under a name. */
  void returnMailbox(long account, long mailbox, MailboxName as) throws SQLException, Hindrance {
    MailboxTree.requireGood(as);
    long modseq = transactions.write(connection -> returnMailbox(connection, account, mailbox, as));
    open.treeCommitted(account, modseq);
  }

  private long returnMailbox(Connection connection, long account, long mailbox, MailboxName as)
      throws SQLException, Hindrance {
    MailRows.Locked locked = MailRows.lockRemoved(connection, account, mailbox);
    AccountRow owner = locked.owner();
    MailboxRow row = locked.mailbox();
    MailboxTree.requireFree(connection, account, as);
    if (!quotas.admit(owner, row.messages, row.octets)) {
      throw new Hindrance(new Obstacle.OverQuota());
    }
    owner.messages += row.messages;
    owner.octets += row.octets;
    tree.makeParents(connection, owner, as);
    Pipeline writes = new Pipeline().add(RETURN_MAILBOX, as.path(), owner.step(), account, mailbox);
    ChangeLog.tree(writes, owner, mailbox, ChangeLog.MADE, as.path());
    if (row.uidNext > 1) {
      ChangeLog.placed(
          writes,
          List.of(new ChangeLog.Placed(account, owner.step(), mailbox, 1, row.uidNext - 1)));
    }
    MailRows.save(writes, List.of(owner));
    writes.execute(connection);
    tree.requireRoom(connection, owner);
    return owner.modseq;
  }

  /**
   * Brings back what was expunged since then.
   *
   * @param mailbox only what was expunged from this one; 0 for all
   * @return how many messages
   */
  long returnMessages(long account, long mailbox, Instant since) throws SQLException, Hindrance {
    List<DeletedRows.Expunge> expunges =
        transactions.read(connection -> DeletedRows.expunges(connection, account, mailbox, since));
    requireRoom(account, expunges);
    Map<Long, List<DeletedRows.Expunge>> byMailbox = new LinkedHashMap<>();
    expunges.forEach(
        one -> byMailbox.computeIfAbsent(one.mailbox(), any -> new ArrayList<>()).add(one));
    long returned = 0;
    for (List<DeletedRows.Expunge> own : byMailbox.values()) {
      for (int from = 0; from < own.size(); from += STEP) {
        List<DeletedRows.Expunge> step = own.subList(from, Math.min(own.size(), from + STEP));
        Growth grown =
            transactions.write(
                connection -> returnStep(connection, account, step.getFirst().mailbox(), step));
        if (grown.size() > 0) {
          returned += grown.size();
          open.committed(List.of(MailboxCommit.of(grown)));
        }
      }
    }
    return returned;
  }

  private void requireRoom(long account, List<DeletedRows.Expunge> expunges)
      throws SQLException, Hindrance {
    long octets = expunges.stream().mapToLong(DeletedRows.Expunge::octets).sum();
    AccountRow owner = transactions.write(connection -> MailRows.lock(connection, account));
    if (!quotas.admit(owner, expunges.size(), octets)) {
      throw new Hindrance(new Obstacle.OverQuota());
    }
  }

  private static Growth returnStep(
      Connection connection, long account, long mailbox, List<DeletedRows.Expunge> step)
      throws SQLException, Hindrance {
    MailRows.Locked locked = MailRows.lock(connection, account, mailbox);
    AccountRow owner = locked.owner();
    Growth grown = new Growth(locked.mailbox());
    List<Long> modseqs = new ArrayList<>(step.size());
    List<Long> uids = new ArrayList<>(step.size());
    try (PreparedStatement select = connection.prepareStatement(GONE)) {
      select.setLong(1, Flag.DELETED.bit());
      select.setObject(2, step.stream().mapToLong(DeletedRows.Expunge::modseq).toArray());
      select.setObject(3, step.stream().mapToLong(DeletedRows.Expunge::uid).toArray());
      select.setLong(4, account);
      select.setLong(5, mailbox);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          modseqs.add(row.getLong(1));
          uids.add(row.getLong(2));
          grown.add(row.getLong(3), row.getLong(4));
          owner.messages++;
          owner.octets += row.getLong(4);
        }
      }
    }
    if (grown.size() == 0) {
      return grown;
    }
    grown.mailbox.modseq = owner.step();
    long[] newUids = new long[grown.size()];
    for (int i = 0; i < newUids.length; i++) {
      newUids[i] = grown.firstUid + i;
    }
    Pipeline writes =
        new Pipeline()
            .add(
                RETURN_MESSAGES,
                owner.step(),
                Flag.DELETED.bit(),
                modseqs.stream().mapToLong(Long::longValue).toArray(),
                uids.stream().mapToLong(Long::longValue).toArray(),
                newUids,
                account,
                mailbox);
    ChangeLog.placed(writes, List.of(grown.logged()));
    MailRows.save(writes, List.of(owner), List.of(grown.mailbox));
    writes.execute(connection);
    return grown;
  }
}

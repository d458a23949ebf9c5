package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.database.Pipeline;

/**
 * Changes of flags in mailboxes of any accounts, in one transaction and few statements however many
 * there are. Used once.
 */
final class FlagTransaction {
  private static final String UPDATE =
      """
      update placement p set flags = n.flags, modseq = n.modseq\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])\
       as n (mailbox, uid, flags, modseq)\
       where p.mailbox = n.mailbox and p.uid = n.uid\
      """;

  /** Whether it waits for accounts that somebody else has locked. */
  enum Patience {
    WAITING,
    SKIPPING
  }

  private final Connection connection;
  private final OpenMailboxes open;
  private final Patience patience;
  private final Map<Long, AccountRow> accounts = new HashMap<>();
  private final Map<Long, Reflagging> mailboxes = new HashMap<>();
  private final Map<Long, Keywords> keywords = new HashMap<>();

  FlagTransaction(Connection connection, OpenMailboxes open, Patience patience) {
    this.connection = connection;
    this.open = open;
    this.patience = patience;
  }

  /**
   * What became of them.
   *
   * @param answers one for each, in their order, due when the transaction is committed
   */
  record Outcome(List<FlagAnswer> answers, List<MailboxCommit> commits) {}

  /**
   * Writes everything; the caller commits. Whose messages have the flags already is answered at
   * once.
   */
  Outcome write(List<PendingFlags> pending) throws SQLException {
    lock(pending);
    look(pending);
    List<FlagAnswer> answers = new ArrayList<>(pending.size());
    for (PendingFlags one : pending) {
      answers.add(apply(one));
    }
    answerUnchanged(pending, answers);
    List<Reflagging> changed =
        mailboxes.values().stream()
            .filter(one -> one.mailbox.modseq > one.mailbox.modseqBefore)
            .toList();
    if (changed.isEmpty()) {
      // Locks alone would be synced to the disk like changes.
      connection.rollback();
    } else {
      write(changed.stream().map(one -> one.owner).distinct().toList(), changed);
    }
    return new Outcome(answers, changed.stream().map(Reflagging::commit).toList());
  }

  /** Locks the accounts, then reads the mailboxes, which is safe for those that are locked. */
  private void lock(List<PendingFlags> pending) throws SQLException {
    long[] owners = pending.stream().mapToLong(one -> one.account).sorted().distinct().toArray();
    long[] wanted = pending.stream().mapToLong(one -> one.mailbox).distinct().toArray();
    Pipeline reading = new Pipeline().keepPlans();
    switch (patience) {
      case WAITING -> MailRows.lockAll(reading, owners, accounts);
      case SKIPPING -> MailRows.lockFree(reading, owners, accounts);
    }
    List<MailboxRow> rows = new ArrayList<>(wanted.length);
    MailRows.mailboxes(reading, wanted, rows::add);
    reading.execute(connection);
    for (MailboxRow row : rows) {
      AccountRow owner = accounts.get(row.account);
      if (owner != null) {
        mailboxes.put(row.id, new Reflagging(owner, row));
      }
    }
  }

  private void look(List<PendingFlags> pending) throws SQLException {
    for (PendingFlags one : pending) {
      Reflagging mailbox = mailboxes.get(one.mailbox);
      if (mailbox != null && mailbox.mailbox.account == one.account) {
        mailbox.look(open.locked(connection, mailbox.mailbox), one.uids);
      }
    }
  }

  /** Where everything is as wished already nothing has to become durable. */
  private void answerUnchanged(List<PendingFlags> pending, List<FlagAnswer> answers) {
    for (int i = 0; i < pending.size(); i++) {
      Reflagging mailbox = mailboxes.get(pending.get(i).mailbox);
      if (answers.get(i) instanceof FlagAnswer.Stored
          && mailbox.mailbox.modseq == mailbox.mailbox.modseqBefore) {
        pending.get(i).answer(answers.get(i));
      }
    }
  }

  private FlagAnswer apply(PendingFlags one) throws SQLException {
    if (patience == Patience.SKIPPING && !accounts.containsKey(one.account)) {
      return new FlagAnswer.Alone();
    }
    Reflagging mailbox = mailboxes.get(one.mailbox);
    if (mailbox == null || mailbox.mailbox.account != one.account) {
      return new FlagAnswer.Hindered(Hindrance.noSuchMailbox().obstacle());
    }
    OptionalLong word = word(one);
    return word.isEmpty()
        ? new FlagAnswer.Hindered(new Obstacle.TooManyKeywords())
        : new FlagAnswer.Stored(mailbox.apply(one.uids, one.wish, word.getAsLong()));
  }

  private OptionalLong word(PendingFlags one) throws SQLException {
    if (!one.wish.hasKeywords()) {
      return OptionalLong.of(Keywords.system(one.wish.flags()));
    }
    Keywords known = keywords.get(one.mailbox);
    if (known == null) {
      known = Keywords.of(connection, one.mailbox);
      keywords.put(one.mailbox, known);
    }
    return one.wish.word(connection, known);
  }

  private void write(List<AccountRow> owners, List<Reflagging> changed) throws SQLException {
    List<ChangeLog.Flagged> log = new ArrayList<>();
    List<Long> flags = new ArrayList<>();
    for (Reflagging mailbox : changed) {
      for (Reflagging.Message message : mailbox.changed()) {
        log.add(
            new ChangeLog.Flagged(
                mailbox.owner.account,
                message.modseq(),
                mailbox.mailbox.id,
                message.uid(),
                message.before()));
        flags.add(message.flags());
      }
    }
    Pipeline writes =
        new Pipeline()
            .add(
                UPDATE,
                log.stream().mapToLong(ChangeLog.Flagged::mailbox).toArray(),
                log.stream().mapToLong(ChangeLog.Flagged::uid).toArray(),
                flags.stream().mapToLong(Long::longValue).toArray(),
                log.stream().mapToLong(ChangeLog.Flagged::modseq).toArray());
    ChangeLog.flagged(writes, log);
    MailRows.save(writes, owners, changed.stream().map(one -> one.mailbox).toList());
    writes.commit(connection);
  }
}

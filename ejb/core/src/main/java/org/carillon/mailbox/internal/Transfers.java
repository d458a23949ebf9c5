package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.contract.mailbox.Placed;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.jboss.logging.Logger;

/** COPY and MOVE (RFC 9051 §6.4.7, §6.4.8): new placements of the same items. */
final class Transfers {
  private static final Logger LOG = Logger.getLogger(Transfers.class);

  /** A row each to copy and three to move, and the counters'. */
  private static final int STEP = 330;

  private static final String SELECT =
      """
      select p.uid, p.item, p.flags, p.prefix, i.octets + coalesce(length(p.prefix), 0)\
       from placement p join item i on i.id = p.item\
       where p.mailbox = ? and p.uid = any(?::bigint[]) order by p.uid\
      """;
  private static final String OCTETS =
      """
      select coalesce(sum(i.octets + coalesce(length(p.prefix), 0)), 0)\
       from placement p join item i on i.id = p.item\
       where p.mailbox = ? and p.uid = any(?::bigint[])\
      """;
  private static final byte[] NOTHING = {};

  private final SqlTransactions transactions;
  private final Quotas quotas;
  private final OpenMailboxes open;
  private final Expunger expunger;

  Transfers(SqlTransactions transactions, Quotas quotas, OpenMailboxes open, Expunger expunger) {
    this.transactions = transactions;
    this.quotas = quotas;
    this.open = open;
    this.expunger = expunger;
  }

  private record Message(long uid, long item, long flags, byte[] prefix, long octets) {}

  /** What a step did. */
  private record Step(Growth grown, UidSet from, List<MailboxCommit> commits) {}

  /** Copies messages; if a later step is hindered, what the earlier ones made is taken back. */
  Placed copy(long account, long mailbox, UidSet wanted, MailboxName target)
      throws SQLException, Hindrance {
    long[] uids = Uids.in(open.view(account, mailbox), wanted);
    long uidValidity = uidValidity(account, target);
    transactions.write(connection -> requireRoom(connection, account, mailbox, uids));
    List<Step> done = new ArrayList<>();
    try {
      transfer(account, mailbox, uids, target, false, done);
    } catch (SQLException | Hindrance e) {
      takeBack(account, done, e);
      throw e;
    }
    return placed(uidValidity, done);
  }

  /** Moves messages; what a step moved stays moved when a later one is hindered. */
  Placed move(long account, long mailbox, UidSet wanted, MailboxName target)
      throws SQLException, Hindrance {
    long[] uids = Uids.in(open.view(account, mailbox), wanted);
    long uidValidity = uidValidity(account, target);
    List<Step> done = new ArrayList<>();
    try {
      transfer(account, mailbox, uids, target, true, done);
    } catch (SQLException | Hindrance e) {
      if (done.isEmpty()) {
        throw e;
      }
      LOG.warnf(e, "Only a part of the messages was moved to %s", target);
    }
    return placed(uidValidity, done);
  }

  private long uidValidity(long account, MailboxName target) throws SQLException, Hindrance {
    return transactions
        .read(connection -> MailRows.mailbox(connection, account, target.path()))
        .orElseThrow(() -> Hindrance.noSuchMailbox(target))
        .uidValidity;
  }

  private static Placed placed(long uidValidity, List<Step> steps) {
    UidSet.Builder source = new UidSet.Builder();
    UidSet.Builder target = new UidSet.Builder();
    for (Step step : steps) {
      step.from.forEach(source::add);
      for (long uid = step.grown.firstUid; uid <= step.grown.lastUid(); uid++) {
        target.add(uid);
      }
    }
    return new Placed(uidValidity, source.build(), target.build());
  }

  private void transfer(
      long account, long mailbox, long[] uids, MailboxName target, boolean move, List<Step> done)
      throws SQLException, Hindrance {
    for (int from = 0; from < uids.length; from += STEP) {
      long[] some = Uids.step(uids, from, STEP);
      Step step =
          transactions.write(connection -> step(connection, account, mailbox, some, target, move));
      open.committed(step.commits);
      if (step.grown.size() > 0) {
        done.add(step);
      }
    }
  }

  private Step step(
      Connection connection,
      long account,
      long mailbox,
      long[] uids,
      MailboxName name,
      boolean move)
      throws SQLException, Hindrance {
    MailRows.Locked locked = MailRows.lock(connection, account, mailbox);
    AccountRow owner = locked.owner();
    MailboxRow source = locked.mailbox();
    MailboxRow target =
        source.name.equals(name.path())
            ? source
            : MailRows.mailbox(connection, account, name.path())
                .orElseThrow(() -> Hindrance.noSuchMailbox(name));
    List<Message> messages = messages(connection, mailbox, uids);
    Growth grown = new Growth(target);
    if (messages.isEmpty()) {
      return new Step(grown, UidSet.EMPTY, List.of());
    }
    UidSet.Builder from = new UidSet.Builder();
    messages.forEach(message -> from.add(message.uid));
    Pipeline writes = new Pipeline();
    place(connection, writes, owner, source, grown, messages);
    MailboxCommit placed = MailboxCommit.of(grown);
    if (!move) {
      messages.forEach(message -> owner.messages++);
      messages.forEach(message -> owner.octets += message.octets);
      MailRows.save(writes, List.of(owner), List.of(target));
      writes.execute(connection);
      return new Step(grown, from.build(), List.of(placed));
    }
    ViewChange left = source == target ? placed.change() : new ViewChange();
    for (Expunger.Gone gone : Expunger.take(connection, owner, source, uids, 0)) {
      left.expunged(gone.uid());
    }
    boolean same = source == target;
    MailRows.save(writes, List.of(owner), same ? List.of(target) : List.of(source, target));
    writes.execute(connection);
    return new Step(
        grown,
        from.build(),
        same ? List.of(placed) : List.of(new MailboxCommit(source, left), placed));
  }

  private static List<Message> messages(Connection connection, long mailbox, long[] uids)
      throws SQLException {
    List<Message> messages = new ArrayList<>(uids.length);
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setLong(1, mailbox);
      select.setObject(2, uids);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          byte[] prefix = row.getBytes(4);
          messages.add(
              new Message(
                  row.getLong(1),
                  row.getLong(2),
                  row.getLong(3),
                  prefix == null ? NOTHING : prefix,
                  row.getLong(5)));
        }
      }
    }
    return messages;
  }

  private static void place(
      Connection connection,
      Pipeline writes,
      AccountRow owner,
      MailboxRow source,
      Growth grown,
      List<Message> messages)
      throws SQLException, Hindrance {
    MailboxRow target = grown.mailbox;
    target.modseq = owner.step();
    Translation words = new Translation(connection, source.id, target.id);
    NewPlacements placements = new NewPlacements();
    for (Message message : messages) {
      long flags = words.translate(message.flags);
      long uid = grown.add(flags, message.octets);
      placements.add(target.id, uid, message.item, target.modseq, flags, message.prefix);
    }
    placements.insert(writes, Instant.now());
    ChangeLog.placed(writes, List.of(grown.logged()));
  }

  private Void requireRoom(Connection connection, long account, long mailbox, long[] uids)
      throws SQLException, Hindrance {
    AccountRow owner = MailRows.lock(connection, account);
    try (PreparedStatement select = connection.prepareStatement(OCTETS)) {
      select.setLong(1, mailbox);
      select.setObject(2, uids);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        if (!quotas.admit(owner, uids.length, row.getLong(1))) {
          throw new Hindrance(new Obstacle.OverQuota());
        }
      }
    }
    return null;
  }

  private void takeBack(long account, List<Step> done, Exception why) {
    try {
      for (Step step : done) {
        long target = step.grown.mailbox.id;
        UidSet made = UidSet.range(step.grown.firstUid, step.grown.lastUid());
        expunger.remove(account, target, made);
      }
    } catch (SQLException | Hindrance e) {
      why.addSuppressed(e);
    }
  }
}

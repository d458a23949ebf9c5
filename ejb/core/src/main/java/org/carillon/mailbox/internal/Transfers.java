package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxView;
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

  /**
   * From where to where.
   *
   * @param owner the account that the messages are in
   * @param mailbox the mailbox that they are in
   * @param receiver the account that they come to
   * @param target the mailbox there
   * @param mask the bits of flags that are kept there
   * @param shown the mailbox that the messages are in, as the caller sees it
   */
  record Way(
      long owner, long mailbox, long receiver, MailboxName target, long mask, MailboxView shown) {}

  /** Copies messages; if a later step is hindered, what the earlier ones made is taken back. */
  Placed copy(Way way, UidSet wanted) throws SQLException, Hindrance {
    long[] uids = Uids.in(open.view(way.owner, way.mailbox), wanted);
    long uidValidity = uidValidity(way);
    transactions.write(connection -> requireRoom(connection, way, uids));
    List<Step> done = new ArrayList<>();
    try {
      transfer(way, uids, false, done);
    } catch (SQLException | Hindrance e) {
      takeBack(way, done, e);
      throw e;
    }
    return placed(uidValidity, done);
  }

  /** Moves messages; what a step moved stays moved when a later one is hindered. */
  Placed move(Way way, UidSet wanted) throws SQLException, Hindrance {
    long[] uids = Uids.in(open.view(way.owner, way.mailbox), wanted);
    long uidValidity = uidValidity(way);
    if (way.owner != way.receiver) {
      transactions.write(connection -> requireRoom(connection, way, uids));
    }
    List<Step> done = new ArrayList<>();
    try {
      transfer(way, uids, true, done);
    } catch (SQLException | Hindrance e) {
      if (done.isEmpty()) {
        throw e;
      }
      LOG.warnf(e, "Only a part of the messages was moved to %s", way.target);
    }
    return placed(uidValidity, done);
  }

  private long uidValidity(Way way) throws SQLException, Hindrance {
    return transactions
        .read(connection -> MailRows.mailbox(connection, way.receiver, way.target.path()))
        .orElseThrow(() -> Hindrance.noSuchMailbox(way.target))
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

  private void transfer(Way way, long[] uids, boolean move, List<Step> done)
      throws SQLException, Hindrance {
    for (int from = 0; from < uids.length; from += STEP) {
      long[] some = Uids.step(uids, from, STEP);
      Step step = transactions.write(connection -> step(connection, way, some, move));
      open.committed(step.commits);
      if (step.grown.size() > 0) {
        done.add(step);
      }
    }
  }

  private Step step(Connection connection, Way way, long[] uids, boolean move)
      throws SQLException, Hindrance {
    TransferRows rows = TransferRows.lock(connection, way);
    AccountRow owner = rows.owner();
    AccountRow receiver = rows.receiver();
    MailboxRow source = rows.source();
    MailboxRow target = rows.target();
    List<Message> messages = messages(connection, way.mailbox, uids);
    Growth grown = new Growth(target);
    if (messages.isEmpty()) {
      return new Step(grown, UidSet.EMPTY, List.of());
    }
    UidSet.Builder from = new UidSet.Builder();
    messages.forEach(message -> from.add(message.uid));
    Pipeline writes = new Pipeline();
    place(connection, writes, way, rows, grown, messages);
    messages.forEach(message -> receiver.messages++);
    messages.forEach(message -> receiver.octets += message.octets);
    MailboxCommit placed = MailboxCommit.of(grown);
    if (!move) {
      MailRows.save(writes, List.of(receiver), List.of(target));
      writes.execute(connection);
      return new Step(grown, from.build(), List.of(placed));
    }
    ViewChange left = source == target ? placed.change() : new ViewChange();
    for (Expunger.Gone gone : Expunger.take(connection, owner, source, uids, 0)) {
      owner.messages--;
      owner.octets -= gone.octets();
      left.expunged(gone.uid());
    }
    MailRows.save(writes, rows.accounts(), rows.mailboxes());
    writes.execute(connection);
    return new Step(
        grown,
        from.build(),
        source == target ? List.of(placed) : List.of(new MailboxCommit(source, left), placed));
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
      Way way,
      TransferRows rows,
      Growth grown,
      List<Message> messages)
      throws SQLException, Hindrance {
    MailboxRow target = grown.mailbox;
    target.modseq = rows.receiver().step();
    Translation words = new Translation(connection, rows.source().id, target.id);
    NewPlacements placements = new NewPlacements();
    for (Message message : messages) {
      long flags =
          words.translate(ReaderView.seenAs(way.shown, message.uid, message.flags) & way.mask);
      long uid = grown.add(flags, message.octets);
      placements.add(target.id, uid, message.item, target.modseq, flags, message.prefix);
    }
    placements.insert(writes, Instant.now());
    ChangeLog.placed(writes, List.of(grown.logged()));
  }

  private Void requireRoom(Connection connection, Way way, long[] uids)
      throws SQLException, Hindrance {
    AccountRow receiver = MailRows.lock(connection, way.receiver);
    try (PreparedStatement select = connection.prepareStatement(OCTETS)) {
      select.setLong(1, way.mailbox);
      select.setObject(2, uids);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        if (!quotas.admit(receiver, uids.length, row.getLong(1))) {
          throw new Hindrance(new Obstacle.OverQuota());
        }
      }
    }
    return null;
  }

  private void takeBack(Way way, List<Step> done, Exception why) {
    try {
      for (Step step : done) {
        long target = step.grown.mailbox.id;
        UidSet made = UidSet.range(step.grown.firstUid, step.grown.lastUid());
        expunger.remove(way.receiver, target, made);
      }
    } catch (SQLException | Hindrance e) {
      why.addSuppressed(e);
    }
  }
}

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

  /** How many go in one transaction. */
  private static final int STEP = 1000;

  /** Answers how many there are now, and their octets. */
  private static final String PLACE =
      """
      with placed as (insert into placement (mailbox, uid, item, modseq, flags, saved, prefix)\
       select ?, n.uid, p.item, ?, n.flags,\
       timestamptz 'epoch' + ? * interval '1 millisecond', p.prefix\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as n (source, uid, flags)\
       join placement p on p.mailbox = ? and p.uid = n.source returning item, prefix)\
       select count(*), coalesce(sum(i.octets + coalesce(length(p.prefix), 0)), 0)\
       from placed p left join item i on i.id = p.item\
      """;

  private static final String OCTETS =
      """
      select coalesce(sum(i.octets + coalesce(length(p.prefix), 0)), 0)\
       from placement p join item i on i.id = p.item\
       where p.mailbox = ? and p.uid = any(?::bigint[])\
      """;

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
    List<Step> done = new ArrayList<>();
    try {
      transfer(way, uids, false, done);
    } catch (SQLException | Hindrance e) {
      takeBack(way, done, e);
      throw e;
    }
    return placed(way, done);
  }

  /** Moves messages; what a step moved stays moved when a later one is hindered. */
  Placed move(Way way, UidSet wanted) throws SQLException, Hindrance {
    long[] uids = Uids.in(open.view(way.owner, way.mailbox), wanted);
    List<Step> done = new ArrayList<>();
    try {
      transfer(way, uids, true, done);
    } catch (SQLException | Hindrance e) {
      if (done.isEmpty()) {
        throw e;
      }
      LOG.warnf(e, "Only a part of the messages was moved to %s", way.target);
    }
    return placed(way, done);
  }

  private Placed placed(Way way, List<Step> steps) throws SQLException, Hindrance {
    UidSet.Builder source = new UidSet.Builder();
    UidSet.Builder target = new UidSet.Builder();
    for (Step step : steps) {
      step.from.forEach(source::add);
      target.addRange(step.grown.firstUid, step.grown.lastUid());
    }
    long uidValidity =
        steps.isEmpty() ? uidValidity(way) : steps.getFirst().grown.mailbox.uidValidity;
    return new Placed(uidValidity, source.build(), target.build());
  }

  private long uidValidity(Way way) throws SQLException, Hindrance {
    return transactions
        .read(connection -> MailRows.mailbox(connection, way.receiver, way.target.path()))
        .orElseThrow(() -> Hindrance.noSuchMailbox(way.target))
        .uidValidity;
  }

  private void transfer(Way way, long[] uids, boolean move, List<Step> done)
      throws SQLException, Hindrance {
    boolean grows = !move || way.owner != way.receiver;
    if (grows && uids.length > STEP) {
      transactions.write(connection -> requireRoom(connection, way, uids));
    }
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
    IndexView view = open.locked(connection, source);
    Flagged messages = Flagged.of(view, uids, 0);
    Growth grown = new Growth(target);
    if (messages.uids().length == 0) {
      return new Step(grown, UidSet.EMPTY, List.of());
    }
    long octets = place(connection, way, rows, grown, messages);
    if ((!move || owner != receiver) && !quotas.admit(receiver, grown.size(), octets)) {
      throw new Hindrance(new Obstacle.OverQuota());
    }
    receiver.messages += grown.size();
    receiver.octets += octets;
    target.octets += octets;
    MailboxCommit placed = MailboxCommit.of(grown);
    List<MailboxCommit> commits = List.of(placed);
    if (move) {
      ViewChange left = source == target ? placed.change() : new ViewChange();
      for (Expunger.Gone gone : Expunger.take(connection, owner, source, messages)) {
        owner.messages--;
        owner.octets -= gone.octets();
        left.expunged(gone.uid());
      }
      commits = source == target ? commits : List.of(new MailboxCommit(source, left), placed);
    }
    Pipeline writes = new Pipeline();
    ChangeLog.placed(writes, List.of(grown.logged()));
    rows.accounts().forEach(quotas::compare);
    MailRows.save(writes, rows.accounts(), rows.mailboxes());
    writes.execute(connection);
    return new Step(grown, UidSet.inOrder(messages.uids()), commits);
  }

  /** Makes the placements; answers their octets, which are not counted yet. */
  private static long place(
      Connection connection, Way way, TransferRows rows, Growth grown, Flagged messages)
      throws SQLException, Hindrance {
    MailboxRow target = grown.mailbox;
    target.modseq = rows.receiver().step();
    Translation words = new Translation(connection, rows.source().id, target.id);
    long[] uids = new long[messages.uids().length];
    long[] flags = new long[uids.length];
    for (int i = 0; i < uids.length; i++) {
      long seen = ReaderView.seenAs(way.shown, messages.uids()[i], messages.flags()[i]);
      flags[i] = words.translate(seen & way.mask);
      uids[i] = grown.add(flags[i], 0);
    }
    long[] made = new long[2];
    new Pipeline()
        .add(
            row -> {
              made[0] = row.getLong(1);
              made[1] = row.getLong(2);
            },
            PLACE,
            target.id,
            target.modseq,
            Instant.now().toEpochMilli(),
            messages.uids(),
            uids,
            flags,
            way.mailbox)
        .execute(connection);
    if (made[0] != uids.length) {
      throw new IllegalStateException("The view shows messages that are not there");
    }
    return made[1];
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

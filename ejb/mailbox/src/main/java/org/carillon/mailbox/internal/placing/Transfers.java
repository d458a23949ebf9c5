package org.carillon.mailbox.internal.placing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.FileLimits;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.expunging.Expunger;
import org.carillon.store.flagging.Translation;
import org.carillon.store.index.Flagged;
import org.carillon.store.index.IndexView;
import org.carillon.store.index.ReaderView;
import org.carillon.store.index.Uids;
import org.carillon.store.opening.ChangeLog;
import org.carillon.store.opening.LoggedExpunge;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.opening.PlacedRange;
import org.carillon.store.quota.Quotas;
import org.carillon.store.quota.Recounting;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.Counted;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.viewing.ViewChange;
import org.jboss.logging.Logger;

/** COPY and MOVE (RFC 9051 §6.4.7, §6.4.8). They create new placements of the same items. */
public final class Transfers {
  private static final Logger LOG = Logger.getLogger(Transfers.class);

  /**
   * The number of messages that are transferred in one transaction, and so all or none even after a
   * crash. The accounts stay locked meanwhile, for about a quarter of a second.
   */
  public static final int STEP = 10_000;

  /** Copies placements and returns their number and octets. A free message key is kept. */
  private static final String COPY =
      """
      with source as (select row_number() over (order by uid) as number, item, thread, octets,\
       item_key, prefix from placement where mailbox = ? and uid = any(?::bigint[])),\
       placed as (insert into placement\
       (mailbox, uid, item, thread, modseq, flags, saved, octets, item_key, prefix)\
       select ?, ? + number - 1, item, thread, ?, (?::bigint[])[number],\
       timestamptz 'epoch' + ? * interval '1 millisecond', octets,\
       case when item_key is not null and not exists (select 1 from placement t\
       where t.mailbox = ? and t.item_key = source.item_key) then item_key end, prefix from source)\
       select count(*), coalesce(sum(octets), 0) from source\
      """;

  private static final String OCTETS =
      """
      select coalesce(sum(octets), 0) from placement where mailbox = ? and uid = any(?::bigint[])\
      """;

  private final SqlTransactions transactions;
  private final Recounting recounting;
  private final Quotas quotas;
  private final OpenMailboxes open;
  private final Expunger expunger;
  private final FileLimits bounds;

  public Transfers(
      SqlTransactions transactions,
      Quotas quotas,
      OpenMailboxes open,
      Expunger expunger,
      FileLimits bounds) {
    this.bounds = bounds;
    this.transactions = transactions;
    this.recounting = new Recounting(transactions);
    this.quotas = quotas;
    this.open = open;
    this.expunger = expunger;
  }

  /** The result of a step. */
  private record Step(PlacedRange grown, UidSet from, List<MailboxCommit> commits) {}

  /**
   * A transfer of messages.
   *
   * @param owner the account that has the messages
   * @param mailbox the mailbox that has the messages
   * @param to the target mailbox
   * @param mask the bits of the flags that are kept there
   * @param shown the source mailbox, as the caller sees it
   */
  public record Way(long owner, long mailbox, ResolvedMailbox to, long mask, MailboxView shown) {

    /** Returns the account that gets the messages. */
    long receiver() {
      return to.owner();
    }

    /** Returns the target mailbox's name in that account. */
    MailboxName target() {
      return to.name();
    }
  }

  /** Copies messages. If a later step fails, the results of the earlier steps are removed. */
  Placed copy(Way way, UidSet wanted) throws SQLException, RefusedException {
    long[] uids = Uids.in(open.view(way.owner, way.mailbox), wanted);
    List<Step> done = new ArrayList<>();
    try {
      transfer(way, uids, false, done);
    } catch (SQLException | RefusedException e) {
      takeBack(way, done, e);
      throw e;
    }
    return placed(way, done);
  }

  /** Moves messages. If a step fails, those of earlier steps stay moved. */
  public Placed move(Way way, UidSet wanted) throws SQLException, RefusedException {
    long[] uids = Uids.in(open.view(way.owner, way.mailbox), wanted);
    List<Step> done = new ArrayList<>();
    try {
      transfer(way, uids, true, done);
    } catch (SQLException | RefusedException e) {
      if (done.isEmpty()) {
        throw e;
      }
      LOG.warnf(e, "Only some of the messages were moved to %s", way.target());
    }
    return placed(way, done);
  }

  private Placed placed(Way way, List<Step> steps) throws SQLException, RefusedException {
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

  private long uidValidity(Way way) throws SQLException, RefusedException {
    return transactions.read(way.to::row).uidValidity;
  }

  private void transfer(Way way, long[] uids, boolean move, List<Step> done)
      throws SQLException, RefusedException {
    boolean grows = !move || way.owner != way.receiver();
    if (grows && uids.length > STEP) {
      transactions.write(connection -> requireRoom(connection, way, uids));
    }
    for (int from = 0; from < uids.length; from += STEP) {
      long[] some = Uids.step(uids, from, STEP);
      Step step =
          recounting.write(
              LongStream.of(way.owner, way.receiver()),
              connection -> step(connection, way, some, move));
      open.committed(step.commits);
      if (step.grown.size() > 0) {
        done.add(step);
      }
    }
  }

  private Step step(Connection connection, Way way, long[] uids, boolean move)
      throws SQLException, RefusedException {
    TransferRows rows = TransferRows.lock(connection, way);
    AccountRow owner = rows.owner();
    AccountRow receiver = rows.receiver();
    MailboxRow source = rows.source();
    MailboxRow target = rows.target();
    IndexView view = open.locked(connection, source);
    Flagged messages = Flagged.of(view, uids, 0);
    PlacedRange grown = new PlacedRange(target);
    if (messages.size() == 0) {
      return new Step(grown, UidSet.EMPTY, List.of());
    }
    grow(connection, way, rows, grown, messages);
    LoggedExpunge expunge = new LoggedExpunge(owner, source, messages);
    long octets =
        move ? expunge.moveTo(grown, connection) : copy(connection, source, grown, messages.uids());
    if ((!move || owner != receiver) && !quotas.admit(receiver, grown.size(), octets)) {
      throw new RefusedException(MailboxFailure.overQuota());
    }
    receiver.messages += grown.size();
    receiver.octets += octets;
    target.octets += octets;
    if (move) {
      owner.messages -= messages.size();
      owner.octets -= octets;
    }
    rows.accounts().forEach(quotas::compare);
    grown.counted(receiver);
    MailboxCommit placed = MailboxCommit.of(grown);
    List<MailboxCommit> commits = List.of(placed);
    if (move) {
      ViewChange left = source == target ? placed.change() : new ViewChange();
      LongStream.of(messages.uids()).forEach(left::expunged);
      commits = source == target ? commits : List.of(new MailboxCommit(source, left), placed);
    }
    Pipeline writes = new Pipeline();
    ChangeLog.placed(writes, List.of(grown.logged()));
    MailRows.save(writes, rows.accounts(), rows.mailboxes());
    writes.execute(connection);
    if (!move || owner != receiver || !bounds.bound(source.name)) {
      bounds.requireRoom(connection, receiver.account, target.name);
    }
    return new Step(grown, UidSet.inOrder(messages.uids()), commits);
  }

  /** Gives the messages their UIDs and flags in the target mailbox. */
  private static void grow(
      Connection connection, Way way, TransferRows rows, PlacedRange grown, Flagged messages)
      throws SQLException, RefusedException {
    MailboxRow target = grown.mailbox;
    if (target.lacksUids(messages.size())) {
      throw new RefusedException(MailboxFailure.noMoreUids());
    }
    target.modseq = rows.receiver().step();
    Translation words = new Translation(connection, rows.source().id, target.id);
    for (int i = 0; i < messages.size(); i++) {
      long seen = ReaderView.seenAs(way.shown, messages.uids()[i], messages.flags()[i]);
      grown.add(words.translate(seen & way.mask), 0);
    }
  }

  /** Creates the placements and returns their octets, which are not counted yet. */
  private static long copy(Connection connection, MailboxRow source, PlacedRange grown, long[] uids)
      throws SQLException {
    Counted counted = new Counted();
    new Pipeline()
        .add(
            counted,
            COPY,
            source.id,
            uids,
            grown.mailbox.id,
            grown.firstUid,
            grown.mailbox.modseq,
            grown.flags(),
            Instant.now().toEpochMilli(),
            grown.mailbox.id)
        .execute(connection);
    return counted.octetsOf(uids.length);
  }

  private Void requireRoom(Connection connection, Way way, long[] uids)
      throws SQLException, RefusedException {
    AccountRow receiver = MailRows.lock(connection, way.receiver());
    try (PreparedStatement select = connection.prepareStatement(OCTETS)) {
      select.setLong(1, way.mailbox);
      select.setObject(2, uids);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        if (!quotas.admit(receiver, uids.length, row.getLong(1))) {
          throw new RefusedException(MailboxFailure.overQuota());
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
        expunger.remove(way.receiver(), target, made);
      }
    } catch (SQLException | RefusedException e) {
      why.addSuppressed(e);
    }
  }
}

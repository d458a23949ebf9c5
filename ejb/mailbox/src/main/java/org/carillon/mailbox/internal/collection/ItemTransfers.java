package org.carillon.mailbox.internal.collection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.database.Pipeline;
import org.carillon.mailbox.FileLimits;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.delivery.KeyedItem;
import org.carillon.store.flagging.Translation;
import org.carillon.store.index.Flagged;
import org.carillon.store.item.ItemKey;
import org.carillon.store.opening.ChangeLog;
import org.carillon.store.opening.LoggedExpunge;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.opening.PlacedRange;
import org.carillon.store.opening.Replaced;
import org.carillon.store.quota.Quotas;
import org.carillon.store.quota.Recounting;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.Counted;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.viewing.ViewChange;

/**
 * Moves or copies one item by its key. The item is a new placement of the same octets. The item
 * that has the new key is removed in the same transaction, so at no moment are there two items or
 * none.
 */
final class ItemTransfers {
  private static final String COPY =
      """
      with source as (select item, thread, octets, prefix from placement where mailbox = ? and uid = ?),\
       placed as (insert into placement\
       (mailbox, uid, item, thread, modseq, flags, saved, octets, item_key, prefix)\
       select ?, ?, item, thread, ?, ?, timestamptz 'epoch' + ? * interval '1 millisecond', octets, ?,\
       prefix from source)\
       select count(*), coalesce(sum(octets), 0) from source\
      """;

  private static final String KEY =
      "update placement set item_key = ?, object_uid = ? where mailbox = ? and uid = ?";

  private static final String OBJECT_UID =
      "select object_uid from placement where mailbox = ? and uid = ?";

  private final Recounting recounting;
  private final Quotas quotas;
  private final OpenMailboxes open;
  private final FileLimits bounds;

  ItemTransfers(Recounting recounting, Quotas quotas, OpenMailboxes open, FileLimits bounds) {
    this.bounds = bounds;
    this.recounting = recounting;
    this.quotas = quotas;
    this.open = open;
  }

  /**
   * A move or copy to be done.
   *
   * @param from the collection that has the item
   * @param to the collection that gets it
   * @param mayReplace whether an item that has the new key may be replaced
   * @param moves whether the item is removed from its first place
   */
  record TransferRequest(
      CollectionRows.Row from,
      ItemKey key,
      CollectionRows.Row to,
      ItemKey newKey,
      boolean mayReplace,
      boolean moves) {

    private boolean isNothing() {
      return from.id() == to.id() && key.equals(newKey);
    }
  }

  private record Done(Answer<PutItem> answer, List<MailboxCommit> commits) {
    static Done not(Failure failure) {
      return new Done(Answer.failed(failure), List.of());
    }
  }

  Answer<PutItem> transfer(TransferRequest request) throws SQLException, RefusedException {
    Done done =
        recounting.write(
            LongStream.of(request.from.owner(), request.to.owner()),
            connection -> transfer(connection, request));
    open.committed(done.commits);
    return done.answer;
  }

  /** The locked accounts, and the collections. If both ends are the same, so is the object. */
  private record Rows(AccountRow owner, AccountRow receiver, MailboxRow source, MailboxRow target) {
    /** Locks the accounts in the order of their ids, as all other code does. */
    static Rows lock(Connection connection, TransferRequest request)
        throws SQLException, RefusedException {
      long[] accounts =
          LongStream.of(request.from.owner(), request.to.owner()).sorted().distinct().toArray();
      Map<Long, AccountRow> locked = new HashMap<>();
      Map<Long, MailboxRow> mailboxes = new HashMap<>();
      Pipeline reading = new Pipeline();
      MailRows.lockAll(reading, accounts, locked);
      MailRows.mailboxes(
          reading,
          LongStream.of(request.from.id(), request.to.id()).distinct().toArray(),
          row -> mailboxes.put(row.id, row));
      reading.execute(connection);
      MailboxRow source = mailboxes.get(request.from.id());
      MailboxRow target = mailboxes.get(request.to.id());
      if (locked.size() < accounts.length
          || source == null
          || target == null
          || source.account != request.from.owner()
          || target.account != request.to.owner()) {
        throw RefusedException.noSuchMailbox();
      }
      return new Rows(
          locked.get(request.from.owner()), locked.get(request.to.owner()), source, target);
    }

    List<AccountRow> accounts() {
      return owner == receiver ? List.of(owner) : List.of(owner, receiver);
    }

    List<MailboxRow> mailboxes() {
      return source == target ? List.of(target) : List.of(source, target);
    }
  }

  private Done transfer(Connection connection, TransferRequest request)
      throws SQLException, RefusedException {
    Rows rows = Rows.lock(connection, request);
    Optional<KeyedItem> item = KeyedItem.of(connection, rows.source.id, request.key.value());
    if (item.isEmpty()) {
      return Done.not(new Failure.NotFound("item", request.key.value()));
    }
    if (request.isNothing()) {
      return new Done(
          new Answer.Done<>(
              new PutItem(item.get().tag(), item.get().uid(), true, true, Optional.empty())),
          List.of());
    }
    Optional<String> objectUid =
        request.moves ? objectUid(connection, rows.source.id, item.get().uid()) : Optional.empty();
    KeyedItem.There found =
        KeyedItem.of(
            connection,
            rows.target.id,
            request.newKey.value(),
            objectUid.filter(_ -> rows.source != rows.target));
    if (found.other().isPresent()) {
      return Done.not(ItemPlacing.uidTaken(found.other().get()));
    }
    Optional<KeyedItem> there = found.item();
    if (there.isPresent() && !request.mayReplace) {
      return Done.not(ItemPlacing.mayNotExpunge());
    }
    if (rows.target.lacksUids(1)) {
      return Done.not(new Failure.LimitReached(Limit.UIDS, 0));
    }
    return moved(connection, request, rows, item.get(), objectUid, there);
  }

  private static Optional<String> objectUid(Connection connection, long mailbox, long uid)
      throws SQLException {
    List<String> found = new ArrayList<>(1);
    new Pipeline()
        .add(
            row -> Optional.ofNullable(row.getString(1)).ifPresent(found::add),
            OBJECT_UID,
            mailbox,
            uid)
        .execute(connection);
    return found.stream().findFirst();
  }

  private Done moved(
      Connection connection,
      TransferRequest request,
      Rows rows,
      KeyedItem item,
      Optional<String> objectUid,
      Optional<KeyedItem> there)
      throws SQLException, RefusedException {
    Flagged message = Flagged.of(open.locked(connection, rows.source), new long[] {item.uid()}, 0);
    if (message.size() == 0) {
      return Done.not(new Failure.TryLater("The item is being changed. Try again."));
    }
    if (there.isPresent()) {
      Replaced leaving = new Replaced(rows.target.account, rows.target.id, there.get().uid());
      leaving.countOut(connection, rows.receiver);
      leaving.take(connection, rows.receiver, rows.target);
    }
    rows.target.modseq = rows.receiver.step();
    PlacedRange grown = new PlacedRange(rows.target);
    Translation words = new Translation(connection, rows.source.id, rows.target.id);
    long uid = grown.add(words.translate(message.flags()[0]), 0);
    long octets =
        request.moves
            ? new LoggedExpunge(rows.owner, rows.source, message).moveTo(grown, connection)
            : copy(connection, rows.source, grown, item.uid(), request.newKey);
    if (request.moves) {
      new Pipeline()
          .add(KEY, request.newKey.value(), objectUid.orElse(null), rows.target.id, uid)
          .execute(connection);
    }
    if ((!request.moves || rows.owner != rows.receiver)
        && !quotas.admit(rows.receiver, 1, octets)) {
      // Nothing is stored, because this ends the transaction.
      throw new RefusedException(new Failure.LimitReached(Limit.QUOTA, 0));
    }
    count(request, rows, octets);
    grown.counted(rows.receiver);
    Pipeline writes = new Pipeline();
    ChangeLog.placed(writes, List.of(grown.logged()));
    MailRows.save(writes, rows.accounts(), rows.mailboxes());
    writes.execute(connection);
    if (!request.moves || rows.owner != rows.receiver || !bounds.bound(rows.source.name)) {
      bounds.requireRoom(connection, rows.receiver.account, rows.target.name);
    }
    PutItem put = new PutItem(item.tag(), uid, there.isPresent(), true, Optional.empty());
    return new Done(new Answer.Done<>(put), commits(request, rows, grown, item, there));
  }

  private void count(TransferRequest request, Rows rows, long octets) {
    rows.receiver.messages++;
    rows.receiver.octets += octets;
    rows.target.octets += octets;
    if (request.moves) {
      rows.owner.messages--;
      rows.owner.octets -= octets;
    }
    rows.accounts().forEach(quotas::compare);
  }

  private static List<MailboxCommit> commits(
      TransferRequest request,
      Rows rows,
      PlacedRange grown,
      KeyedItem item,
      Optional<KeyedItem> there) {
    MailboxCommit placed = MailboxCommit.of(grown);
    there.ifPresent(of -> placed.change().expunged(of.uid()));
    List<MailboxCommit> commits = new ArrayList<>(2);
    if (request.moves && rows.source == rows.target) {
      placed.change().expunged(item.uid());
    } else if (request.moves) {
      ViewChange left = new ViewChange();
      left.expunged(item.uid());
      commits.add(new MailboxCommit(rows.source, left));
    }
    commits.add(placed);
    return commits;
  }

  private static long copy(
      Connection connection, MailboxRow source, PlacedRange grown, long uid, ItemKey key)
      throws SQLException {
    Counted counted = new Counted();
    new Pipeline()
        .add(
            counted,
            COPY,
            source.id,
            uid,
            grown.mailbox.id,
            grown.firstUid,
            grown.mailbox.modseq,
            grown.flags(0),
            Instant.now().toEpochMilli(),
            key.value())
        .execute(connection);
    return counted.octetsOf(1);
  }
}

package org.carillon.mailbox.internal.collection;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.carillon.audit.AuditEntry;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.FileLimits;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.NewItem;
import org.carillon.mailbox.collection.OpenCollection;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.internal.access.OperationAnswers;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.mailbox.tree.MailboxTree;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.collection.ItemChangeReader;
import org.carillon.store.collection.ItemContents;
import org.carillon.store.collection.ItemRows;
import org.carillon.store.collection.MirrorWriting;
import org.carillon.store.delivery.KeyedItem;
import org.carillon.store.expunging.Expunger;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemChanges;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.store.item.Precondition;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.quota.Recounting;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.RefusedException;

/** The collections as users work with them, with rights of {@link MailboxAuthorization}. */
public final class StoredCollections implements Collections {
  private final SqlTransactions transactions;
  private final Recounting recounting;
  private final Spools spools;
  private final Blobs blobs;
  private final OpenMailboxes open;
  private final MailboxAuthorization authorization;
  private final MailboxTree tree;
  private final ItemPlacing placing;
  private final CollectionLists lists;
  private final ItemTransfers transfers;
  private final boolean redacts;

  /**
   * Creates the collections over the store.
   *
   * @param bounds the limits of file folders besides quotas
   * @param redacts true if the calling component hides details in what it shows; then users who may
   *     only know when things take place get the items, too
   */
  public StoredCollections(
      StoreParts store,
      Spools spools,
      MailboxAuthorization authorization,
      MailboxTree tree,
      FileLimits bounds,
      boolean redacts) {
    this.redacts = redacts;
    this.transactions = store.transactions();
    this.recounting = new Recounting(transactions);
    this.spools = spools;
    this.blobs = store.blobs();
    this.open = store.open();
    this.authorization = authorization;
    this.tree = tree;
    this.lists = new CollectionLists(transactions, authorization);
    this.placing = new ItemPlacing(store.quotas(), store.deliveries(), bounds);
    this.transfers = new ItemTransfers(recounting, store.quotas(), open, bounds);
  }

  @Override
  public Answer<List<CollectionEntry>> list(Caller caller) {
    return answer(caller, () -> new Answer.Done<>(lists.of(caller.account(), false)));
  }

  @Override
  public Answer<List<CollectionEntry>> home(Caller caller) {
    return answer(caller, () -> new Answer.Done<>(lists.of(caller.account(), true)));
  }

  @Override
  public Answer<OpenCollection> opened(Caller caller, MailboxName name) {
    return answer(
        caller,
        () -> {
          ResolvedMailbox place = authorization.named(caller.account(), name);
          if (place.rights().has(Right.READ)) {
            return found(caller, place);
          }
          Answer<OpenCollection> glimpsed = found(caller, place.require(Right.LOOKUP));
          if (glimpsed instanceof Answer.Done<OpenCollection>(OpenCollection open)
              && !MailboxAuthorization.showsTimes(open.kind())) {
            place.require(Right.READ);
          }
          return glimpsed;
        });
  }

  private void requireItems(OpenCollection open) throws RefusedException {
    if (!redacts) {
      open.place().require(Right.READ);
    }
  }

  /** Throws unless the caller may get the items of a collection. */
  private void requireItems(Caller caller, long collection) throws SQLException, RefusedException {
    if (redacts) {
      authorization.glimpsed(caller.account(), collection);
    } else {
      authorization.at(caller.account(), collection, Right.READ);
    }
  }

  private Answer<OpenCollection> found(Caller caller, ResolvedMailbox place) throws SQLException {
    return transactions
        .read(connection -> CollectionRows.named(connection, place.owner(), place.name().path()))
        .filter(row -> place.is(row.id()))
        .<Answer<OpenCollection>>map(
            row -> new Answer.Done<>(opened(caller, row, place.shown(), place)))
        .orElseGet(() -> noSuchCollection(place.shown().path()));
  }

  private static OpenCollection opened(
      Caller caller, CollectionRows.Row row, MailboxName shown, ResolvedMailbox place) {
    return new OpenCollection(
        caller, CollectionLists.entry(row, shown, place.rights()), row, place);
  }

  @Override
  public Answer<OpenCollection> opened(Caller caller, long collection) {
    return answer(
        caller,
        () -> opened(caller, collection, authorization.glimpsed(caller.account(), collection)));
  }

  private Answer<OpenCollection> opened(Caller caller, long collection, ResolvedMailbox place)
      throws SQLException, RefusedException {
    Person person = authorization.person(caller.account());
    return transactions
        .read(connection -> CollectionRows.one(connection, collection))
        .<Answer<OpenCollection>>map(
            row ->
                new Answer.Done<>(
                    opened(
                        caller,
                        row,
                        row.owner() == caller.account()
                            ? new MailboxName(row.name())
                            : authorization.name(person, row.owner(), row.name()),
                        place)))
        .orElseGet(() -> noSuchCollection(""));
  }

  @Override
  public Answer<CollectionEntry> create(Caller caller, MailboxName name, CollectionKind kind) {
    return answer(
        caller,
        () -> {
          ResolvedMailbox place = authorization.below(caller.account(), name);
          tree.create(place, kind, Set.of(), AuditEntry.NONE);
          return found(caller, authorization.named(caller.account(), name, Right.LOOKUP))
              .map(OpenCollection::entry);
        });
  }

  @Override
  public Spool spool(Caller caller, long size) {
    return spools.open(size);
  }

  @Override
  public Answer<PutItem> put(OpenCollection into, ItemKey key, Precondition when, NewItem item) {
    return answer(
        into.caller(),
        () -> {
          Optional<Failure> bad = problem(key);
          if (bad.isPresent()) {
            return Answer.failed(bad.get());
          }
          return placing.put(into.row(), into.place().require(Right.INSERT), key, when, item);
        });
  }

  @Override
  public Answer<PutItem> put(
      Caller caller, long collection, ItemKey key, Precondition when, NewItem item) {
    return answer(
            caller,
            () ->
                opened(
                    caller,
                    collection,
                    authorization.at(caller.account(), collection, Right.INSERT)))
        .then(into -> put(into, key, when, item));
  }

  @Override
  public Answer<OpenItem> open(Caller caller, long collection, ItemKey key) {
    return answer(
        caller,
        () -> {
          requireItems(caller, collection);
          Optional<ItemContents.Located> found =
              problem(key).isPresent()
                  ? Optional.empty()
                  : transactions.read(connection -> ItemContents.of(connection, collection, key));
          return found.isEmpty() ? noSuchItem(key) : new Answer.Done<>(found.get().open(blobs));
        });
  }

  @Override
  public Answer<List<OpenItem>> open(Caller caller, long collection, List<ItemKey> keys) {
    return answer(
        caller,
        () -> {
          if (keys.size() > MOST) {
            return tooMany("keys");
          }
          requireItems(caller, collection);
          List<ItemKey> possible =
              keys.stream().filter(key -> problem(key).isEmpty()).distinct().toList();
          List<OpenItem> opened = new ArrayList<>(possible.size());
          try {
            for (ItemContents.Located located :
                transactions.read(
                    connection -> ItemContents.of(connection, collection, possible))) {
              opened.add(located.open(blobs));
            }
          } catch (IOException | SQLException | RuntimeException e) {
            opened.forEach(OpenItem::close);
            throw e;
          }
          return new Answer.Done<>(opened);
        });
  }

  @Override
  public Answer<List<ItemEntry>> items(Caller caller, long collection, List<ItemKey> keys) {
    return answer(
        caller,
        () -> {
          if (keys.size() > MOST) {
            return tooMany("keys");
          }
          requireItems(caller, collection);
          List<ItemKey> possible =
              keys.stream().filter(key -> problem(key).isEmpty()).distinct().toList();
          return new Answer.Done<>(
              transactions.read(connection -> ItemRows.ofKeys(connection, collection, possible)));
        });
  }

  @Override
  public Answer<Void> delete(Caller caller, long collection, ItemKey key, Precondition when) {
    return answer(
        caller,
        () -> {
          ResolvedMailbox place = authorization.at(caller.account(), collection, Right.READ);
          if (!place.rights().mayExpunge()) {
            return Answer.failed(ItemPlacing.mayNotExpunge());
          }
          if (problem(key).isPresent()) {
            return noSuchItem(key);
          }
          Deleted deleted =
              recounting.write(
                  LongStream.of(place.owner()),
                  connection -> delete(connection, place.owner(), collection, key, when));
          deleted.commit.ifPresent(commit -> open.committed(List.of(commit)));
          return deleted.answer;
        });
  }

  private record Deleted(Answer<Void> answer, Optional<MailboxCommit> commit) {
    static Deleted not(Answer<Void> answer) {
      return new Deleted(answer, Optional.empty());
    }
  }

  private static Deleted delete(
      Connection connection, long account, long collection, ItemKey key, Precondition when)
      throws SQLException, RefusedException {
    MailRows.Locked locked = MailRows.lock(connection, account, collection);
    if (!CollectionRows.one(connection, collection).map(MirrorWriting::mayChange).orElse(true)) {
      return Deleted.not(Answer.failed(ItemPlacing.mirrored()));
    }
    Optional<KeyedItem> there = KeyedItem.of(connection, collection, key.value());
    if (!when.holds(there.map(KeyedItem::tag))) {
      return Deleted.not(Answer.failed(new Failure.Outdated(there.map(KeyedItem::uid).orElse(0L))));
    }
    if (there.isEmpty()) {
      return Deleted.not(noSuchItem(key));
    }
    return new Deleted(
        Answer.done(), Optional.of(Expunger.expunge(connection, locked, there.get().uid())));
  }

  @Override
  public Answer<PutItem> copy(
      Caller caller, long from, ItemKey key, long to, ItemKey newKey, boolean moves) {
    return answer(
        caller,
        () -> {
          ResolvedMailbox source = authorization.at(caller.account(), from, Right.READ);
          ResolvedMailbox target = authorization.at(caller.account(), to, Right.INSERT);
          if (moves && !source.rights().mayExpunge()) {
            return Answer.failed(ItemPlacing.mayNotExpunge());
          }
          Optional<Failure> bad = problem(newKey);
          if (bad.isPresent()) {
            return Answer.failed(bad.get());
          }
          if (problem(key).isPresent()) {
            return noSuchItem(key);
          }
          Map<Long, CollectionRows.Row> rows = new HashMap<>();
          transactions
              .read(connection -> CollectionRows.of(connection, new long[] {from, to}))
              .forEach(row -> rows.put(row.id(), row));
          if (!rows.containsKey(from) || !rows.containsKey(to)) {
            return noSuchCollection("");
          }
          if (!MirrorWriting.mayChange(rows.get(to))
              || moves && !MirrorWriting.mayChange(rows.get(from))) {
            return Answer.failed(ItemPlacing.mirrored());
          }
          if (rows.get(from).kind() != rows.get(to).kind()) {
            return Answer.failed(
                new Failure.Invalid(
                    "collection",
                    "other-kind",
                    "This operation does not apply to collections of this type."));
          }
          return transfers.transfer(
              new ItemTransfers.TransferRequest(
                  rows.get(from), key, rows.get(to), newKey, target.rights().mayExpunge(), moves));
        });
  }

  @Override
  public Answer<ItemChanges> changes(OpenCollection of, Optional<ChangeState> since, int most) {
    return answer(
        of.caller(),
        () -> {
          if (most < 1 || most > MOST) {
            return tooMany("most");
          }
          requireItems(of);
          return transactions.read(connection -> changes(connection, of.row(), since, most));
        });
  }

  private static Answer<ItemChanges> changes(
      Connection connection, CollectionRows.Row opened, Optional<ChangeState> since, int most)
      throws SQLException {
    Optional<ItemChanges> told = ItemChangeReader.since(connection, opened, since, most);
    if (told.isPresent()) {
      return new Answer.Done<>(told.get());
    }
    // Another request may have seen more of the collection since it was opened. Then the state is
    // not in the past of the opened row.
    Optional<CollectionRows.Row> now = CollectionRows.one(connection, opened.id());
    if (now.isEmpty()) {
      return noSuchCollection("");
    }
    return ItemChangeReader.since(connection, now.get(), since, most)
        .<Answer<ItemChanges>>map(Answer.Done::new)
        .orElseGet(() -> Answer.failed(new Failure.Outdated(now.get().modseq())));
  }

  private static Optional<Failure> problem(ItemKey key) {
    String problem = key.problem();
    return problem.isEmpty()
        ? Optional.empty()
        : Optional.of(new Failure.Invalid("key", "malformed", problem, key.value()));
  }

  private static <T> Answer<T> tooMany(String field) {
    return Answer.failed(new Failure.Invalid(field, "out-of-range", "From 1 to " + MOST + "."));
  }

  private static <T> Answer<T> noSuchCollection(String name) {
    return Answer.failed(new Failure.NotFound("collection", name));
  }

  private static <T> Answer<T> noSuchItem(ItemKey key) {
    return Answer.failed(new Failure.NotFound("item", key.value()));
  }

  private static <T> Answer<T> answer(
      Caller caller, OperationAnswers.Operation<Answer<T>> operation) {
    return OperationAnswers.answer(caller, operation)
        .retold(
            failure ->
                failure instanceof Failure.NotFound missing
                    ? new Failure.NotFound("collection", missing.name())
                    : failure)
        .then(answer -> answer);
  }
}

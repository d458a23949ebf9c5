package org.carillon.hook.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectChange;
import org.carillon.groupware.ObjectChanges;
import org.carillon.groupware.OpenObjects;
import org.carillon.groupware.StoredObject;
import org.carillon.hook.HookKind;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.jboss.logging.Logger;

/**
 * Reads the changes of one collection after the other. Writes the messages for hooks in the same
 * transaction as the state that was reached, so that just one node reports each change.
 */
@ApplicationScoped
public class CollectionReader implements DueWork {
  private static final Logger LOG = Logger.getLogger(CollectionReader.class);

  private static final int AT_ONCE = 50;

  private final SqlTransactions transactions;
  private final ServiceCallers behalf;
  private final GroupwareObjects objects;

  @Inject
  public CollectionReader(
      SqlTransactions transactions, ServiceCallers behalf, GroupwareObjects objects) {
    this.transactions = transactions;
    this.behalf = behalf;
    this.objects = objects;
  }

  void notice() throws SQLException {
    transactions.write(
        (Connection connection) -> {
          CollectionStateRows.notice(connection);
          DeliveryRows.sweep(connection);
          return true;
        });
  }

  @Override
  public DueKind kind() {
    return DueKind.of("hook-news", "Collecting changes for web hooks", CollectionStateRows.DUE);
  }

  @Override
  public boolean take() throws SQLException {
    return CollectionStateRows.work(transactions, this::read);
  }

  private void read(CollectionStateRows.Row row) throws SQLException {
    Optional<CollectionStateRows.Source> source =
        transactions.read(
            (Connection connection) -> CollectionStateRows.source(connection, row.mailbox()));
    List<HookRows.Row> hooks =
        transactions.read((Connection connection) -> HookRows.covering(connection, row.account()));
    Optional<Caller> owner = behalf.of(row.account(), "web-hook");
    if (source.isEmpty() || hooks.isEmpty() || owner.isEmpty()) {
      write(connection -> CollectionStateRows.forget(connection, row.mailbox()));
      return;
    }
    switch (next(owner.get(), row)) {
      case Answer.Done<ObjectChanges>(ObjectChanges changes) ->
          tellInRoom(new Turn(row, source.get(), hooks, owner.get()), changes);
      case Answer.Failed<ObjectChanges>(Failure.Outdated _) -> {
        LOG.warnf(
            "Collection %d is read again for web hooks, because its change log is gone",
            row.mailbox());
        write(connection -> CollectionStateRows.advance(connection, row.mailbox(), null, -1, true));
      }
      case Answer.Failed<ObjectChanges>(Failure failure) ->
          LOG.debugf("Collection %d will be read later: %s", row.mailbox(), failure);
    }
  }

  /** Reads the next changes: as many as the memory for open objects allows at once. */
  private Answer<ObjectChanges> next(Caller owner, CollectionStateRows.Row row) {
    int most = AT_ONCE;
    while (true) {
      Answer<ObjectChanges> answer =
          objects.changes(owner, row.mailbox(), row.state().map(ChangeState::new), most);
      if (!(answer instanceof Answer.Done<ObjectChanges>(ObjectChanges changes))) {
        return answer;
      }
      int fitting = OpenObjects.fitting(octets(changes));
      if (fitting >= changes.changes().size()) {
        return answer;
      }
      most = fitting;
    }
  }

  private static List<Long> octets(ObjectChanges changes) {
    return changes.changes().stream()
        .map(
            change ->
                switch (change) {
                  case ObjectChange.Changed one -> one.object().octets();
                  case ObjectChange.Removed _ -> 0L;
                })
        .toList();
  }

  private record Turn(
      CollectionStateRows.Row row,
      CollectionStateRows.Source source,
      List<HookRows.Row> hooks,
      Caller owner) {
    boolean isOf(CollectionKind kind) {
      return source.kind().equals(kind.name());
    }

    boolean isBooking() {
      return source.isResource() && isOf(CollectionKind.CALENDAR);
    }
  }

  /** Reads the changes again later if there is no memory for the objects now. */
  private void tellInRoom(Turn turn, ObjectChanges changes) throws SQLException {
    long octets = octets(changes).stream().mapToLong(Long::longValue).sum();
    try {
      Optional<OpenObjects> room = OpenObjects.room(octets);
      if (room.isPresent()) {
        try (OpenObjects _ = room.get()) {
          tell(turn, changes);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Turn turn, ObjectChanges changes) throws SQLException {
    List<ItemKey> changed = new ArrayList<>();
    List<ItemKey> removed = new ArrayList<>();
    for (ObjectChange change : changes.changes()) {
      switch (change) {
        case ObjectChange.Changed one -> changed.add(one.object().key());
        case ObjectChange.Removed one -> removed.add(one.key());
      }
    }
    if (!(objects.open(turn.owner(), turn.row().mailbox(), changed)
        instanceof Answer.Done<List<StoredObject>>(List<StoredObject> opened))) {
      return; // Read again when memory is free.
    }
    List<ItemKey> keys = new ArrayList<>(changed);
    keys.addAll(removed);
    write(
        connection -> {
          if (!CollectionStateRows.isStill(connection, turn.row())) {
            return;
          }
          Map<ItemKey, CollectionStateRows.Known> known =
              new HashMap<>(CollectionStateRows.known(connection, turn.row().mailbox(), keys));
          for (StoredObject object : opened) {
            ItemKey key = object.entry().key();
            changed(connection, turn, object, Optional.ofNullable(known.get(key)));
          }
          for (ItemKey key : removed) {
            removed(connection, turn, key, Optional.ofNullable(known.get(key)));
          }
          CollectionStateRows.advance(
              connection,
              turn.row().mailbox(),
              changes.state().token(),
              turn.source().modseq(),
              changes.more());
        });
  }

  private static void changed(
      Connection connection,
      Turn turn,
      StoredObject object,
      Optional<CollectionStateRows.Known> before)
      throws SQLException {
    ItemKey key = object.entry().key();
    boolean isContact = turn.isOf(CollectionKind.CONTACTS);
    String name = turn.row().mailbox() + ":" + key.value();
    ObjectChangeDetector.News news =
        isContact
            ? ObjectChangeDetector.ofContact(name, object.octets())
            : ObjectChangeDetector.ofCalendar(name, object.octets(), before);
    if (!isContact) {
      CollectionStateRows.keep(
          connection,
          turn.row().mailbox(),
          key,
          new CollectionStateRows.Known(news.uid(), news.known()));
    }
    // A booking counts once: answers that come with it are no second message.
    List<HookKind> kinds =
        turn.isBooking() ? news.kinds().stream().limit(1).toList() : news.kinds();
    for (HookRows.Row hook : turn.hooks()) {
      if (!object.entry().saved().isBefore(hook.since())) {
        boolean isOwn = hook.account().isPresent();
        for (HookKind kind : kinds) {
          add(
              connection,
              turn,
              hook,
              kind,
              key,
              news.uid(),
              isOwn ? news.whole() : news.redacted());
        }
      }
    }
  }

  private static void removed(
      Connection connection, Turn turn, ItemKey key, Optional<CollectionStateRows.Known> before)
      throws SQLException {
    Optional<HookKind> kind =
        turn.isOf(CollectionKind.CONTACTS)
            ? Optional.of(HookKind.CONTACT_CHANGED)
            : turn.isOf(CollectionKind.CALENDAR)
                ? ObjectChangeDetector.ofRemoved(before)
                : Optional.empty();
    CollectionStateRows.drop(connection, turn.row().mailbox(), key);
    if (kind.isPresent()) {
      String uid = before.map(CollectionStateRows.Known::uid).orElse("");
      for (HookRows.Row hook : turn.hooks()) {
        add(connection, turn, hook, kind.get(), key, uid, Optional.empty());
      }
    }
  }

  private static void add(
      Connection connection,
      Turn turn,
      HookRows.Row hook,
      HookKind type,
      ItemKey key,
      String uid,
      Optional<JsonObject> object)
      throws SQLException {
    HookKind kind = turn.isBooking() ? HookKind.BOOKING : type;
    if (!hook.hook().kinds().contains(kind)) {
      return;
    }
    DeliveryRows.add(
        connection,
        hook.id(),
        "msg_" + UUID.randomUUID(),
        turn.row().mailbox() + ":" + key.value(),
        kind.word(),
        HookMessage.of(
            kind,
            type,
            turn.owner().name(),
            turn.row(),
            turn.source(),
            key,
            uid,
            turn.isOf(CollectionKind.CONTACTS),
            object));
  }

  /** The writes of one transaction. */
  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private void write(Work work) throws SQLException {
    transactions.write(
        (Connection connection) -> {
          work.on(connection);
          return true;
        });
  }
}

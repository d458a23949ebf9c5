package org.carillon.mailbox.internal.placing;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.blob.Spools;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.format.mime.header.ContentType;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.collection.MirrorWriting;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.RefusedException;

/**
 * APPEND to a collection that does not hold mail. An object is stored under its key and replaces
 * the item that has the key. Several messages are appended one after the other, not all or none,
 * because each may replace an item.
 */
public final class ItemAppends {
  /** The largest number of attempts of an append that loses to concurrent ones. */
  private static final int TRIES = 8;

  private final SqlTransactions transactions;
  private final Appends appends;
  private final CollectionItemPort items;
  private final Spools spools;

  /** Creates this with {@code items}, which chooses the keys. */
  public ItemAppends(
      SqlTransactions transactions, Appends appends, CollectionItemPort items, Spools spools) {
    this.transactions = transactions;
    this.appends = appends;
    this.items = items;
    this.spools = spools;
  }

  /**
   * Appends the messages if one of them may be an object and the mailbox is a collection of such
   * objects.
   *
   * @return empty if this is an ordinary APPEND
   */
  Optional<Placed> append(long reader, ResolvedMailbox place, List<Draft> drafts)
      throws SQLException, IOException, RefusedException {
    Optional<CollectionRows.Row> collection = collection(place, drafts);
    if (collection.isEmpty()) {
      return Optional.empty();
    }
    UidSet.Builder uids = new UidSet.Builder();
    for (Draft draft : drafts) {
      Optional<Stored> stored = put(reader, place, collection.get(), draft);
      Placed placed =
          stored.isPresent() ? stored.get().placed() : appends.append(place, List.of(draft));
      for (long uid : placed.target().toArray()) {
        uids.add(uid);
      }
    }
    return Optional.of(new Placed(collection.get().uidValidity(), UidSet.EMPTY, uids.build()));
  }

  /**
   * An object that was stored.
   *
   * @param mailbox the mailbox's id
   * @param replaced the UID of the item that it replaced; 0 if there is none
   */
  record Stored(Placed placed, long mailbox, long replaced) {}

  /** Stores a message under its object's key, or returns empty for an ordinary message. */
  Optional<Stored> put(long reader, ResolvedMailbox place, Draft draft)
      throws SQLException, IOException, RefusedException {
    Optional<CollectionRows.Row> collection = collection(place, List.of(draft));
    return collection.isEmpty() ? Optional.empty() : put(reader, place, collection.get(), draft);
  }

  private Optional<Stored> put(
      long reader, ResolvedMailbox place, CollectionRows.Row collection, Draft draft)
      throws IOException, RefusedException {
    if (!MirrorWriting.mayChange(collection)) {
      throw new RefusedException(
          MailboxFailure.notPermitted(
              "This item is a copy from elsewhere and can only be changed there"));
    }
    // An account can't replace items that it may not see.
    boolean mayReplace =
        place.rights().mayExpunge()
            && !MailboxAuthorization.isRedacted(place.rights(), collection.kind());
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<CollectionItemPort.Keyed> keyed = keyed(reader, collection, mayReplace, draft);
      if (keyed.isEmpty()) {
        return Optional.empty();
      }
      Optional<Placed> placed = put(place, keyed.get(), draft, mayReplace);
      if (placed.isPresent()) {
        keyed.get().stored().run();
        return Optional.of(new Stored(placed.get(), collection.id(), keyed.get().there()));
      }
    }
    throw new RefusedException(new Failure.TryLater("Too many changes at once. Try again."));
  }

  private Optional<Placed> put(
      ResolvedMailbox place, CollectionItemPort.Keyed keyed, Draft draft, boolean mayReplace)
      throws IOException, RefusedException {
    if (keyed.instead().isEmpty()) {
      return appends.put(place, keyed.key(), keyed.when(), draft, mayReplace);
    }
    byte[] octets = keyed.instead().get();
    try (Spool spool = spools.open(octets.length)) {
      spool.write(octets, 0, octets.length);
      Draft instead = new Draft(spool, draft.flags(), draft.internalDate());
      return appends.put(place, keyed.key(), keyed.when(), instead, mayReplace);
    }
  }

  private boolean mayBeObjects(List<Draft> drafts) throws IOException {
    for (Draft draft : drafts) {
      try (Content content = draft.content().content()) {
        String type =
            Header.read(content.stream())
                .first("Content-Type")
                .map(HeaderField::value)
                .map(value -> ContentType.of(value).value().toLowerCase(Locale.ROOT))
                .orElse("");
        if (type.startsWith("multipart/") || items.mediaTypes().contains(type)) {
          return !items.mediaTypes().isEmpty();
        }
      }
    }
    return false;
  }

  /** Returns the collection, if the messages may be its objects. */
  private Optional<CollectionRows.Row> collection(ResolvedMailbox place, List<Draft> drafts)
      throws SQLException, IOException {
    if (!mayBeObjects(drafts)) {
      return Optional.empty();
    }
    Optional<CollectionRows.Row> found =
        transactions.read(
            connection -> {
              Optional<Long> id =
                  MailRows.mailbox(connection, place.owner(), place.name().path())
                      .filter(row -> place.is(row.id))
                      .map(row -> row.id);
              return id.isPresent()
                  ? CollectionRows.one(connection, id.get())
                  : Optional.<CollectionRows.Row>empty();
            });
    return found.filter(row -> row.kind() != CollectionKind.MAIL);
  }

  private Optional<CollectionItemPort.Keyed> keyed(
      long reader, CollectionRows.Row collection, boolean mayReplace, Draft draft)
      throws IOException, RefusedException {
    try (Content content = draft.content().content()) {
      return switch (items.keyed(
          new CollectionItemPort.Appended(
              reader,
              collection.owner(),
              collection.id(),
              collection.kind(),
              mayReplace,
              content))) {
        case Answer.Done<Optional<CollectionItemPort.Keyed>>(
                Optional<CollectionItemPort.Keyed> keyed) ->
            keyed;
        case Answer.Failed<Optional<CollectionItemPort.Keyed>>(Failure failure) ->
            throw new RefusedException(failure);
      };
    }
  }
}

package org.carillon.mailbox.internal.placing;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.collection.ItemKey;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.format.mime.header.ContentType;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailbox.AppendedItems;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.RefusedException;

/**
 * APPEND to a collection that is not of mail: an object goes under its key, in the place of the one
 * that has it. Several at once go one after the other, not all or none: each may replace one.
 */
public final class ItemAppends {
  private final SqlTransactions transactions;
  private final Appends appends;
  private final AppendedItems items;

  /** Asks {@code items} for keys. */
  public ItemAppends(SqlTransactions transactions, Appends appends, AppendedItems items) {
    this.transactions = transactions;
    this.appends = appends;
    this.items = items;
  }

  /**
   * Appends, if one of the messages may be an object and the mailbox is a collection of such.
   *
   * @return empty when this is an APPEND like any other
   */
  Optional<Placed> append(ResolvedMailbox place, List<Draft> drafts)
      throws SQLException, IOException, RefusedException {
    if (!mayBeObjects(drafts)) {
      return Optional.empty();
    }
    Optional<CollectionRows.Row> collection = collection(place);
    if (collection.isEmpty() || collection.get().kind() == CollectionKind.MAIL) {
      return Optional.empty();
    }
    // Nobody replaces what they may not see.
    boolean mayReplace = !MailboxAuthorization.isVeiled(place, collection.get().kind());
    UidSet.Builder uids = new UidSet.Builder();
    for (Draft draft : drafts) {
      Optional<ItemKey> key = key(collection.get(), draft);
      Placed placed =
          key.isPresent()
              ? appends.put(place, key.get(), draft, mayReplace)
              : appends.append(place, List.of(draft));
      for (long uid : placed.target().toArray()) {
        uids.add(uid);
      }
    }
    return Optional.of(new Placed(collection.get().uidValidity(), UidSet.EMPTY, uids.build()));
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

  private Optional<CollectionRows.Row> collection(ResolvedMailbox place) throws SQLException {
    return transactions.read(
        connection -> {
          Optional<Long> id =
              MailRows.mailbox(connection, place.owner(), place.name().path())
                  .filter(row -> place.is(row.id))
                  .map(row -> row.id);
          return id.isPresent()
              ? CollectionRows.one(connection, id.get())
              : Optional.<CollectionRows.Row>empty();
        });
  }

  private Optional<ItemKey> key(CollectionRows.Row collection, Draft draft) throws IOException {
    try (Content content = draft.content().content()) {
      return items.key(collection.owner(), collection.id(), collection.kind(), content);
    }
  }
}

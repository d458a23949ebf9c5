package org.carillon.recovery.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.ItemVersion;
import org.carillon.mailbox.collection.ItemVersions;
import org.carillon.mailbox.collection.NewItem;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.settings.Settings;
import org.carillon.store.changes.ExpungeId;
import org.carillon.store.changes.VersionRows;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.store.item.Precondition;
import org.carillon.store.parts.StoreParts;
import org.jboss.logging.Logger;

/** Earlier versions of items, from the entries of the change log for their keys. */
@ApplicationScoped
public class StoredVersions implements ItemVersions {
  private static final Logger LOG = Logger.getLogger(StoredVersions.class);
  private static final int BUFFER = 65_536;

  private final StoreParts store;
  private final Collections collections;
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  StoredVersions(
      StoreParts store, Collections collections, Addresses addresses, Settings settings) {
    this.store = store;
    this.collections = collections;
    this.addresses = addresses;
    this.settings = settings;
  }

  @FunctionalInterface
  private interface Operation<T> {
    Answer<T> on(VersionRows.Of of) throws SQLException, IOException;
  }

  private <T> Answer<T> answer(
      Caller caller, long collection, ItemKey key, Operation<T> operation) {
    if (!key.problem().isEmpty()) {
      return nothing();
    }
    return collections
        .collection(caller, collection)
        .then(
            folder ->
                folder.rights().has(Right.READ)
                    ? answer(folder, key, operation)
                    : Answer.failed(
                        new Failure.NotAllowed(
                            Failure.NotAllowed.PLAIN,
                            "You do not have the right to read this folder.")));
  }

  private <T> Answer<T> answer(CollectionEntry folder, ItemKey key, Operation<T> operation) {
    try {
      Optional<Long> owner =
          store
              .transactions()
              .read(connection -> CollectionRows.one(connection, folder.id()))
              .map(CollectionRows.Row::owner);
      return owner.isEmpty()
          ? nothing()
          : operation.on(new VersionRows.Of(owner.get(), folder.id(), key, earliest(owner.get())));
    } catch (SQLException | IOException away) {
      LOG.warn("Earlier versions cannot be read at the moment", away);
      return Answer.failed(new Failure.TryLater("The store is not available at the moment."));
    }
  }

  private Instant earliest(long owner) throws SQLException {
    Optional<Resolution.Local> home = addresses.account(owner);
    return home.isEmpty()
        ? Instant.now()
        : new UndeleteWindow(store.transactions(), settings)
            .earliest(home.get().domain(), owner, Duration.ZERO);
  }

  private static <T> Answer<T> nothing() {
    return Answer.failed(new Failure.NotFound("version"));
  }

  @Override
  public Answer<List<ItemVersion>> list(Caller caller, long collection, ItemKey key) {
    return answer(
        caller,
        collection,
        key,
        of ->
            new Answer.Done<>(
                store
                    .transactions()
                    .read(connection -> VersionRows.list(connection, of, MOST))
                    .stream()
                    .map(StoredVersions::shown)
                    .toList()));
  }

  private static ItemVersion shown(VersionRows.Version version) {
    return new ItemVersion(
        version.id().toString(),
        version.entry().saved(),
        version.ended(),
        version.entry().octets());
  }

  @Override
  public Answer<OpenItem> open(Caller caller, long collection, ItemKey key, String version) {
    Optional<ExpungeId> id = ExpungeId.parse(version);
    return id.isEmpty()
        ? nothing()
        : answer(
            caller,
            collection,
            key,
            of -> {
              Optional<VersionRows.Version> found =
                  store
                      .transactions()
                      .read(connection -> VersionRows.find(connection, of, id.get()));
              return found.isEmpty()
                  ? nothing()
                  : new Answer.Done<>(
                      new OpenItem(found.get().entry(), store.blobs().open(found.get().blob())));
            });
  }

  @Override
  public Answer<PutItem> bringBack(Caller caller, long collection, ItemKey key, String version) {
    return open(caller, collection, key, version)
        .then(
            item -> {
              try (item) {
                return put(caller, collection, key, item);
              }
            });
  }

  private Answer<PutItem> put(Caller caller, long collection, ItemKey key, OpenItem item) {
    try (Spool spool = collections.spool(caller, item.content().size());
        InputStream in = item.content().stream()) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        spool.write(buffer, 0, n);
      }
      return collections.put(
          caller,
          collection,
          key,
          new Precondition.Always(),
          new NewItem(spool, OffsetDateTime.now(ZoneOffset.UTC), true));
    } catch (IOException full) {
      LOG.debug("A version was not restored", full);
      return Answer.failed(new Failure.TryLater("The file cannot be written at the moment."));
    }
  }
}

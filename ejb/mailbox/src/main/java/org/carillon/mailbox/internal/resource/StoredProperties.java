package org.carillon.mailbox.internal.resource;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.internal.access.OperationAnswers;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.mailbox.resource.ResourceProperties;
import org.carillon.mailbox.resource.ResourceProperty;
import org.carillon.mailbox.resource.ResourcePropertyChange;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.item.ItemKey;
import org.carillon.store.rows.RefusedException;

/** The properties of collections and items, in their database table. */
public final class StoredProperties implements ResourceProperties {
  private static final String COUNT =
      "select count(*) from resource_property where mailbox = ? and item_key = ?";
  private static final String OF_ITEMS =
      "select item_key, namespace, name, value from resource_property"
          + " where mailbox = ? and item_key = any(?) order by namespace, name";
  private static final String OF_COLLECTIONS =
      "select mailbox, namespace, name, value from resource_property"
          + " where mailbox = any(?::bigint[]) and item_key = '' order by namespace, name";
  private static final String PUT =
      "insert into resource_property (mailbox, item_key, namespace, name, value)"
          + " values (?, ?, ?, ?, ?)"
          + " on conflict (mailbox, item_key, namespace, name) do update set value = excluded.value";
  private static final String REMOVE =
      "delete from resource_property"
          + " where mailbox = ? and item_key = ? and namespace = ? and name = ?";
  private static final String FORGET =
      "delete from resource_property where mailbox = ? and item_key = ?";
  private static final String CARRY =
      "insert into resource_property (mailbox, item_key, namespace, name, value)"
          + " select ?, ?, namespace, name, value from resource_property"
          + " where mailbox = ? and item_key = ?";

  private final SqlTransactions transactions;
  private final MailboxAuthorization authorization;

  public StoredProperties(SqlTransactions transactions, MailboxAuthorization authorization) {
    this.transactions = transactions;
    this.authorization = authorization;
  }

  @Override
  public Answer<List<ResourceProperty>> of(Caller caller, long collection) {
    return OperationAnswers.answer(
        caller,
        () -> {
          ResolvedMailbox place = authorization.glimpsed(caller.account(), collection);
          List<ResourceProperty> all =
              transactions
                  .read(connection -> read(connection, collection, new String[] {""}))
                  .getOrDefault("", List.of());
          return place.owner() == caller.account()
              ? all
              : transactions.read(
                  connection -> OwnProperties.over(connection, collection, caller, all));
        });
  }

  @Override
  public Answer<Map<Long, List<ResourceProperty>>> ofAll(Caller caller, List<Long> collections) {
    return OperationAnswers.answer(
        caller,
        () -> {
          List<Long> known = new ArrayList<>();
          List<Long> others = new ArrayList<>();
          for (long collection : collections) {
            try {
              boolean isOwn =
                  authorization.glimpsed(caller.account(), collection).owner() == caller.account();
              known.add(collection);
              if (!isOwn) {
                others.add(collection);
              }
            } catch (RefusedException notKnown) {
              // A caller who may not know of a collection gets none of its properties.
            }
          }
          return transactions.read(connection -> ofAll(connection, known, others, caller));
        });
  }

  private static Map<Long, List<ResourceProperty>> ofAll(
      Connection connection, List<Long> known, List<Long> others, Caller caller)
      throws SQLException {
    Map<Long, List<ResourceProperty>> found = new HashMap<>();
    new Pipeline()
        .add(
            row ->
                found
                    .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                    .add(
                        new ResourceProperty(row.getString(2), row.getString(3), row.getString(4))),
            OF_COLLECTIONS,
            known.stream().mapToLong(Long::longValue).toArray())
        .execute(connection);
    OwnProperties.over(connection, others, caller, found);
    return found;
  }

  @Override
  public Answer<Map<ItemKey, List<ResourceProperty>>> of(
      Caller caller, long collection, List<ItemKey> keys) {
    return OperationAnswers.answer(
        caller,
        () -> {
          if (!authorization.glimpsed(caller.account(), collection).rights().has(Right.READ)) {
            return Map.of();
          }
          String[] wanted =
              keys.stream().limit(MOST_ITEMS).map(ItemKey::value).toArray(String[]::new);
          Map<ItemKey, List<ResourceProperty>> found = new HashMap<>();
          transactions
              .read(connection -> read(connection, collection, wanted))
              .forEach((key, properties) -> found.put(new ItemKey(key), properties));
          return found;
        });
  }

  private static Map<String, List<ResourceProperty>> read(
      Connection connection, long collection, String[] keys) throws SQLException {
    Map<String, List<ResourceProperty>> found = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(OF_ITEMS)) {
      query.setLong(1, collection);
      query.setArray(2, connection.createArrayOf("text", keys));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found
              .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
              .add(new ResourceProperty(row.getString(2), row.getString(3), row.getString(4)));
        }
      }
    }
    return found;
  }

  @Override
  public Answer<Void> change(
      Caller caller, ResourcePlace place, List<ResourcePropertyChange> changes) {
    return OperationAnswers.done(
        caller,
        () -> {
          for (ResourcePropertyChange change : changes) {
            require(change);
          }
          Predicate<ResourcePropertyChange> own = own(caller, place);
          if (!changes.stream().allMatch(own)) {
            writable(caller, place);
          }
          transactions.write(
              connection -> {
                Pipeline pipeline = new Pipeline();
                for (ResourcePropertyChange change : changes) {
                  if (own.test(change)) {
                    OwnProperties.change(pipeline, place.collection(), caller, change);
                  } else if (change.value().isPresent()) {
                    pipeline.add(
                        PUT,
                        place.collection(),
                        key(place),
                        change.namespace(),
                        change.name(),
                        change.value().get());
                  } else {
                    pipeline.add(
                        REMOVE, place.collection(), key(place), change.namespace(), change.name());
                  }
                }
                if (place.key().isPresent()) {
                  CollectionRows.mark(pipeline, place.collection());
                }
                pipeline.execute(connection);
                if (count(connection, place) > ResourceProperty.MOST) {
                  throw new RefusedException(
                      new Failure.LimitReached(Limit.ANNOTATIONS, ResourceProperty.MOST));
                }
                return null;
              });
        });
  }

  /** Returns a test for properties of a collection that the caller sets separately as a guest. */
  private Predicate<ResourcePropertyChange> own(Caller caller, ResourcePlace place)
      throws SQLException, RefusedException {
    boolean guest =
        place.key().isEmpty()
            && authorization.glimpsed(caller.account(), place.collection()).owner()
                != caller.account();
    return change -> guest && OwnProperties.isOwn(change.namespace(), change.name());
  }

  private static void require(ResourcePropertyChange change) throws RefusedException {
    String value = change.value().orElse("");
    boolean tooLong =
        value.length() > ResourceProperty.MOST_OCTETS
            || value.getBytes(StandardCharsets.UTF_8).length > ResourceProperty.MOST_OCTETS
            || change.namespace().length() + change.name().length() > ResourceProperty.MOST_NAME;
    if (tooLong || value.indexOf('\0') >= 0) {
      throw new RefusedException(
          new Failure.LimitReached(Limit.ANNOTATIONS, ResourceProperty.MOST_OCTETS));
    }
  }

  private static long count(Connection connection, ResourcePlace place) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(COUNT)) {
      query.setLong(1, place.collection());
      query.setString(2, key(place));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void writable(Caller caller, ResourcePlace place) throws SQLException, RefusedException {
    ResolvedMailbox mailbox = authorization.at(caller.account(), place.collection(), Right.READ);
    if (!mailbox.rights().has(Right.WRITE)
        && !(place.key().isPresent() && mailbox.rights().has(Right.INSERT))) {
      throw new RefusedException(MailboxFailure.notPermitted("You do not have the right w"));
    }
  }

  @Override
  public Answer<Void> carry(Caller caller, ResourcePlace from, ResourcePlace to, boolean leaves) {
    return OperationAnswers.done(
        caller,
        () -> {
          authorization.at(caller.account(), from.collection(), Right.READ);
          writable(caller, to);
          transactions.write(
              connection -> {
                Pipeline pipeline =
                    new Pipeline()
                        .add(FORGET, to.collection(), key(to))
                        .add(CARRY, to.collection(), key(to), from.collection(), key(from));
                if (to.key().isPresent()) {
                  CollectionRows.mark(pipeline, to.collection());
                }
                if (leaves) {
                  pipeline.add(FORGET, from.collection(), key(from));
                }
                pipeline.execute(connection);
                return null;
              });
        });
  }

  @Override
  public Answer<Void> forget(Caller caller, ResourcePlace place) {
    return OperationAnswers.done(
        caller,
        () -> {
          writable(caller, place);
          transactions.write(
              connection -> {
                new Pipeline().add(FORGET, place.collection(), key(place)).execute(connection);
                return null;
              });
        });
  }

  static String key(ResourcePlace place) {
    return place.key().map(ItemKey::value).orElse("");
  }
}

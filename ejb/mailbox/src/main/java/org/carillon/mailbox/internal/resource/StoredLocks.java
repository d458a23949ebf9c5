package org.carillon.mailbox.internal.resource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.carillon.mailbox.resource.NewResourceLock;
import org.carillon.mailbox.resource.ResourceLock;
import org.carillon.mailbox.resource.ResourceLocks;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.item.ItemKey;
import org.carillon.store.rows.RefusedException;

/**
 * Write locks in a database table, which all nodes see. New locks are added one after the other for
 * each owner's account, so that one of two conflicting locks is refused.
 */
public final class StoredLocks implements ResourceLocks {
  private static final String TOKEN = "urn:uuid:";

  private static final String COLUMNS =
      "select token, mailbox, item_key, exclusive, deep, owner, account, holder, ends"
          + " from resource_lock where ends > ?";
  private static final String IN = COLUMNS + " and mailbox = any(?)";
  private static final String ONE = COLUMNS + " and token = ?";
  private static final String TURN = "select pg_advisory_xact_lock(107, ?)";
  private static final String ENDED = "delete from resource_lock where ends <= ?";
  private static final String PUT =
      "insert into resource_lock"
          + " (token, mailbox, item_key, exclusive, deep, owner, account, holder, ends)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String EXTEND = "update resource_lock set ends = ? where token = ?";
  private static final String REMOVE = "delete from resource_lock where token = ?";
  private static final String EXISTS = "select 1 from mailbox where id = ?";
  private static final String RELEASE =
      "delete from resource_lock where mailbox = ? and (item_key = ? or ? = '')";

  /** The rights of which one is needed, besides {@code EXPUNGE}, to delete or move away. */
  private static final Right[] MAY_TAKE_AWAY = {Right.DELETE_MAILBOX, Right.ADMINISTER};

  private final SqlTransactions transactions;
  private final MailboxAuthorization authorization;

  public StoredLocks(SqlTransactions transactions, MailboxAuthorization authorization) {
    this.transactions = transactions;
    this.authorization = authorization;
  }

  /** A row, with the account that holds the lock. */
  private record Row(ResourceLock lock, long account) {}

  @Override
  public Answer<List<ResourceLock>> in(Caller caller, Set<Long> collections) {
    return OperationAnswers.answer(
        caller,
        () -> {
          for (long collection : collections) {
            authorization.at(caller.account(), collection, Right.READ);
          }
          return transactions
              .read(connection -> in(connection, collections, caller.account()))
              .stream()
              .map(Row::lock)
              .toList();
        });
  }

  private static List<Row> in(Connection connection, Collection<Long> mailboxes, long asking)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(IN)) {
      query.setTimestamp(1, Timestamp.from(Instant.now()));
      query.setArray(2, connection.createArrayOf("bigint", mailboxes.toArray()));
      return rows(query, asking);
    }
  }

  private static Optional<Row> one(Connection connection, String token, long asking)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ONE)) {
      query.setTimestamp(1, Timestamp.from(Instant.now()));
      query.setString(2, token);
      return rows(query, asking).stream().findFirst();
    }
  }

  private static List<Row> rows(PreparedStatement query, long asking) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        String key = row.getString(3);
        rows.add(
            new Row(
                new ResourceLock(
                    row.getString(1),
                    new ResourcePlace(
                        row.getLong(2),
                        key.isEmpty() ? Optional.empty() : Optional.of(new ItemKey(key))),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getString(6),
                    row.getString(8),
                    row.getLong(7) == asking,
                    row.getTimestamp(9).toInstant()),
                row.getLong(7)));
      }
    }
    return rows;
  }

  @Override
  public Answer<ResourceLock> lock(Caller caller, NewResourceLock wanted) {
    return OperationAnswers.answer(
        caller,
        () -> {
          if (wanted.owner().length() > NewResourceLock.MOST_OWNER
              || wanted.owner().indexOf('\0') >= 0) {
            throw new RefusedException(
                new Failure.Invalid("owner", "too-long", "The owner of the lock is too long."));
          }
          ResolvedMailbox place = writable(caller, wanted.place().collection());
          return transactions.write(connection -> lock(connection, caller, place, wanted));
        });
  }

  private ResolvedMailbox writable(Caller caller, long collection)
      throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.at(caller.account(), collection, Right.READ);
    if (!place.rights().hasAny(Right.INSERT, Right.WRITE)) {
      throw new RefusedException(
          MailboxFailure.notPermitted("You do not have the right to write here"));
    }
    return place;
  }

  private static ResourceLock lock(
      Connection connection, Caller caller, ResolvedMailbox place, NewResourceLock wanted)
      throws SQLException, RefusedException {
    Instant now = Instant.now();
    try (PreparedStatement turn = connection.prepareStatement(TURN)) {
      turn.setInt(1, Long.hashCode(place.owner()));
      turn.execute();
    }
    try (PreparedStatement ended = connection.prepareStatement(ENDED)) {
      ended.setTimestamp(1, Timestamp.from(now));
      ended.executeUpdate();
    }
    Set<Long> all = new HashSet<>(wanted.above());
    all.addAll(wanted.below());
    all.add(wanted.place().collection());
    List<Row> there = in(connection, all, caller.account());
    Optional<Row> hindering = there.stream().filter(row -> hinders(row.lock, wanted)).findFirst();
    if (hindering.isPresent()) {
      throw new RefusedException(
          new Failure.Taken(
              "lock", LOCKED, "The resource is already locked.", hindering.get().lock.token()));
    }
    if (there.size() >= MOST) {
      throw new RefusedException(new Failure.LimitReached(Limit.ANNOTATIONS, MOST));
    }
    ResourceLock lock =
        new ResourceLock(
            TOKEN + UUID.randomUUID(),
            wanted.place(),
            wanted.exclusive(),
            wanted.deep(),
            wanted.owner(),
            caller.name(),
            true,
            now.plus(wanted.time()));
    Pipeline marking = new Pipeline();
    CollectionRows.mark(marking, wanted.place().collection());
    marking.execute(connection);
    try (PreparedStatement put = connection.prepareStatement(PUT)) {
      put.setString(1, lock.token());
      put.setLong(2, wanted.place().collection());
      put.setString(3, StoredProperties.key(wanted.place()));
      put.setBoolean(4, wanted.exclusive());
      put.setBoolean(5, wanted.deep());
      put.setString(6, wanted.owner());
      put.setLong(7, caller.account());
      put.setString(8, caller.name());
      put.setTimestamp(9, Timestamp.from(lock.ends()));
      put.executeUpdate();
    }
    return lock;
  }

  /** Returns whether locks conflict: of one resource, both must be shared (RFC 4918 §6.1, §6.2). */
  private static boolean hinders(ResourceLock there, NewResourceLock wanted) {
    if (!there.exclusive() && !wanted.exclusive()) {
      return false;
    }
    ResourcePlace place = wanted.place();
    ResourcePlace other = there.place();
    boolean same = other.equals(place);
    boolean reachesWanted =
        there.deep()
            && other.key().isEmpty()
            && (wanted.above().contains(other.collection())
                || place.key().isPresent() && other.collection() == place.collection());
    boolean isReached =
        wanted.deep()
            && (wanted.below().contains(other.collection())
                || other.collection() == place.collection());
    return same || reachesWanted || isReached;
  }

  @Override
  public Answer<ResourceLock> refresh(Caller caller, String token, Duration time) {
    return OperationAnswers.answer(
        caller,
        () -> {
          Instant ends = Instant.now().plus(time);
          ResourceLock lock = found(caller, token).lock;
          if (!lock.own()) {
            throw noSuchLock();
          }
          transactions.write(
              connection -> {
                try (PreparedStatement update = connection.prepareStatement(EXTEND)) {
                  update.setTimestamp(1, Timestamp.from(ends));
                  update.setString(2, token);
                  return update.executeUpdate();
                }
              });
          return new ResourceLock(
              lock.token(),
              lock.place(),
              lock.exclusive(),
              lock.deep(),
              lock.owner(),
              lock.holder(),
              true,
              ends);
        });
  }

  private Row found(Caller caller, String token) throws SQLException, RefusedException {
    Row row =
        transactions
            .read(connection -> one(connection, token, caller.account()))
            .orElseThrow(StoredLocks::noSuchLock);
    authorization.at(caller.account(), row.lock.place().collection(), Right.READ);
    return row;
  }

  private static RefusedException noSuchLock() {
    return new RefusedException(new Failure.NotFound("lock"));
  }

  @Override
  public Answer<Void> unlock(Caller caller, String token) {
    return OperationAnswers.done(
        caller,
        () -> {
          Row row = found(caller, token);
          if (row.account != caller.account()) {
            authorization.at(caller.account(), row.lock.place().collection(), Right.ADMINISTER);
          }
          transactions.write(
              connection -> {
                try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
                  remove.setString(1, token);
                  return remove.executeUpdate();
                }
              });
        });
  }

  @Override
  public Answer<Void> release(Caller caller, ResourcePlace place) {
    return OperationAnswers.done(
        caller,
        () -> {
          Optional<ResolvedMailbox> there = there(caller, place.collection());
          if (there.isPresent() && !there.get().rights().hasAny(Right.EXPUNGE, MAY_TAKE_AWAY)) {
            throw new RefusedException(
                MailboxFailure.notPermitted("You do not have the right to remove this lock"));
          }
          transactions.write(
              connection -> {
                try (PreparedStatement remove = connection.prepareStatement(RELEASE)) {
                  remove.setLong(1, place.collection());
                  remove.setString(2, StoredProperties.key(place));
                  remove.setString(3, StoredProperties.key(place));
                  return remove.executeUpdate();
                }
              });
        });
  }

  /** Returns the collection; empty if deleted, which happens before locks are released. */
  private Optional<ResolvedMailbox> there(Caller caller, long collection)
      throws SQLException, RefusedException {
    try {
      return Optional.of(authorization.at(caller.account(), collection, Right.READ));
    } catch (RefusedException refused) {
      if (refused.failure() instanceof Failure.NotFound
          && !transactions.read(connection -> exists(connection, collection))) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static boolean exists(Connection connection, long collection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(EXISTS)) {
      query.setLong(1, collection);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }
}

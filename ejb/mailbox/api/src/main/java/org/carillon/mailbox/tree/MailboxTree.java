package org.carillon.mailbox.tree;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.database.Pipeline;
import org.carillon.database.PooledIds;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.FileLimits;
import org.carillon.mailbox.sharing.AccessRows;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.changes.ChangeKind;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.opening.ChangeLog;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.quota.Quotas;
import org.carillon.store.quota.Recounting;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.rows.SpecialUses;
import org.carillon.store.rows.UidValidities;

/** Creates, renames and removes mailboxes, each in a transaction under the account's lock. */
public final class MailboxTree {
  private static final String NAMES =
      "select name from mailbox where account = ? and removed is null";
  private static final String INSERT =
      """
      insert into mailbox (id, account, name, kind, uses, uidvalidity, modseq)\
       values (?, ?, ?, ?, ?, ?, ?)\
      """;

  /** Selects a mailbox and all those below it; "0" is the character after the delimiter "/". */
  private static final String BRANCH =
      """
      select id, name from mailbox where account = ? and removed is null\
       and (name = ? or name >= ? and name < ?) order by name\
      """;

  private static final String RENAME = "update mailbox set name = ?, modseq = ? where id = ?";
  private static final String REMOVE =
      "update mailbox set removed = now(), modseq = ? where id = ?";
  private static final String USED =
      "select name, uses from mailbox where account = ? and removed is null and uses & ? <> 0";
  private static final String COUNT =
      "select count(*) from mailbox where account = ? and removed is null";

  /**
   * Counts the mailboxes that may still be brought back and those that are not trimmed yet. A
   * mailbox that a hold keeps counts for a month only; otherwise an account under a hold could one
   * day create no more mailboxes.
   */
  private static final String COUNT_REMOVED =
      """
      select count(*) from mailbox m where m.account = ? and m.removed is not null\
       and (m.removed > now() - interval '30 days' or not exists (select 1 from hold h\
       where h.account = m.account and h.mailbox in (0, m.id)))\
      """;

  /** The largest number of removed mailboxes, as a multiple of the largest number of mailboxes. */
  private static final int MOST_REMOVED = 2;

  /** The largest number of removed mailboxes if the number of mailboxes is not limited. */
  private static final long MOST_REMOVED_OF_ALL = 20_000;

  private final SqlTransactions transactions;
  private final Recounting recounting;
  private final PooledIds ids;
  private final Quotas quotas;
  private final OpenMailboxes open;
  private final FileLimits bounds;

  public MailboxTree(
      SqlTransactions transactions,
      PooledIds ids,
      Quotas quotas,
      OpenMailboxes open,
      FileLimits bounds) {
    this.bounds = bounds;
    this.transactions = transactions;
    this.recounting = new Recounting(transactions);
    this.ids = ids;
    this.quotas = quotas;
    this.open = open;
  }

  /** Returns the names of an account's mailboxes, in order. */
  public List<MailboxName> names(long account) throws SQLException {
    List<MailboxName> found = new ArrayList<>();
    transactions.read(
        connection -> {
          new Pipeline()
              .add(row -> found.add(new MailboxName(row.getString(1))), NAMES, account)
              .execute(connection);
          return null;
        });
    found.sort(
        Comparator.comparing((MailboxName name) -> !name.isInbox()).thenComparing(name -> name));
    return found;
  }

  /**
   * Creates a mailbox and the missing mailboxes above it.
   *
   * @return the mailbox's id
   */
  public long create(ResolvedMailbox place, Set<SpecialUse> uses)
      throws SQLException, RefusedException {
    return create(place, uses, AuditEntry.NONE);
  }

  /** Creates a mailbox in the same way and writes an audit entry. */
  public long create(ResolvedMailbox place, Set<SpecialUse> uses, AuditEntry record)
      throws SQLException, RefusedException {
    return create(place, CollectionKind.MAIL, uses, record);
  }

  /** Creates a mailbox of a kind. Missing mailboxes above it get the same kind. */
  public long create(
      ResolvedMailbox place, CollectionKind kind, Set<SpecialUse> uses, AuditEntry record)
      throws SQLException, RefusedException {
    long account = place.owner();
    MailboxName name = place.name();
    requireGood(name);
    record Made(long id, long modseq) {}
    Made made =
        transactions.write(
            connection -> {
              AccountRow row = MailRows.lock(connection, account);
              place.requireMakes(connection);
              requireFree(connection, account, name);
              requireUnused(connection, account, uses);
              makeParents(connection, row, name, kind);
              long id = make(connection, row, name, kind, uses);
              requireRoom(connection, row);
              requireFewRemoved(connection, row);
              MailRows.save(connection, row);
              record.write(connection);
              return new Made(id, row.modseq);
            });
    open.treeCommitted(account, made.modseq);
    return made.id;
  }

  /** Removes a mailbox on behalf of the server and returns the number of messages in it. */
  public long remove(long account, MailboxName name) throws SQLException, RefusedException {
    return remove(ResolvedMailbox.within(account, name));
  }

  /** Removes a mailbox in the same way and writes an audit entry. */
  public long remove(long account, MailboxName name, AuditEntry record)
      throws SQLException, RefusedException {
    return remove(ResolvedMailbox.within(account, name), record);
  }

  /**
   * Removes a mailbox from the tree. Its messages stay in it, but are no longer counted.
   *
   * @return the number of these messages
   */
  public long remove(ResolvedMailbox place) throws SQLException, RefusedException {
    return remove(place, AuditEntry.NONE);
  }

  private long remove(ResolvedMailbox place, AuditEntry record)
      throws SQLException, RefusedException {
    if (place.name().isInbox()) {
      throw new RefusedException(MailboxFailure.isProtected(place.name()));
    }
    long account = place.owner();
    record Removed(long id, long messages, long modseq) {}
    Removed removed =
        recounting.write(
            LongStream.of(account),
            connection -> {
              AccountRow row = MailRows.lock(connection, account);
              MailboxRow mailbox = place.row(connection, Right.DELETE_MAILBOX);
              row.messages -= mailbox.messages;
              row.octets -= mailbox.octets;
              Pipeline removal = new Pipeline().add(REMOVE, row.step(), mailbox.id);
              ChangeLog.tree(removal, row, mailbox.id, ChangeKind.REMOVED, mailbox.name);
              MailRows.save(removal, List.of(row));
              removal.execute(connection);
              record.write(connection);
              return new Removed(mailbox.id, mailbox.messages, row.modseq);
            });
    open.removed(account, removed.id, removed.modseq);
    return removed.messages;
  }

  /** Renames a mailbox other than INBOX with all those below it, however many they are, or none. */
  public void rename(ResolvedMailbox source, ResolvedMailbox target)
      throws SQLException, RefusedException {
    rename(source, target, AuditEntry.NONE);
  }

  /** Renames a mailbox in the same way and writes an audit entry. */
  public void rename(ResolvedMailbox source, ResolvedMailbox target, AuditEntry record)
      throws SQLException, RefusedException {
    long account = source.owner();
    MailboxName from = source.name();
    MailboxName to = target.name();
    requireGood(to);
    if (to.isBelow(from)) {
      throw new RefusedException(
          MailboxFailure.badName(to, "A mailbox cannot be moved below itself."));
    }
    long modseq =
        transactions.write(
            connection -> {
              AccountRow row = MailRows.lock(connection, account);
              source.row(connection, Right.DELETE_MAILBOX);
              target.requireMakes(connection);
              requireFree(connection, account, to);
              makeParents(connection, row, to);
              List<Branch> branch = branch(connection, account, from);
              String entered = "";
              for (Branch moved : branch) {
                String name = rename(connection, row, moved, from, to);
                if (bounds.bound(name) && !bounds.bound(moved.name)) {
                  entered = name;
                }
              }
              requireBounds(connection, account, entered);
              UidValidities.arrived(
                  connection, row, branch.stream().mapToLong(Branch::id).toArray());
              requireRoom(connection, row);
              MailRows.save(connection, row);
              record.write(connection);
              return row.modseq;
            });
    open.treeCommitted(account, modseq);
  }

  /** Subscribes to a name, or unsubscribes from it. */
  public void subscribe(long account, MailboxName name, boolean subscribed)
      throws SQLException, RefusedException {
    String problem = name.problem();
    if (!problem.isEmpty()) {
      throw new RefusedException(MailboxFailure.badName(name, problem));
    }
    long modseq =
        transactions.write(
            connection -> {
              AccountRow row = MailRows.lock(connection, account);
              if (!subscribed) {
                Subscriptions.remove(connection, account, name);
              } else if (!Subscriptions.add(connection, account, name)) {
                throw new RefusedException(MailboxFailure.overQuota());
              }
              int kind = subscribed ? ChangeKind.SUBSCRIBED : ChangeKind.UNSUBSCRIBED;
              Pipeline logging = new Pipeline();
              ChangeLog.tree(logging, row, 0, kind, name.path());
              logging.execute(connection);
              MailRows.save(connection, row);
              return row.modseq;
            });
    open.treeCommitted(account, modseq);
  }

  /** A mailbox with a given name, or below it. */
  record Branch(long id, String name) {}

  public static List<Branch> branch(Connection connection, long account, MailboxName top)
      throws SQLException {
    List<Branch> branch = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(BRANCH)) {
      select.setLong(1, account);
      select.setString(2, top.path());
      select.setString(3, top.path() + MailboxName.DELIMITER);
      select.setString(4, top.path() + (char) (MailboxName.DELIMITER + 1));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          branch.add(new Branch(row.getLong(1), row.getString(2)));
        }
      }
    }
    return branch;
  }

  private static String rename(
      Connection connection, AccountRow row, Branch moved, MailboxName from, MailboxName to)
      throws SQLException, RefusedException {
    MailboxName name = new MailboxName(to.path() + moved.name.substring(from.path().length()));
    requireGood(name);
    requireFree(connection, row.account, name);
    Pipeline renaming = new Pipeline().add(RENAME, name.path(), row.step(), moved.id);
    ChangeLog.tree(renaming, row, moved.id, ChangeKind.RENAMED, moved.name);
    renaming.execute(connection);
    return name.path();
  }

  public static void requireGood(MailboxName name) throws RefusedException {
    String problem =
        name.isOthers()
            ? "The name of a mailbox of your own must not begin with ~."
            : name.problem();
    if (!problem.isEmpty()) {
      throw new RefusedException(MailboxFailure.badName(name, problem));
    }
  }

  public static void requireFree(Connection connection, long account, MailboxName name)
      throws SQLException, RefusedException {
    if (MailRows.mailbox(connection, account, name.path()).isPresent()) {
      throw new RefusedException(MailboxFailure.alreadyExists(name));
    }
  }

  /**
   * Throws if the account has a mailbox with one of the uses already. If two mailboxes had the same
   * use, a client would have to guess where to put its copies.
   */
  private static void requireUnused(Connection connection, long account, Set<SpecialUse> uses)
      throws SQLException, RefusedException {
    try (PreparedStatement select = connection.prepareStatement(USED)) {
      select.setLong(1, account);
      select.setInt(2, SpecialUses.pack(uses));
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          throw new RefusedException(MailboxFailure.useTaken(new MailboxName(row.getString(1))));
        }
      }
    }
  }

  /** Throws if a folder may not have what was just placed there. */
  public void requireBounds(Connection connection, long account, String folder)
      throws SQLException, RefusedException {
    bounds.requireRoom(connection, account, folder);
  }

  public void requireRoom(Connection connection, AccountRow row)
      throws SQLException, RefusedException {
    long most = quotas.mailboxes(row.domain, row.account);
    if (most != 0 && count(connection, COUNT, row.account) > most) {
      throw new RefusedException(MailboxFailure.overQuota());
    }
  }

  /** Throws if the account has too many removed mailboxes that are not trimmed yet. */
  private void requireFewRemoved(Connection connection, AccountRow row)
      throws SQLException, RefusedException {
    long most = quotas.mailboxes(row.domain, row.account);
    if (count(connection, COUNT_REMOVED, row.account)
        > (most == 0 ? MOST_REMOVED_OF_ALL : MOST_REMOVED * most)) {
      throw new RefusedException(MailboxFailure.overQuota());
    }
  }

  private static long count(Connection connection, String query, long account) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(query)) {
      count.setLong(1, account);
      try (ResultSet result = count.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  public void makeParents(Connection connection, AccountRow row, MailboxName name)
      throws SQLException {
    makeParents(connection, row, name, CollectionKind.MAIL);
  }

  /** Creates the missing mailboxes above {@code name}, with a kind. */
  public void makeParents(
      Connection connection, AccountRow row, MailboxName name, CollectionKind kind)
      throws SQLException {
    String parent = name.parentPath();
    if (!parent.isEmpty() && MailRows.mailbox(connection, row.account, parent).isEmpty()) {
      MailboxName above = new MailboxName(parent);
      makeParents(connection, row, above, kind);
      make(connection, row, above, kind, Set.of());
    }
  }

  private long make(
      Connection connection,
      AccountRow row,
      MailboxName name,
      CollectionKind kind,
      Set<SpecialUse> uses)
      throws SQLException {
    Pipeline making = new Pipeline();
    long id = make(making, row, name, kind, uses);
    making.execute(connection);
    return id;
  }

  private long make(
      Pipeline making, AccountRow row, MailboxName name, CollectionKind kind, Set<SpecialUse> uses)
      throws SQLException {
    long id = ids.next();
    making.add(
        INSERT,
        id,
        row.account,
        name.path(),
        kind.name(),
        SpecialUses.pack(uses),
        row.newUidValidity(Instant.now().getEpochSecond()),
        row.step());
    if (!name.parentPath().isEmpty()) {
      AccessRows.inherit(making, id, row.account, name.parentPath());
    }
    ChangeLog.tree(making, row, id, ChangeKind.MADE, name.path());
    return id;
  }
}

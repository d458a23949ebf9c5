package org.carillon.mailbox.internal.tree;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.sharing.AccessList;
import org.carillon.mailbox.sharing.AccessRows;
import org.carillon.mailbox.sharing.Grant;
import org.carillon.mailbox.sharing.Grantee;
import org.carillon.mailbox.sharing.Identifiers;
import org.carillon.mailbox.sharing.People;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;

/** Access lists, as their owners read and change them (RFC 4314 §3). */
public final class AccessChanges {
  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final MailboxAuthorization authorization;
  private final People people;

  public AccessChanges(
      SqlTransactions transactions,
      OpenMailboxes open,
      MailboxAuthorization authorization,
      People people) {
    this.transactions = transactions;
    this.open = open;
    this.authorization = authorization;
    this.people = people;
  }

  public List<AccessEntry> read(long caller, MailboxName name)
      throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.named(caller, name, Right.ADMINISTER);
    AccessList list = transactions.read(connection -> list(connection, place));
    List<AccessEntry> entries = new ArrayList<>();
    Optional<Person> owner = people.of(place.owner());
    owner.ifPresent(
        person ->
            entries.add(
                new AccessEntry(new Identifier(person.address(), false), MailboxRights.ALL)));
    long domain = owner.map(Person::domain).orElse(-1L);
    for (Grant grant : list.grants()) {
      new Identifiers(people)
          .name(grant.grantee(), domain)
          .map(who -> new Identifier(who, grant.negative()))
          .ifPresent(who -> entries.add(new AccessEntry(who, grant.rights())));
    }
    return entries;
  }

  /**
   * A mailbox that a caller may administer.
   *
   * @param owner the account that owns it
   * @param name the name as the caller uses it
   * @param kind the kind of its items
   * @param rights the caller's rights on it
   */
  public record Administered(
      long owner, MailboxName name, CollectionKind kind, MailboxRights rights) {}

  /** Returns the mailbox with an id, if the caller may administer it. */
  public Administered administered(long caller, long mailbox)
      throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.at(caller, mailbox, Right.ADMINISTER);
    CollectionRows.Row row =
        transactions
            .read(connection -> CollectionRows.one(connection, mailbox))
            .orElseThrow(RefusedException::noSuchMailbox);
    MailboxName name =
        row.owner() == caller
            ? new MailboxName(row.name())
            : authorization.name(authorization.person(caller), row.owner(), row.name());
    return new Administered(row.owner(), name, row.kind(), place.rights());
  }

  /**
   * Returns the file folders below a mailbox, by the names that the caller uses. They are shared
   * with it. Collections of other kinds have none below them.
   */
  public List<MailboxName> below(long caller, Administered place) throws SQLException {
    if (place.kind() != CollectionKind.FILES) {
      return List.of();
    }
    String above = place.name().own().path() + MailboxName.DELIMITER;
    List<CollectionRows.Row> rows =
        transactions.read(connection -> CollectionRows.of(connection, place.owner()));
    return rows.stream()
        .filter(row -> row.kind() == CollectionKind.FILES && row.name().startsWith(above))
        .map(row -> new MailboxName(row.name()))
        .map(
            own -> place.owner() == caller ? own : MailboxName.ofOther(place.name().account(), own))
        .toList();
  }

  private static AccessList list(Connection connection, ResolvedMailbox place)
      throws SQLException, RefusedException {
    return AccessRows.read(connection, place.row(connection).id)
        .orElseThrow(() -> RefusedException.noSuchMailbox(place.shown()));
  }

  /** Changes the rights of an identifier and returns the rights that it has now. */
  public MailboxRights change(
      long caller,
      MailboxName name,
      Identifier identifier,
      RightsChange change,
      MailboxRights rights)
      throws SQLException, RefusedException {
    return change(caller, name, identifier, change, rights, after -> AuditEntry.NONE);
  }

  /** Changes an identifier's rights and writes an audit entry with the new rights. */
  public MailboxRights change(
      long caller,
      MailboxName name,
      Identifier identifier,
      RightsChange change,
      MailboxRights rights,
      Function<MailboxRights, AuditEntry> record)
      throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.named(caller, name, Right.ADMINISTER);
    Grantee grantee = grantee(caller, place, identifier);
    if (grantee.equals(new Grantee(Grantee.Kind.ACCOUNT, place.owner()))) {
      requireOwnerKeeps(identifier, change, rights);
      return identifier.negative() ? MailboxRights.NONE : MailboxRights.ALL;
    }
    return commit(
            place,
            new Grant(grantee, identifier.negative(), MailboxRights.NONE),
            before -> Optional.of(change.apply(before.orElse(MailboxRights.NONE), rights)),
            record)
        .orElseThrow();
  }

  /** Removes an identifier's entry and audits it. Returns whether there was an entry. */
  public boolean end(long caller, MailboxName name, Identifier identifier, AuditEntry record)
      throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.named(caller, name, Right.ADMINISTER);
    Grantee grantee = grantee(caller, place, identifier);
    if (grantee.equals(new Grantee(Grantee.Kind.ACCOUNT, place.owner()))) {
      requireOwnerKeeps(identifier, RightsChange.REPLACE, MailboxRights.NONE);
    }
    return commit(
            place,
            new Grant(grantee, identifier.negative(), MailboxRights.NONE),
            before -> before.map(there -> MailboxRights.NONE),
            after -> record)
        .isPresent();
  }

  /**
   * Removes everything that an account's mailboxes grant to others, whether or not the account or
   * the others are switched off.
   *
   * @param record returns the audit entry for an entry, described by its mailbox and grantee
   * @return the number of entries that were removed
   */
  public long endAll(long owner, Function<String, AuditEntry> record)
      throws SQLException, RefusedException {
    long gone = 0;
    for (AccessRows.Granted each :
        transactions.read(connection -> AccessRows.granted(connection, owner))) {
      AuditEntry entry = record.apply(each.mailbox() + " " + nameOf(each.grant().grantee()));
      gone +=
          commit(
                  ResolvedMailbox.own(owner, each.mailbox()),
                  each.grant(),
                  before -> before.map(there -> MailboxRights.NONE),
                  after -> entry)
              .map(ended -> 1L)
              .orElse(0L);
    }
    return gone;
  }

  private String nameOf(Grantee grantee) {
    return new Identifiers(people)
        .name(grantee, -1)
        .orElseGet(() -> grantee.kind().name().toLowerCase(Locale.ROOT) + " " + grantee.subject());
  }

  /**
   * Writes an entry.
   *
   * @param entry the grantee, and the sign of the entry
   * @param change returns the new rights for the present ones; empty to leave them unchanged
   * @return the rights granted now; empty if they were left unchanged
   */
  private Optional<MailboxRights> commit(
      ResolvedMailbox place,
      Grant entry,
      UnaryOperator<Optional<MailboxRights>> change,
      Function<MailboxRights, AuditEntry> record)
      throws SQLException, RefusedException {
    record Changed(MailboxRow mailbox, MailboxRights rights) {}
    Optional<Changed> changed =
        transactions.write(
            connection -> {
              AccountRow owner = MailRows.lock(connection, place.owner());
              MailboxRow row = place.row(connection, Right.ADMINISTER);
              List<Grant> before = list(connection, place).grants();
              Optional<MailboxRights> there =
                  before.stream()
                      .filter(grant -> grant.grantee().equals(entry.grantee()))
                      .filter(grant -> grant.negative() == entry.negative())
                      .map(Grant::rights)
                      .findFirst();
              Optional<MailboxRights> after = change.apply(there);
              if (after.isEmpty()) {
                return Optional.empty();
              }
              if (there.isEmpty() && before.size() >= AccessEntry.MOST) {
                throw new RefusedException(MailboxFailure.tooManyAccessEntries());
              }
              row.modseq = owner.step();
              Pipeline writes = new Pipeline();
              AccessRows.set(
                  writes,
                  row.id,
                  row.modseq,
                  new Grant(entry.grantee(), entry.negative(), after.get()));
              MailRows.save(writes, List.of(owner), List.of(row));
              writes.execute(connection);
              record.apply(after.get()).write(connection);
              return Optional.of(new Changed(row, after.get()));
            });
    changed.ifPresent(
        done -> {
          open.rightsCommitted(place.owner(), done.mailbox.id, done.mailbox.modseq);
          if (entry.grantee().kind() == Grantee.Kind.ACCOUNT) {
            open.shared(entry.grantee().subject());
          }
        });
    return changed.map(Changed::rights);
  }

  /** Returns the caller's rights. Throws if it may not know of the mailbox (RFC 4314 §4). */
  public MailboxRights of(long caller, MailboxName name) throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.named(caller, name);
    transactions.read(connection -> list(connection, place));
    if (!place
        .rights()
        .hasAny(
            Right.LOOKUP,
            Right.READ,
            Right.INSERT,
            Right.CREATE,
            Right.DELETE_MAILBOX,
            Right.ADMINISTER)) {
      throw RefusedException.noSuchMailbox(name);
    }
    return place.rights();
  }

  public MailboxRights required(long caller, MailboxName name, Identifier identifier)
      throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.named(caller, name, Right.ADMINISTER);
    transactions.read(connection -> list(connection, place));
    boolean owner =
        grantee(caller, place, identifier).equals(new Grantee(Grantee.Kind.ACCOUNT, place.owner()));
    return owner && !identifier.negative() ? MailboxRights.ALL : MailboxRights.NONE;
  }

  private Grantee grantee(long caller, ResolvedMailbox place, Identifier identifier)
      throws RefusedException {
    long ownerDomain = people.of(place.owner()).map(Person::domain).orElse(-1L);
    return new Identifiers(people)
        .grantee(identifier, ownerDomain, authorization.person(caller).domainName())
        .orElseThrow(() -> new RefusedException(MailboxFailure.noSuchIdentifier(identifier)));
  }

  /**
   * Throws if a change would grant the owner something else. The owner's rights are not an entry,
   * so only a change that leaves them as they are is permitted.
   */
  private static void requireOwnerKeeps(
      Identifier identifier, RightsChange change, MailboxRights rights) throws RefusedException {
    MailboxRights after = change.apply(MailboxRights.ALL, rights);
    boolean keeps = identifier.negative() ? rights.isEmpty() : after.equals(MailboxRights.ALL);
    if (!keeps) {
      throw new RefusedException(MailboxFailure.notPermitted("The owner always has all rights"));
    }
  }
}

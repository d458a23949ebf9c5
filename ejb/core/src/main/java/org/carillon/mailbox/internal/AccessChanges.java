package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.AccessEntry;
import org.carillon.contract.mailbox.Identifier;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxRights;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.contract.mailbox.Right;
import org.carillon.contract.mailbox.RightsChange;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.sharing.AccessList;
import org.carillon.mailbox.internal.sharing.AccessRows;
import org.carillon.mailbox.internal.sharing.Grant;
import org.carillon.mailbox.internal.sharing.Grantee;
import org.carillon.mailbox.internal.sharing.People;
import org.carillon.mailbox.internal.sharing.Person;

/** Access lists as their owners read and change them (RFC 4314 §3). */
final class AccessChanges {
  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final Doors doors;
  private final People people;

  AccessChanges(SqlTransactions transactions, OpenMailboxes open, Doors doors, People people) {
    this.transactions = transactions;
    this.open = open;
    this.doors = doors;
    this.people = people;
  }

  List<AccessEntry> read(Caller caller, MailboxName name) throws SQLException, Hindrance {
    Place place = doors.named(caller, name, Right.ADMINISTER);
    AccessList list = transactions.read(connection -> list(connection, place));
    List<AccessEntry> entries = new ArrayList<>();
    people
        .of(place.owner())
        .ifPresent(
            owner ->
                entries.add(
                    new AccessEntry(new Identifier(owner.address(), false), MailboxRights.ALL)));
    for (Grant grant : list.grants()) {
      identifier(grant).ifPresent(who -> entries.add(new AccessEntry(who, grant.rights())));
    }
    return entries;
  }

  private static AccessList list(Connection connection, Place place)
      throws SQLException, Hindrance {
    MailboxRow row =
        MailRows.mailbox(connection, place.owner(), place.name().path())
            .orElseThrow(() -> Hindrance.noSuchMailbox(place.shown()));
    return AccessRows.read(connection, row.id)
        .orElseThrow(() -> Hindrance.noSuchMailbox(place.shown()));
  }

  /** Empty for whoever is gone. */
  private Optional<Identifier> identifier(Grant grant) {
    return switch (grant.grantee().kind()) {
      case DOMAIN -> Optional.of(new Identifier(Identifier.ANYONE, grant.negative()));
      case ACCOUNT ->
          people
              .of(grant.grantee().subject())
              .map(person -> new Identifier(person.address(), grant.negative()));
    };
  }

  void change(
      Caller caller,
      MailboxName name,
      Identifier identifier,
      RightsChange change,
      MailboxRights rights)
      throws SQLException, Hindrance {
    Place place = doors.named(caller, name, Right.ADMINISTER);
    Grantee grantee = grantee(caller, place, identifier);
    if (grantee.equals(new Grantee(Grantee.Kind.ACCOUNT, place.owner()))) {
      requireOwnerKeeps(identifier, change, rights);
      return;
    }
    MailboxRow changed =
        transactions.write(
            connection -> {
              AccountRow owner = MailRows.lock(connection, place.owner());
              MailboxRow row =
                  MailRows.mailbox(connection, place.owner(), place.name().path())
                      .orElseThrow(() -> Hindrance.noSuchMailbox(place.shown()));
              List<Grant> before = list(connection, place).grants();
              Optional<Grant> there =
                  before.stream()
                      .filter(grant -> grant.grantee().equals(grantee))
                      .filter(grant -> grant.negative() == identifier.negative())
                      .findFirst();
              if (there.isEmpty() && before.size() >= AccessEntry.MOST) {
                throw new Hindrance(new Obstacle.TooManyAccessEntries());
              }
              MailboxRights after =
                  change.apply(there.map(Grant::rights).orElse(MailboxRights.NONE), rights);
              row.modseq = owner.step();
              Pipeline writes = new Pipeline();
              AccessRows.set(
                  writes, row.id, row.modseq, new Grant(grantee, identifier.negative(), after));
              MailRows.save(writes, List.of(owner), List.of(row));
              writes.execute(connection);
              return row;
            });
    open.rightsCommitted(place.owner(), changed.id, changed.modseq);
    if (grantee.kind() == Grantee.Kind.ACCOUNT) {
      open.shared(grantee.subject());
    }
  }

  /** What the caller may do, if it may know of the mailbox at all (RFC 4314 §4). */
  MailboxRights of(Caller caller, MailboxName name) throws SQLException, Hindrance {
    Place place = doors.named(caller, name);
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
      throw Hindrance.noSuchMailbox(name);
    }
    return place.rights();
  }

  MailboxRights required(Caller caller, MailboxName name, Identifier identifier)
      throws SQLException, Hindrance {
    Place place = doors.named(caller, name, Right.ADMINISTER);
    transactions.read(connection -> list(connection, place));
    boolean owner =
        grantee(caller, place, identifier).equals(new Grantee(Grantee.Kind.ACCOUNT, place.owner()));
    return owner && !identifier.negative() ? MailboxRights.ALL : MailboxRights.NONE;
  }

  private Grantee grantee(Caller caller, Place place, Identifier identifier) throws Hindrance {
    if (identifier.isAnyone()) {
      return people
          .of(place.owner())
          .map(owner -> new Grantee(Grantee.Kind.DOMAIN, owner.domain()))
          .orElseThrow(() -> new Hindrance(new Obstacle.NoSuchIdentifier(identifier)));
    }
    return doors
        .named(caller, identifier.name())
        .map(Person::account)
        .map(account -> new Grantee(Grantee.Kind.ACCOUNT, account))
        .orElseThrow(() -> new Hindrance(new Obstacle.NoSuchIdentifier(identifier)));
  }

  /** The owner's rights are no entry: what would leave them as they are is granted. */
  private static void requireOwnerKeeps(
      Identifier identifier, RightsChange change, MailboxRights rights) throws Hindrance {
    MailboxRights after = change.apply(MailboxRights.ALL, rights);
    boolean keeps = identifier.negative() ? rights.isEmpty() : after.equals(MailboxRights.ALL);
    if (!keeps) {
      throw new Hindrance(new Obstacle.NotPermitted("The owner always has all rights"));
    }
  }
}

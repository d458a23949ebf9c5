package org.carillon.account.internal.group;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.AddressRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.group.GroupRow.Kind;
import org.carillon.account.internal.transaction.AddressOrder;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.RowLock;
import org.carillon.format.name.DomainName;

/** Reads, creates and deletes groups and forwarders together with their addresses. */
final class GroupRows {
  private GroupRows() {}

  /** Returns the group or forwarder if it is in a domain that the caller administers. */
  static Optional<GroupRow> seen(EntityManager entities, Caller caller, String typed, Kind kind) {
    return MailAddress.canonical(typed)
        .flatMap(address -> find(entities, address, kind))
        .filter(row -> caller.administersDomain(row.domain.id()));
  }

  /** Returns the group or forwarder of this kind, without checking rights. */
  static Optional<GroupRow> find(EntityManager entities, MailAddress address, Kind kind) {
    return entities
        .createQuery(
            """
            SELECT g FROM GroupRow g JOIN FETCH g.domain d, DomainNameRow n
            WHERE n.name = :domain AND n.domain = d.id AND g.localPart = :local
            AND g.kind = :kind
            """,
            GroupRow.class)
        .setParameter("domain", address.domain())
        .setParameter("local", address.localPart())
        .setParameter("kind", kind)
        .getResultStream()
        .findFirst();
  }

  /** Returns the query for the groups or forwarders of this kind, ordered by address. */
  static Answer<TypedQuery<GroupRow>> listed(
      EntityManager entities,
      Caller caller,
      long own,
      Optional<String> domain,
      PageRequest request,
      Kind kind) {
    Optional<DomainRow> wanted =
        domain
            .flatMap(DomainName::canonical)
            .flatMap(name -> DirectoryQueries.domain(entities, name))
            .filter(row -> caller.administersDomain(row.id()));
    if (domain.isPresent() && wanted.isEmpty()) {
      return Answer.failed(new Failure.NotFound("domain " + domain.get()));
    }
    return new Answer.Done<>(
        entities
            .createQuery(
                """
                SELECT g FROM GroupRow g JOIN FETCH g.domain d
                WHERE g.kind = :kind AND (:only = 0 OR d.id = :only)
                AND (d.name > :afterDomain OR d.name = :afterDomain AND g.localPart > :afterLocal)
                AND (CONCAT(g.localPart, '@', d.name) LIKE :search ESCAPE '\\'
                  OR LOWER(g.displayName) LIKE :search ESCAPE '\\')
                ORDER BY d.name, g.localPart
                """,
                GroupRow.class)
            .setParameter("kind", kind)
            .setParameter("only", wanted.map(DomainRow::id).orElse(own))
            .setParameter("afterDomain", AddressOrder.domain(request))
            .setParameter("afterLocal", AddressOrder.localPart(request)));
  }

  /** Returns the failure for a malformed domain in a list request, or empty. */
  static <T> Optional<Answer<T>> malformed(Optional<String> domain) {
    return domain
        .filter(name -> DomainName.canonical(name).isEmpty())
        .map(
            name ->
                Answer.failed(
                    new Failure.Invalid(
                        "domain", "malformed", "“" + name + "” is not a domain name.")));
  }

  /**
   * Creates a group or forwarder with its address.
   *
   * @param said sets the attributes in the row
   */
  static Answer<GroupRow> insert(
      EntityManager entities, Caller caller, String typed, Kind kind, Consumer<GroupRow> said) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    Optional<MailAddress> address = MailAddress.canonical(typed);
    Optional<Failure> unfit = MailAddress.refusal("address", typed);
    if (unfit.isPresent()) {
      return Answer.failed(unfit.get());
    }
    Optional<DomainRow> domain =
        DirectoryQueries.domain(entities, address.get().domain())
            .filter(row -> caller.administersDomain(row.id()))
            .flatMap(row -> RowLock.of(entities, row))
            .filter(row -> !row.isDeleted());
    if (domain.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "address", "unknown-domain", "There is no domain " + address.get().domain() + "."));
    }
    AddressRow.Key key = new AddressRow.Key(domain.get().id(), address.get().localPart());
    if (entities.find(AddressRow.class, key) != null) {
      return Answer.failed(
          new Failure.Taken("address", "The address " + address.get() + " is in use."));
    }
    GroupRow row = new GroupRow();
    row.domain = domain.get();
    row.localPart = key.localPart();
    row.kind = kind;
    row.created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    said.accept(row);
    entities.persist(row);
    entities.flush();
    entities.persist(new AddressRow(key, AddressRow.Kind.valueOf(kind.name()), row.id));
    return new Answer.Done<>(row);
  }

  /** Gives a group or forwarder another address in its domain, or returns why it can't. */
  static Optional<Failure> rename(EntityManager entities, GroupRow row, MailAddress wanted) {
    if (DirectoryQueries.domain(entities, wanted.domain())
        .filter(there -> there.id() == row.domain.id())
        .isEmpty()) {
      return Optional.of(
          new Failure.Invalid(
              "to",
              "other-domain",
              "The address must stay in its domain, " + row.domain.name() + "."));
    }
    if (wanted.localPart().equals(row.localPart)) {
      return Optional.of(
          new Failure.Invalid(
              "to", "same-name", "The new address is the same as the present one."));
    }
    AddressRow.Key key = new AddressRow.Key(row.domain.id(), wanted.localPart());
    if (entities.find(AddressRow.class, key) != null) {
      return Optional.of(new Failure.Taken("to", "The address " + wanted + " is in use."));
    }
    entities
        .createQuery("DELETE FROM AddressRow a WHERE a.group = :group")
        .setParameter("group", row.id)
        .executeUpdate();
    entities.persist(new AddressRow(key, AddressRow.Kind.valueOf(row.kind.name()), row.id));
    row.localPart = wanted.localPart();
    entities.flush();
    return Optional.empty();
  }

  /** Deletes a group or forwarder with its address, members and references. */
  static void remove(EntityManager entities, GroupRow row) {
    entities
        .createQuery("DELETE FROM AddressRow a WHERE a.group = :group")
        .setParameter("group", row.id)
        .executeUpdate();
    entities.remove(row);
  }
}

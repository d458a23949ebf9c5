package org.carillon.account.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Domain;
import org.carillon.account.internal.transaction.AuditDescriptions;
import org.carillon.account.internal.transaction.DirectoryKind;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.format.name.DomainName;

/** The type of domains in the directory. A domain is visible to its administrators. */
public final class DomainKind implements DirectoryKind<DomainRow, Domain> {

  @Override
  public String name() {
    return "domain";
  }

  @Override
  public Optional<DomainRow> seen(EntityManager entities, Caller caller, String name) {
    return DomainName.canonical(name)
        .flatMap(canonical -> DirectoryQueries.domain(entities, canonical))
        .filter(row -> caller.administersDomain(row.id));
  }

  @Override
  public boolean isDeleted(DomainRow row) {
    return row.deleted != null;
  }

  @Override
  public Domain value(EntityManager entities, DomainRow row) {
    List<String> aliases =
        entities
            .createQuery(
                "SELECT n.name FROM DomainNameRow n WHERE n.domain = :domain AND n.name <> :name"
                    + " ORDER BY n.name",
                String.class)
            .setParameter("domain", row.id)
            .setParameter("name", row.name)
            .getResultList();
    return new Domain(
        row.id, row.name, aliases, row.description, row.enabled, row.version(), row.created);
  }

  @Override
  public String described(Domain value) {
    return AuditDescriptions.of(value);
  }

  @Override
  public AuditSubject subject(DomainRow row) {
    return AuditSubject.of(row.id, row.name);
  }
}

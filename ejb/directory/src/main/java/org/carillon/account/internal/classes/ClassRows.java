package org.carillon.account.internal.classes;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Looks up classes of service. */
public final class ClassRows {
  private ClassRows() {}

  /** Returns the class with this name, without checking rights. */
  public static Optional<ServiceClassRow> find(EntityManager entities, ClassName name) {
    return name.domain().isEmpty()
        ? of(entities, null, name.name())
        : domain(entities, name.domain().get())
            .flatMap(domain -> of(entities, domain, name.name()));
  }

  private static Optional<ServiceClassRow> of(EntityManager entities, Long domain, String name) {
    var query =
        domain == null
            ? entities.createQuery(
                "FROM ServiceClassRow c WHERE c.domain IS NULL AND c.name = :name",
                ServiceClassRow.class)
            : entities
                .createQuery(
                    "FROM ServiceClassRow c WHERE c.domain = :domain AND c.name = :name",
                    ServiceClassRow.class)
                .setParameter("domain", domain);
    return query.setParameter("name", name).getResultStream().findFirst();
  }

  public static Optional<Long> domain(EntityManager entities, String name) {
    return entities
        .createQuery("SELECT n.domain FROM DomainNameRow n WHERE n.name = :name", Long.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }
}

package org.carillon.account.internal.classes.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.carillon.account.DomainDeleted;
import org.carillon.account.internal.classes.ServiceClassRow;
import org.carillon.database.Transactions;
import org.carillon.settings.Scope;
import org.carillon.settings.SettingStore;

/** Deletes a domain's classes of service with the domain, which has no accounts left then. */
@ApplicationScoped
class DeletedDomainClasses {
  private final Transactions transactions;
  private final SettingStore settings;

  @Inject
  DeletedDomainClasses(Transactions transactions, SettingStore settings) {
    this.transactions = transactions;
    this.settings = settings;
  }

  void deleted(@Observes DomainDeleted domain) {
    transactions.run(
        entities ->
            entities
                .createQuery(
                    "FROM ServiceClassRow c WHERE c.domain = :domain", ServiceClassRow.class)
                .setParameter("domain", domain.domain())
                .getResultList()
                .forEach(row -> remove(entities, settings, row)));
  }

  /** Deletes a class without accounts. Deleted accounts of the class are recovered without it. */
  static void remove(EntityManager entities, SettingStore settings, ServiceClassRow row) {
    entities
        .createQuery("UPDATE AccountRow a SET a.serviceClass = NULL WHERE a.serviceClass = :wanted")
        .setParameter("wanted", row)
        .executeUpdate();
    settings.forget(Scope.serviceClass(Scope.NO_DOMAIN, row.id()));
    entities.remove(row);
  }
}

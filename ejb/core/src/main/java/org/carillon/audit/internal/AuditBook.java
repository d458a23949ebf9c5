package org.carillon.audit.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditRecord;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Transactions;

/** The book of changes in the database. */
@ApplicationScoped
class AuditBook implements Audit {
  private static final int MOST = 1000;

  private final Transactions transactions;

  @Inject
  AuditBook(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void record(
      Caller caller,
      String action,
      String subject,
      Optional<String> before,
      Optional<String> after) {
    var row = new AuditRow();
    row.at = Instant.now();
    row.actor = caller.name();
    row.session = caller.session();
    row.action = action;
    row.subject = subject;
    row.before = before.orElse(null);
    row.after = after.orElse(null);
    transactions.run(entities -> entities.persist(row));
  }

  @Override
  public List<AuditRecord> list(Caller caller, OptionalLong before, int limit) {
    if (!caller.administersServer()) {
      return List.of();
    }
    return transactions.read(
        entities ->
            entities
                .createQuery(
                    "FROM AuditRow a WHERE a.id < :before ORDER BY a.id DESC", AuditRow.class)
                .setParameter("before", before.orElse(Long.MAX_VALUE))
                .setMaxResults(Math.clamp(limit, 1, MOST))
                .getResultStream()
                .map(AuditRow::toRecord)
                .toList());
  }
}

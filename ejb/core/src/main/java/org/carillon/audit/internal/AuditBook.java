package org.carillon.audit.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditRecord;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Transactions;

/** The book of changes in the database. */
@ApplicationScoped
class AuditBook implements Audit {
  private static final int MOST = 1000;

  /** The actor of what nobody did. */
  private static final String SERVER = "server";

  private final Transactions transactions;

  @Inject
  AuditBook(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void record(
      Caller caller,
      String action,
      AuditSubject subject,
      Optional<String> before,
      Optional<String> after) {
    write(caller.name(), caller.session(), action, subject, before, after);
  }

  @Override
  public void note(String action, AuditSubject subject, String what) {
    write(SERVER, "", action, subject, Optional.empty(), Optional.of(what));
  }

  private void write(
      String actor,
      String session,
      String action,
      AuditSubject subject,
      Optional<String> before,
      Optional<String> after) {
    var row = new AuditRow();
    row.at = Instant.now();
    row.actor = actor;
    row.session = session;
    row.action = action;
    row.subject = subject.name();
    row.domain = subject.domain().isPresent() ? subject.domain().getAsLong() : null;
    row.before = before.orElse(null);
    row.after = after.orElse(null);
    transactions.run(entities -> entities.persist(row));
  }

  @Override
  public List<AuditRecord> list(Caller caller, OptionalLong before, int limit) {
    return transactions.read(
        entities ->
            seen(entities, caller.rights())
                .map(
                    records ->
                        records
                            .setParameter("before", before.orElse(Long.MAX_VALUE))
                            .setMaxResults(Math.clamp(limit, 1, MOST))
                            .getResultStream()
                            .map(AuditRow::toRecord)
                            .toList())
                .orElse(List.of()));
  }

  private static Optional<TypedQuery<AuditRow>> seen(EntityManager entities, Rights rights) {
    return switch (rights) {
      case Rights.User() -> Optional.empty();
      case Rights.DomainAdministrator(long domain) ->
          Optional.of(
              entities
                  .createQuery(
                      "FROM AuditRow a WHERE a.domain = :domain AND a.id < :before"
                          + " ORDER BY a.id DESC",
                      AuditRow.class)
                  .setParameter("domain", domain));
      case Rights.ServerAdministrator() ->
          Optional.of(
              entities.createQuery(
                  "FROM AuditRow a WHERE a.id < :before ORDER BY a.id DESC", AuditRow.class));
    };
  }
}

package org.carillon.account.internal;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.carillon.account.Administrator;
import org.carillon.account.internal.transaction.AuditDescriptions;
import org.carillon.account.internal.transaction.DirectoryKind;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;

/**
 * The type of administrators in the directory. Whether a caller may see one is decided elsewhere
 * before: server administrators see all administrators, others see only themselves.
 */
final class AdministratorKind implements DirectoryKind<AdministratorRow, Administrator> {

  @Override
  public String name() {
    return "administrator";
  }

  @Override
  public void lockFirst(EntityManager entities) {
    LastAdministrator.alone(entities);
  }

  @Override
  public Optional<AdministratorRow> seen(EntityManager entities, Caller caller, String name) {
    return DirectoryQueries.administrator(entities, name);
  }

  @Override
  public Administrator value(EntityManager entities, AdministratorRow row) {
    return row.toAdministrator();
  }

  @Override
  public String described(Administrator value) {
    return AuditDescriptions.of(value);
  }

  /** Returns the audit subject, which shows a domain's administrators who else administers it. */
  @Override
  public AuditSubject subject(AdministratorRow row) {
    return row.domain == null
        ? AuditSubject.server(row.displayedName())
        : AuditSubject.of(row.domain.id, row.displayedName());
  }
}

package org.carillon.account.internal.classes.entry;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.carillon.account.classes.ServiceClass;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.classes.ClassName;
import org.carillon.account.internal.classes.ClassRows;
import org.carillon.account.internal.classes.ServiceClassRow;
import org.carillon.account.internal.transaction.DirectoryKind;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.json.Json;

/**
 * The type of classes of service in the directory. A class is visible to the administrators of its
 * owner. The offered classes of the server are visible to all administrators.
 */
final class ServiceClassKind implements DirectoryKind<ServiceClassRow, ServiceClass> {

  @Override
  public String name() {
    return "service-class";
  }

  @Override
  public Optional<ServiceClassRow> seen(EntityManager entities, Caller caller, String name) {
    return ClassName.of(name)
        .flatMap(known -> ClassRows.find(entities, known))
        .filter(row -> maySee(caller, row));
  }

  private static boolean maySee(Caller caller, ServiceClassRow row) {
    return mayChange(caller, row)
        || row.domain() == null && row.isOffered() && !(caller.rights() instanceof Rights.User);
  }

  static boolean mayChange(Caller caller, ServiceClassRow row) {
    return row.domain() == null
        ? caller.administersServer()
        : caller.administersDomain(row.domain());
  }

  @Override
  public ServiceClass value(EntityManager entities, ServiceClassRow row) {
    return new ServiceClass(
        row.id(),
        name(entities, row),
        Optional.ofNullable(row.domain()),
        row.description(),
        row.isOffered(),
        accounts(entities, row),
        row.version(),
        row.created());
  }

  private static String name(EntityManager entities, ServiceClassRow row) {
    return row.nameIn(
        row.domain() == null ? "" : entities.find(DomainRow.class, row.domain()).name());
  }

  static long accounts(EntityManager entities, ServiceClassRow row) {
    return entities
        .createQuery(
            "SELECT count(*) FROM AccountRow a"
                + " WHERE a.serviceClass = :wanted AND a.deleted IS NULL",
            Long.class)
        .setParameter("wanted", row)
        .getSingleResult();
  }

  @Override
  public String described(ServiceClass value) {
    return Json.createObjectBuilder()
        .add("name", value.name())
        .add("description", value.description())
        .add("offered", value.offered())
        .build()
        .toString();
  }

  /** Returns the subject for the audit log, with the name with which the class is asked for. */
  @Override
  public AuditSubject subject(ServiceClassRow row) {
    return row.domain() == null
        ? AuditSubject.server(row.nameIn(""))
        : AuditSubject.of(row.domain(), row.nameIn("…"));
  }
}

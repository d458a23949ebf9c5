package org.carillon.account.internal.group;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.carillon.account.group.Forwarder;
import org.carillon.account.internal.group.GroupRow.Role;
import org.carillon.account.internal.transaction.DirectoryKind;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.json.Json;

/** The type of forwarders, visible to the administrators of their domain. */
final class ForwarderKind implements DirectoryKind<GroupRow, Forwarder> {

  @Override
  public String name() {
    return "forwarder";
  }

  @Override
  public Optional<GroupRow> seen(EntityManager entities, Caller caller, String address) {
    return GroupRows.seen(entities, caller, address, GroupRow.Kind.FORWARDER);
  }

  @Override
  public Forwarder value(EntityManager entities, GroupRow row) {
    return new Forwarder(
        row.id,
        row.address(),
        MemberRows.addresses(entities, row.id, Role.MEMBER),
        row.description,
        row.version(),
        row.created);
  }

  @Override
  public String described(Forwarder value) {
    return Json.createObjectBuilder()
        .add("address", value.address())
        .add("targets", Json.createArrayBuilder(value.targets()))
        .add("description", value.description())
        .build()
        .toString();
  }

  @Override
  public AuditSubject subject(GroupRow row) {
    return AuditSubject.of(row.domain.id(), row.address());
  }
}

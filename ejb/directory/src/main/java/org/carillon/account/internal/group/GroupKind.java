package org.carillon.account.internal.group;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.carillon.account.group.Group;
import org.carillon.account.group.GroupAttributes;
import org.carillon.account.internal.group.GroupRow.Role;
import org.carillon.account.internal.transaction.DirectoryKind;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.json.Json;

/** The type of groups in the directory. A group is visible to the administrators of its domain. */
final class GroupKind implements DirectoryKind<GroupRow, Group> {

  @Override
  public String name() {
    return "group";
  }

  @Override
  public Optional<GroupRow> seen(EntityManager entities, Caller caller, String address) {
    return GroupRows.seen(entities, caller, address, GroupRow.Kind.GROUP);
  }

  @Override
  public Group value(EntityManager entities, GroupRow row) {
    return new Group(
        row.id,
        row.domain.id(),
        row.address(),
        new GroupAttributes(
            row.displayName,
            row.description,
            row.writers,
            MemberRows.addresses(entities, row.id, Role.WRITER),
            MemberRows.addresses(entities, row.id, Role.OWNER).stream().findFirst().orElse(""),
            row.errorsToOwner,
            row.omitsAuthor),
        MemberRows.count(entities, row.id),
        row.version(),
        row.created,
        row.modified());
  }

  @Override
  public String described(Group value) {
    GroupAttributes terms = value.terms();
    return Json.createObjectBuilder()
        .add("address", value.address())
        .add("displayName", terms.displayName())
        .add("description", terms.description())
        .add("writers", terms.writers().word())
        .add("namedWriters", Json.createArrayBuilder(terms.namedWriters()))
        .add("owner", terms.owner())
        .add("errorsToOwner", terms.errorsToOwner())
        .add("omitAuthor", terms.omitsAuthor())
        .add("size", value.size())
        .build()
        .toString();
  }

  @Override
  public AuditSubject subject(GroupRow row) {
    return AuditSubject.of(row.domain.id(), row.address());
  }
}

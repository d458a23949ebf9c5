package org.carillon.account.internal.resource;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.resource.ResourcePeople.Role;
import org.carillon.account.internal.transaction.DirectoryKind;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.BookingRules;
import org.carillon.account.resource.ResourceAttributes;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.json.Json;

/** The type of resources, visible to the administrators of their domain. */
final class ResourceKind implements DirectoryKind<ResourceRow, BookableResource> {

  @Override
  public String name() {
    return "resource";
  }

  @Override
  public Optional<ResourceRow> seen(EntityManager entities, Caller caller, String address) {
    return MailAddress.canonical(address)
        .flatMap(canonical -> DirectoryQueries.account(entities, canonical))
        .filter(account -> caller.administersDomain(account.domain().id()))
        .flatMap(account -> Optional.ofNullable(entities.find(ResourceRow.class, account.id())));
  }

  @Override
  public boolean isDeleted(ResourceRow row) {
    return row.account.isDeleted();
  }

  @Override
  public BookableResource value(EntityManager entities, ResourceRow row) {
    return of(entities, row);
  }

  static BookableResource of(EntityManager entities, ResourceRow row) {
    return new BookableResource(
        row.id,
        row.account.domain().id(),
        row.account.address(),
        row.terms(
            ResourcePeople.addresses(entities, row.id, Role.BOOKER),
            ResourcePeople.addresses(entities, row.id, Role.DELEGATE)),
        row.version(),
        row.created);
  }

  @Override
  public String described(BookableResource value) {
    ResourceAttributes terms = value.terms();
    BookingRules rules = terms.rules();
    return Json.createObjectBuilder()
        .add("address", value.address())
        .add("displayName", terms.displayName())
        .add("kind", terms.sort().word())
        .add("description", terms.description())
        .add("place", terms.place())
        .add("capacity", terms.capacity())
        .add("features", Json.createArrayBuilder(terms.features()))
        .add("timeZone", terms.timeZone())
        .add("bookers", rules.bookers().word())
        .add("namedBookers", Json.createArrayBuilder(rules.namedBookers()))
        .add("booking", rules.automatic() ? "automatic" : "delegate")
        .add("delegates", Json.createArrayBuilder(rules.delegates()))
        .add("horizonDays", rules.horizonDays())
        .add("longestMinutes", rules.longestMinutes())
        .add("recurring", rules.recurring())
        .add("seriesDays", rules.seriesDays())
        .add("conflicts", rules.conflicts().word())
        .add("hours", rules.hours())
        .build()
        .toString();
  }

  @Override
  public AuditSubject subject(ResourceRow row) {
    return AuditSubject.of(row.account.domain().id(), row.account.address());
  }
}

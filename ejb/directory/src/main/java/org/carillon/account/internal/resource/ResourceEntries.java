package org.carillon.account.internal.resource;

import static org.carillon.contract.directory.resource.ResourceType.ADDRESS;
import static org.carillon.contract.directory.resource.ResourceType.BOOKERS;
import static org.carillon.contract.directory.resource.ResourceType.BOOKING;
import static org.carillon.contract.directory.resource.ResourceType.CAPACITY;
import static org.carillon.contract.directory.resource.ResourceType.CONFLICTS;
import static org.carillon.contract.directory.resource.ResourceType.CREATED;
import static org.carillon.contract.directory.resource.ResourceType.DELEGATES;
import static org.carillon.contract.directory.resource.ResourceType.DESCRIPTION;
import static org.carillon.contract.directory.resource.ResourceType.DISPLAY_NAME;
import static org.carillon.contract.directory.resource.ResourceType.FEATURES;
import static org.carillon.contract.directory.resource.ResourceType.HORIZON_DAYS;
import static org.carillon.contract.directory.resource.ResourceType.HOURS;
import static org.carillon.contract.directory.resource.ResourceType.KIND;
import static org.carillon.contract.directory.resource.ResourceType.LONGEST_MINUTES;
import static org.carillon.contract.directory.resource.ResourceType.NAMED_BOOKERS;
import static org.carillon.contract.directory.resource.ResourceType.PLACE;
import static org.carillon.contract.directory.resource.ResourceType.RECURRING;
import static org.carillon.contract.directory.resource.ResourceType.SERIES_DAYS;
import static org.carillon.contract.directory.resource.ResourceType.TIME_ZONE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.BookingPermission;
import org.carillon.account.resource.BookingRules;
import org.carillon.account.resource.ResourceAttributes;
import org.carillon.account.resource.ResourceCategory;
import org.carillon.account.resource.Resources;
import org.carillon.account.resource.SeriesConflicts;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.resource.ResourceType;
import org.carillon.contract.identity.Caller;

/** The resources as directory entries. */
@ApplicationScoped
class ResourceEntries implements ObjectEntries {
  private static final String AUTOMATIC = "automatic";

  private final Resources resources;

  @Inject
  ResourceEntries(Resources resources) {
    this.resources = resources;
  }

  @Override
  public ObjectType type() {
    return ResourceType.TYPE;
  }

  private static DirectoryEntry entry(BookableResource resource) {
    ResourceAttributes terms = resource.terms();
    BookingRules rules = terms.rules();
    return new DirectoryEntry(
        resource.address(),
        OptionalLong.of(resource.version()),
        new AttributeValues()
            .with(ADDRESS, resource.address())
            .with(DISPLAY_NAME, terms.displayName())
            .with(KIND, terms.sort().word())
            .with(DESCRIPTION, terms.description())
            .with(PLACE, terms.place())
            .with(CAPACITY, terms.capacity())
            .with(FEATURES, terms.features())
            .with(TIME_ZONE, terms.timeZone())
            .with(BOOKERS, rules.bookers().word())
            .with(NAMED_BOOKERS, rules.namedBookers())
            .with(BOOKING, rules.automatic() ? AUTOMATIC : "delegate")
            .with(DELEGATES, rules.delegates())
            .with(HORIZON_DAYS, rules.horizonDays())
            .with(LONGEST_MINUTES, rules.longestMinutes())
            .with(RECURRING, rules.recurring())
            .with(SERIES_DAYS, rules.seriesDays())
            .with(CONFLICTS, rules.conflicts().word())
            .with(HOURS, rules.hours())
            .with(CREATED, resource.created()));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> domain, PageRequest request) {
    return resources.list(caller, domain, request).map(page -> page.map(ResourceEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String address) {
    return resources.find(caller, address).map(ResourceEntries::entry);
  }

  private static ResourceAttributes said(ResourceAttributes now, AttributeValues values) {
    BookingRules rules = now.rules();
    return new ResourceAttributes(
        values.get(DISPLAY_NAME).orElse(now.displayName()),
        values.get(KIND).map(ResourceCategory::of).orElse(now.sort()),
        values.get(DESCRIPTION).orElse(now.description()),
        values.get(PLACE).orElse(now.place()),
        values.get(CAPACITY).orElse(now.capacity()),
        values.get(FEATURES).orElse(now.features()),
        values.get(TIME_ZONE).orElse(now.timeZone()),
        new BookingRules(
            values.get(BOOKERS).map(BookingPermission::of).orElse(rules.bookers()),
            values.get(NAMED_BOOKERS).orElse(rules.namedBookers()),
            values.get(BOOKING).map(AUTOMATIC::equals).orElse(rules.automatic()),
            values.get(DELEGATES).orElse(rules.delegates()),
            values.get(HORIZON_DAYS).orElse(rules.horizonDays()),
            values.get(LONGEST_MINUTES).orElse(rules.longestMinutes()),
            values.get(RECURRING).orElse(rules.recurring()),
            values.get(SERIES_DAYS).orElse(rules.seriesDays()),
            values.get(CONFLICTS).map(SeriesConflicts::of).orElse(rules.conflicts()),
            values.get(HOURS).orElse(rules.hours())));
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return resources
        .create(caller, values.require(ADDRESS), said(ResourceAttributes.USUAL, values))
        .map(ResourceEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String address, AttributeValues values, OptionalLong version) {
    return resources
        .change(caller, address, now -> said(now, values), version)
        .map(ResourceEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String address, OptionalLong version) {
    return resources.delete(caller, address, version).map(ResourceEntries::entry);
  }
}

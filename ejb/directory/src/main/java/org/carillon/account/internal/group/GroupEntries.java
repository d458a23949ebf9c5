package org.carillon.account.internal.group;

import static org.carillon.contract.directory.GroupType.ADDRESS;
import static org.carillon.contract.directory.GroupType.CREATED;
import static org.carillon.contract.directory.GroupType.DESCRIPTION;
import static org.carillon.contract.directory.GroupType.DISPLAY_NAME;
import static org.carillon.contract.directory.GroupType.ERRORS_TO_OWNER;
import static org.carillon.contract.directory.GroupType.NAMED_WRITERS;
import static org.carillon.contract.directory.GroupType.OMIT_AUTHOR;
import static org.carillon.contract.directory.GroupType.OWNER;
import static org.carillon.contract.directory.GroupType.SIZE;
import static org.carillon.contract.directory.GroupType.WRITERS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.account.group.Group;
import org.carillon.account.group.GroupAttributes;
import org.carillon.account.group.GroupPosting;
import org.carillon.account.group.Groups;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.GroupType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.identity.Caller;

/** The groups as directory entries. */
@ApplicationScoped
class GroupEntries implements ObjectEntries {
  private final Groups groups;

  @Inject
  GroupEntries(Groups groups) {
    this.groups = groups;
  }

  @Override
  public ObjectType type() {
    return GroupType.TYPE;
  }

  private static DirectoryEntry entry(Group group) {
    GroupAttributes terms = group.terms();
    return new DirectoryEntry(
        group.address(),
        OptionalLong.of(group.version()),
        new AttributeValues()
            .with(ADDRESS, group.address())
            .with(DISPLAY_NAME, terms.displayName())
            .with(DESCRIPTION, terms.description())
            .with(WRITERS, terms.writers().word())
            .with(NAMED_WRITERS, terms.namedWriters())
            .with(OWNER, terms.owner())
            .with(ERRORS_TO_OWNER, terms.errorsToOwner())
            .with(OMIT_AUTHOR, terms.omitsAuthor())
            .with(SIZE, group.size())
            .with(CREATED, group.created()));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> domain, PageRequest request) {
    return groups.list(caller, domain, request).map(page -> page.map(GroupEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String address) {
    return groups.find(caller, address).map(GroupEntries::entry);
  }

  private static GroupAttributes said(GroupAttributes now, AttributeValues values) {
    return new GroupAttributes(
        values.get(DISPLAY_NAME).orElse(now.displayName()),
        values.get(DESCRIPTION).orElse(now.description()),
        values.get(WRITERS).map(GroupPosting::of).orElse(now.writers()),
        values.get(NAMED_WRITERS).orElse(now.namedWriters()),
        values.get(OWNER).orElse(now.owner()),
        values.get(ERRORS_TO_OWNER).orElse(now.errorsToOwner()),
        values.get(OMIT_AUTHOR).orElse(now.omitsAuthor()));
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return groups
        .create(caller, values.require(ADDRESS), said(GroupAttributes.USUAL, values))
        .map(GroupEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String address, AttributeValues values, OptionalLong version) {
    return groups
        .change(caller, address, now -> said(now, values), version)
        .map(GroupEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String address, OptionalLong version) {
    return groups.delete(caller, address, version).map(GroupEntries::entry);
  }
}

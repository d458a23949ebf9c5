package org.carillon.account.internal.group;

import static org.carillon.contract.directory.ForwarderType.ADDRESS;
import static org.carillon.contract.directory.ForwarderType.CREATED;
import static org.carillon.contract.directory.ForwarderType.DESCRIPTION;
import static org.carillon.contract.directory.ForwarderType.TARGETS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.account.group.Forwarder;
import org.carillon.account.group.Forwarders;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ForwarderType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.identity.Caller;

/** The forwarders as directory entries. */
@ApplicationScoped
class ForwarderEntries implements ObjectEntries {
  private final Forwarders forwarders;

  @Inject
  ForwarderEntries(Forwarders forwarders) {
    this.forwarders = forwarders;
  }

  @Override
  public ObjectType type() {
    return ForwarderType.TYPE;
  }

  private static DirectoryEntry entry(Forwarder forwarder) {
    return new DirectoryEntry(
        forwarder.address(),
        OptionalLong.of(forwarder.version()),
        new AttributeValues()
            .with(ADDRESS, forwarder.address())
            .with(TARGETS, forwarder.targets())
            .with(DESCRIPTION, forwarder.description())
            .with(CREATED, forwarder.created()));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> domain, PageRequest request) {
    return forwarders.list(caller, domain, request).map(page -> page.map(ForwarderEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String address) {
    return forwarders.find(caller, address).map(ForwarderEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return forwarders
        .create(
            caller, values.require(ADDRESS), values.require(TARGETS), values.require(DESCRIPTION))
        .map(ForwarderEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String address, AttributeValues values, OptionalLong version) {
    return forwarders
        .change(caller, address, values.get(TARGETS), values.get(DESCRIPTION), version)
        .map(ForwarderEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String address, OptionalLong version) {
    return forwarders.delete(caller, address, version).map(ForwarderEntries::entry);
  }
}

package org.carillon.account.internal.entry;

import static org.carillon.contract.directory.DomainType.ALIASES;
import static org.carillon.contract.directory.DomainType.CREATED;
import static org.carillon.contract.directory.DomainType.DESCRIPTION;
import static org.carillon.contract.directory.DomainType.ENABLED;
import static org.carillon.contract.directory.DomainType.NAME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Domain;
import org.carillon.account.DomainChange;
import org.carillon.account.Domains;
import org.carillon.account.NewDomain;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.DomainType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.identity.Caller;

/** The domains as directory entries. */
@ApplicationScoped
class DomainEntries implements ObjectEntries {
  private final Domains domains;

  @Inject
  DomainEntries(Domains domains) {
    this.domains = domains;
  }

  @Override
  public ObjectType type() {
    return DomainType.TYPE;
  }

  private static DirectoryEntry entry(Domain domain) {
    return new DirectoryEntry(
        domain.name(),
        OptionalLong.of(domain.version()),
        new AttributeValues()
            .with(NAME, domain.name())
            .with(ALIASES, domain.aliases())
            .with(DESCRIPTION, domain.description())
            .with(ENABLED, domain.enabled())
            .with(CREATED, domain.created()));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> within, PageRequest request) {
    return domains.list(caller, request).map(page -> page.map(DomainEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return domains.find(caller, name).map(DomainEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return domains
        .create(caller, new NewDomain(values.require(NAME), values.require(DESCRIPTION)))
        .map(DomainEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    var change =
        new DomainChange(values.get(ALIASES), values.get(DESCRIPTION), values.get(ENABLED));
    return domains.change(caller, name, change, version).map(DomainEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return domains.delete(caller, name, version).map(DomainEntries::entry);
  }
}

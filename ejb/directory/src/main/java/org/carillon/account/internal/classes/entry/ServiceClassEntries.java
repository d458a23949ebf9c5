package org.carillon.account.internal.classes.entry;

import static org.carillon.contract.directory.ServiceClassType.ACCOUNTS;
import static org.carillon.contract.directory.ServiceClassType.CREATED;
import static org.carillon.contract.directory.ServiceClassType.DESCRIPTION;
import static org.carillon.contract.directory.ServiceClassType.NAME;
import static org.carillon.contract.directory.ServiceClassType.OFFERED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.classes.ServiceClass;
import org.carillon.account.classes.ServiceClasses;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.ServiceClassType;
import org.carillon.contract.identity.Caller;

/** The classes of service as directory entries. */
@ApplicationScoped
class ServiceClassEntries implements ObjectEntries {
  private final ServiceClasses classes;

  @Inject
  ServiceClassEntries(ServiceClasses classes) {
    this.classes = classes;
  }

  @Override
  public ObjectType type() {
    return ServiceClassType.TYPE;
  }

  private static DirectoryEntry entry(ServiceClass found) {
    return new DirectoryEntry(
        found.name(),
        OptionalLong.of(found.version()),
        new AttributeValues()
            .with(NAME, found.name())
            .with(DESCRIPTION, found.description())
            .with(OFFERED, found.offered())
            .with(ACCOUNTS, (int) found.accounts())
            .with(CREATED, found.created()));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> within, PageRequest request) {
    return classes.list(caller, request).map(page -> page.map(ServiceClassEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return classes.find(caller, name).map(ServiceClassEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return classes
        .create(caller, values.require(NAME), values.require(DESCRIPTION), values.require(OFFERED))
        .map(ServiceClassEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    return classes
        .change(caller, name, values.get(DESCRIPTION), values.get(OFFERED), version)
        .map(ServiceClassEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return classes.delete(caller, name, version).map(ServiceClassEntries::entry);
  }
}

package org.carillon.account.internal.entry;

import static org.carillon.contract.directory.AdministratorType.CREATED;
import static org.carillon.contract.directory.AdministratorType.DOMAIN;
import static org.carillon.contract.directory.AdministratorType.HELP_DESK;
import static org.carillon.contract.directory.AdministratorType.NAME;
import static org.carillon.contract.directory.AdministratorType.PASSWORD;
import static org.carillon.contract.directory.AdministratorType.ROLE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Administrator;
import org.carillon.account.Administrators;
import org.carillon.account.NewAdministrator;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AdministratorType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.identity.Caller;

/** The administrators as directory entries. */
@ApplicationScoped
class AdministratorEntries implements ObjectEntries {
  private final Administrators administrators;

  @Inject
  AdministratorEntries(Administrators administrators) {
    this.administrators = administrators;
  }

  @Override
  public ObjectType type() {
    return AdministratorType.TYPE;
  }

  private static DirectoryEntry entry(Administrator administrator) {
    return new DirectoryEntry(
        administrator.name(),
        OptionalLong.of(administrator.version()),
        new AttributeValues()
            .with(NAME, administrator.name())
            .with(DOMAIN, administrator.domain())
            .with(ROLE, administrator.isHelpDesk() ? HELP_DESK : AdministratorType.ADMINISTRATOR)
            .with(CREATED, administrator.created()));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> within, PageRequest request) {
    return administrators.list(caller, request).map(page -> page.map(AdministratorEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return administrators.find(caller, name).map(AdministratorEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    var administrator =
        new NewAdministrator(
            values.require(NAME),
            values.get(PASSWORD),
            values.get(DOMAIN),
            values.require(ROLE).equals(HELP_DESK));
    return administrators.create(caller, administrator).map(AdministratorEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    return administrators
        .changePassword(caller, name, values.require(PASSWORD), version)
        .map(AdministratorEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return administrators.delete(caller, name, version).map(AdministratorEntries::entry);
  }
}

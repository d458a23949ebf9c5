package org.carillon.account.internal.entry;

import static org.carillon.contract.directory.AliasType.ADDRESS;
import static org.carillon.contract.directory.AliasType.KIND;
import static org.carillon.contract.directory.AliasType.TARGET;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Alias;
import org.carillon.account.Aliases;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AliasType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.identity.Caller;

/** The aliases as directory entries. An alias is created and deleted, but never changed. */
@ApplicationScoped
class AliasEntries implements ObjectEntries {
  private final Aliases aliases;

  @Inject
  AliasEntries(Aliases aliases) {
    this.aliases = aliases;
  }

  @Override
  public ObjectType type() {
    return AliasType.TYPE;
  }

  private static DirectoryEntry entry(Alias alias) {
    return new DirectoryEntry(
        alias.address(),
        OptionalLong.empty(),
        new AttributeValues()
            .with(ADDRESS, alias.address())
            .with(KIND, alias.kind().name().toLowerCase(Locale.ROOT))
            .with(TARGET, alias.target()));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> account, PageRequest request) {
    return aliases.list(caller, account, request).map(page -> page.map(AliasEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String address) {
    return aliases.find(caller, address).map(AliasEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    var alias =
        new Alias(
            values.require(ADDRESS),
            Alias.Kind.valueOf(values.require(KIND).toUpperCase(Locale.ROOT)),
            values.require(TARGET));
    return aliases.create(caller, alias).map(AliasEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String address, AttributeValues values, OptionalLong version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String address, OptionalLong version) {
    return aliases.delete(caller, address).map(AliasEntries::entry);
  }
}

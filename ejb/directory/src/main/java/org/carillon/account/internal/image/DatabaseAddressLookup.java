package org.carillon.account.internal.image;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.AddressRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;

/** Looks up addresses in the database. */
public record DatabaseAddressLookup(EntityManager entities) implements AddressLookup {
  @Override
  public Optional<Domain> domain(String name) {
    return DirectoryQueries.domain(entities, name).map(DatabaseAddressLookup::known);
  }

  @Override
  public Optional<Domain> domain(long id) {
    return Optional.ofNullable(entities.find(DomainRow.class, id))
        .filter(row -> !row.isDeleted())
        .map(DatabaseAddressLookup::known);
  }

  /** Converts a domain row. The other names are left out because no caller here needs them. */
  private static Domain known(DomainRow row) {
    return new Domain(
        row.id(),
        row.name(),
        row.isEnabled(),
        List.of(),
        row.created(),
        row.modified(),
        row.version());
  }

  @Override
  public Optional<Person> person(long account) {
    return DirectoryQueries.account(entities, account).map(DatabaseAddressLookup::known);
  }

  private static Person known(AccountRow row) {
    return new Person(row.id(), row.domain().id(), row.localPart(), row.isEnabled());
  }

  @Override
  public Optional<Line> line(long domain, String localPart) {
    return Optional.ofNullable(
            entities.find(AddressRow.class, new AddressRow.Key(domain, localPart)))
        .<Line>map(
            row ->
                row.group() == null
                    ? known(row.account())
                    : new Group(
                        row.group(),
                        row.domain(),
                        row.localPart(),
                        row.kind() == AddressRow.Kind.GROUP));
  }
}

package org.carillon.account.internal.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.Attribute;
import org.carillon.format.table.CsvCell;

/** Writes accounts as separated values (RFC 4180), in columns that {@link CsvAccounts} reads. */
final class CsvWriting {
  private final List<Attribute<?>> columns;
  private final boolean hashes;

  CsvWriting(boolean hashes) {
    this.hashes = hashes;
    columns =
        ParsedAccount.attributes().stream()
            .filter(each -> !each.equals(AccountType.ADDRESS))
            .filter(each -> !each.equals(AccountType.PASSWORD))
            .filter(each -> !each.equals(AccountType.PASSWORD_HASH))
            .toList();
  }

  String head() {
    List<String> names = new ArrayList<>(List.of(AccountType.ADDRESS.name()));
    if (hashes) {
      names.add(AccountType.PASSWORD_HASH.name());
    }
    names.addAll(List.of("aliases", "telephones"));
    columns.forEach(each -> names.add(each.name()));
    return String.join(",", names) + "\r\n";
  }

  String line(ExportRows.ExportedAccount account) {
    List<String> fields = new ArrayList<>(List.of(account.address()));
    if (hashes) {
      fields.add(account.hash().orElse(""));
    }
    fields.add(String.join(" ", account.aliases()));
    fields.add(String.join(" ", account.telephones()));
    columns.forEach(
        each -> fields.add(account.values().get(each).map(Object::toString).orElse("")));
    return fields.stream().map(CsvCell::written).collect(Collectors.joining(",")) + "\r\n";
  }
}

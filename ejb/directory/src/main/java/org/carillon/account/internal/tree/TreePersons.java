package org.carillon.account.internal.tree;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.carillon.account.Account;
import org.carillon.account.internal.AddressRow;
import org.carillon.account.internal.image.DirectoryView;
import org.carillon.account.internal.visibility.DirectoryVisibility;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;

/** Accounts as entries, as far as the caller may see them. */
final class TreePersons {
  /** The attributes of a person that an address book shows. */
  private static final List<Attribute<String>> ADDRESS_BOOK =
      List.of(
          PersonAttributes.GIVEN_NAME,
          PersonAttributes.FAMILY_NAME,
          PersonAttributes.TITLE,
          PersonAttributes.ORGANIZATION,
          PersonAttributes.DEPARTMENT,
          PersonAttributes.MANAGER,
          PersonAttributes.WORK_PHONE,
          PersonAttributes.MOBILE_PHONE,
          PersonAttributes.FAX,
          PersonAttributes.STREET,
          PersonAttributes.LOCALITY,
          PersonAttributes.REGION,
          PersonAttributes.POSTAL_CODE,
          PersonAttributes.COUNTRY,
          PersonAttributes.WEBSITE,
          PersonAttributes.PREFERRED_LANGUAGE);

  private TreePersons() {}

  /** The data of an entry in addition to its account. */
  record Beside(
      List<String> addresses, List<String> telephones, Optional<String> photo, Instant modified) {

    /**
     * Creates the data from the rows of the address table that lead to the account.
     *
     * @param domain returns a domain's name by its id
     */
    static Beside of(
        List<DirectoryView.Address> lines,
        LongFunction<String> domain,
        Optional<String> photo,
        Instant modified) {
      return new Beside(
          lines.stream()
              .filter(line -> line.kind() == AddressRow.Kind.NAME)
              .map(line -> line.localPart() + "@" + domain.apply(line.domain()))
              .toList(),
          lines.stream()
              .filter(line -> line.kind() == AddressRow.Kind.TELEPHONE)
              .map(DirectoryView.Address::localPart)
              .toList(),
          photo,
          modified);
    }
  }

  static TreeEntry entry(DirectoryVisibility visibility, Account account, Beside beside) {
    String address = account.address();
    int at = address.lastIndexOf('@');
    return new TreeEntry(
        TreeKind.PERSON,
        account.uuid(),
        visibility.domain() == 0 ? Long.toString(account.id()) : address.substring(0, at),
        address.substring(at + 1),
        address,
        values(visibility, account),
        beside.addresses,
        beside.telephones,
        List.of(),
        beside.photo,
        account.created(),
        beside.modified,
        account.version());
  }

  /** Returns the attributes that the caller may see, in an address book without internal ones. */
  private static AttributeValues values(DirectoryVisibility visibility, Account account) {
    if (visibility.administers()) {
      return account.entry().values();
    }
    AttributeValues shown =
        new AttributeValues()
            .with(AccountType.ADDRESS, account.address())
            .with(AccountType.DISPLAY_NAME, account.displayName());
    for (Attribute<String> attribute : ADDRESS_BOOK) {
      shown = shown.with(attribute, account.profile().text(attribute));
    }
    return shown;
  }
}

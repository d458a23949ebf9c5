package org.carillon.protocol.ldap.change;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.tree.EntryChange;
import org.carillon.protocol.ldap.entry.EntryKind;
import org.carillon.protocol.ldap.entry.EntryNames;
import org.carillon.protocol.ldap.entry.LdapSchema;
import org.carillon.protocol.ldap.entry.TextAttributes;

/** Turns the wanted state of an account's entry into changes of the account. */
final class AccountEntryDiff {
  private static final Set<String> CLASSES =
      Set.of("top", "person", "organizationalperson", "inetorgperson", "carillonaccount");

  private final EntryNames names;
  private final EntryKind.Person person;
  private final Entry before;
  private final Entry after;
  private AttributeValues values = new AttributeValues();
  private Optional<String> name = Optional.empty();
  private Optional<List<String>> addresses = Optional.empty();
  private Optional<List<String>> telephones = Optional.empty();

  private AccountEntryDiff(EntryNames names, EntryKind.Person person, Entry before, Entry after) {
    this.names = names;
    this.person = person;
    this.before = before;
    this.after = after;
  }

  /**
   * Returns the changes.
   *
   * @param before the old state; without attributes if there is none
   * @throws LDAPException if an account cannot have the new state
   */
  static EntryChange of(
      EntryNames names, EntryKind.Person person, Entry before, Entry after, PasswordValues password)
      throws LDAPException {
    AccountEntryDiff difference = new AccountEntryDiff(names, person, before, after);
    difference.find();
    EntryChange change =
        new EntryChange(
            password.addTo(difference.values), difference.addresses, difference.telephones);
    return difference.name.map(change::named).orElse(change);
  }

  private void find() throws LDAPException {
    Set<String> changed = EntryValues.changed(before, after);
    if (!after.hasAttribute("cn") || !after.hasAttribute("sn")) {
      throw new LDAPException(
          ResultCode.OBJECT_CLASS_VIOLATION, "Attributes cn and sn are required");
    }
    for (String name : changed) {
      take(name, changed);
    }
  }

  private void take(String name, Set<String> changed) throws LDAPException {
    switch (name) {
      case "objectclass" -> classes();
      case "uid" -> {
        if (!EntryValues.of(after, name).stream().allMatch(person.localPart()::equalsIgnoreCase)) {
          throw new LDAPException(
              ResultCode.NOT_ALLOWED_ON_RDN,
              "uid is the name of the entry: rename the entry instead");
        }
      }
      case "mail", "mailalternateaddress" -> takeAddresses();
      case "telephonenumber", "carillontelephone" -> takeNumbers();
      case "displayname" -> value(AccountType.DISPLAY_NAME, name);
      case "cn" -> {
        if (!changed.contains("displayname") || !after.hasAttribute("displayName")) {
          value(AccountType.DISPLAY_NAME, name);
        }
      }
      case "sn" -> value(PersonAttributes.FAMILY_NAME, name);
      case "givenname" -> value(PersonAttributes.GIVEN_NAME, name);
      case "manager" -> takeManager();
      case "carillonenabled" ->
          values =
              values.with(
                  AccountType.ENABLED,
                  one(name).map(text -> text.equalsIgnoreCase("TRUE")).orElse(true));
      default -> takeText(name);
    }
  }

  private void classes() throws LDAPException {
    Set<String> wanted = new HashSet<>();
    EntryValues.of(after, "objectclass").forEach(each -> wanted.add(each.toLowerCase(Locale.ROOT)));
    if (!CLASSES.containsAll(wanted)) {
      throw new LDAPException(
          ResultCode.OBJECT_CLASS_VIOLATION,
          "Object classes of an account must be inetOrgPerson and carillonAccount");
    }
    if (!wanted.containsAll(
            EntryValues.of(before, "objectclass").stream().map(String::toLowerCase).toList())
        || !wanted.contains("person") && !wanted.contains("inetorgperson")) {
      throw new LDAPException(
          ResultCode.OBJECT_CLASS_MODS_PROHIBITED,
          "Object classes of an account cannot be changed");
    }
  }

  /** Makes addresses aliases, but the one of the name, or the first if {@code mail} lacks that. */
  private void takeAddresses() throws LDAPException {
    List<String> mail = EntryValues.of(after, "mail");
    Set<String> others = new LinkedHashSet<>(EntryValues.of(after, "mailalternateaddress"));
    others.addAll(mail);
    if (mail.stream().noneMatch(this::isOwn)) {
      if (!before.hasAttribute("mail") && !mail.isEmpty()) {
        throw new LDAPException(
            ResultCode.CONSTRAINT_VIOLATION,
            "With this name, the address must be " + person.address());
      }
      if (before.hasAttribute("mail")) {
        if (mail.isEmpty()) {
          throw new LDAPException(
              ResultCode.CONSTRAINT_VIOLATION,
              "The address of an account cannot be removed, only replaced");
        }
        name = Optional.of(mail.getFirst());
        others.remove(mail.getFirst());
        addresses = Optional.of(List.copyOf(others));
        return;
      }
    }
    others.removeIf(this::isOwn);
    addresses = Optional.of(List.copyOf(others));
  }

  private boolean isOwn(String address) {
    return address.equalsIgnoreCase(person.address());
  }

  /** One number is for display; the numbers that are dialled here are kept apart. */
  private void takeNumbers() throws LDAPException {
    Set<String> dialled = new LinkedHashSet<>(EntryValues.of(after, "carillontelephone"));
    List<String> shown = new ArrayList<>(EntryValues.of(after, "telephonenumber"));
    if (EntryValues.of(before, "carillontelephone")
        .equals(EntryValues.of(after, "carillontelephone"))) {
      // A number that is not shown any more is not dialled any more.
      dialled.retainAll(shown);
    }
    shown.removeAll(dialled);
    shown.removeAll(EntryValues.of(before, "carillontelephone"));
    if (shown.size() > 1) {
      throw new LDAPException(
          ResultCode.CONSTRAINT_VIOLATION,
          "telephoneNumber must have at most one value besides those of carillonTelephone");
    }
    telephones = Optional.of(List.copyOf(dialled));
    values = values.with(PersonAttributes.WORK_PHONE, shown.isEmpty() ? "" : shown.getFirst());
  }

  private void takeManager() throws LDAPException {
    Optional<String> name = one("manager");
    Optional<DN> dn = name.flatMap(EntryNames::parsed);
    if (dn.map(names::place).orElse(null) instanceof EntryKind.Person other) {
      values = values.with(PersonAttributes.MANAGER, other.address());
    } else if (name.isEmpty()) {
      values = values.with(PersonAttributes.MANAGER, "");
    } else {
      throw new LDAPException(
          ResultCode.CONSTRAINT_VIOLATION, "manager must be the DN of an account");
    }
  }

  private void takeText(String name) throws LDAPException {
    var attribute = TextAttributes.ALL.get(name);
    if (attribute != null) {
      value(attribute, name);
    } else if (LdapSchema.isOperational(name)) {
      throw new LDAPException(
          ResultCode.CONSTRAINT_VIOLATION, "Operational attribute " + name + " cannot be changed");
    } else {
      throw new LDAPException(ResultCode.UNWILLING_TO_PERFORM, name + " is not supported");
    }
  }

  private void value(org.carillon.contract.directory.Attribute<String> attribute, String name)
      throws LDAPException {
    values = values.with(attribute, one(name).orElse(""));
  }

  private Optional<String> one(String name) throws LDAPException {
    return Optional.of(EntryValues.one(after, name)).filter(text -> !text.isEmpty());
  }
}

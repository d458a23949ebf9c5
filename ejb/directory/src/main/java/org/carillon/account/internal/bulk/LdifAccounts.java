package org.carillon.account.internal.bulk;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.bulk.AccountImport;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.format.table.LdifEntries;

/**
 * Reads the accounts of persons from an LDIF text (RFC 2798). The address is the first {@code
 * mail}, or the {@code uid} in the import's domain. Further addresses become aliases. Entries that
 * are not persons are skipped.
 */
final class LdifAccounts {
  private static final Set<String> PERSONS =
      Set.of("person", "organizationalperson", "inetorgperson", "posixaccount", "account");

  private static final List<String> ALIASES =
      List.of("mailalternateaddress", "maillocaladdress", "mailalias", "alias");

  private static final Map<String, Attribute<String>> TEXTS =
      new HashMap<>(
          Map.ofEntries(
              entry("givenname", PersonAttributes.GIVEN_NAME),
              entry("gn", PersonAttributes.GIVEN_NAME),
              entry("sn", PersonAttributes.FAMILY_NAME),
              entry("surname", PersonAttributes.FAMILY_NAME),
              entry("title", PersonAttributes.TITLE),
              entry("o", PersonAttributes.ORGANIZATION),
              entry("organizationname", PersonAttributes.ORGANIZATION),
              entry("ou", PersonAttributes.DEPARTMENT),
              entry("departmentnumber", PersonAttributes.DEPARTMENT),
              entry("employeenumber", PersonAttributes.EMPLOYEE_NUMBER),
              entry("employeetype", PersonAttributes.EMPLOYEE_TYPE),
              entry("telephonenumber", PersonAttributes.WORK_PHONE),
              entry("mobile", PersonAttributes.MOBILE_PHONE),
              entry("homephone", PersonAttributes.HOME_PHONE),
              entry("facsimiletelephonenumber", PersonAttributes.FAX),
              entry("street", PersonAttributes.STREET),
              entry("streetaddress", PersonAttributes.STREET),
              entry("l", PersonAttributes.LOCALITY),
              entry("st", PersonAttributes.REGION),
              entry("postalcode", PersonAttributes.POSTAL_CODE),
              entry("c", PersonAttributes.COUNTRY),
              entry("co", PersonAttributes.COUNTRY),
              entry("labeleduri", PersonAttributes.WEBSITE),
              entry("preferredlanguage", PersonAttributes.PREFERRED_LANGUAGE)));

  private final AccountImport file;
  private final LdifEntries entries;

  LdifAccounts(AccountImport file) {
    this.file = file;
    this.entries = new LdifEntries(file.text());
  }

  static {
    LdifNames.WRITTEN.forEach(
        (attribute, type) -> TEXTS.putIfAbsent(type.toLowerCase(Locale.ROOT), attribute));
  }

  Answer<List<SourceAccount>> read() {
    SourceLimit accounts = new SourceLimit();
    Optional<LdifEntries.Entry> next = entries.next();
    while (next.isPresent() && !accounts.isFull()) {
      if (next.get().problem().isPresent() || isPerson(next.get())) {
        accounts.add(account(next.get()));
      }
      next = entries.next();
    }
    return accounts.all();
  }

  private static boolean isPerson(LdifEntries.Entry entry) {
    return entry.all("objectclass").stream()
        .anyMatch(name -> PERSONS.contains(name.toLowerCase(Locale.ROOT)));
  }

  private SourceAccount account(LdifEntries.Entry entry) {
    if (entry.problem().isPresent()) {
      return new SourceAccount(
          entry.line(),
          entry.first("dn"),
          Answer.failed(new Failure.Invalid("", "malformed", entry.problem().get())));
    }
    ParsedAccount said = new ParsedAccount(file.domain());
    List<String> mail = entry.all("mail");
    said.say(AccountType.ADDRESS, mail.isEmpty() ? entry.first("uid") : mail.getFirst());
    mail.stream().skip(1).forEach(said::alias);
    ALIASES.forEach(name -> entry.all(name).forEach(said::alias));
    entry.all("carillontelephone").forEach(said::telephone);
    said.say(AccountType.ENABLED, entry.first("carillonenabled"));
    said.say(AccountType.DISPLAY_NAME, name(entry));
    for (LdifEntries.Value value : entry.values()) {
      Attribute<String> attribute = TEXTS.get(value.name());
      if (attribute != null && !said.isSaid(attribute)) {
        said.say(attribute, value.text().replaceAll("\\R+", ", "));
      }
    }
    password(said, entry.first("userpassword"));
    return said.at(entry.line());
  }

  /** Returns the display name of an entry. A name that only repeats the entry's uid is ignored. */
  private static String name(LdifEntries.Entry entry) {
    String shown = entry.first("displayname");
    String common = entry.first("cn");
    return shown.isEmpty() && !common.equals(entry.first("uid")) ? common : shown;
  }

  /** Sets the password. A hash begins with its scheme in braces (RFC 2307 §5.3). */
  private static void password(ParsedAccount said, String password) {
    if (password.startsWith(LdifNames.HASH)) {
      said.say(AccountType.PASSWORD_HASH, password.substring(LdifNames.HASH.length()));
    } else {
      said.say(
          password.startsWith("{") ? AccountType.PASSWORD_HASH : AccountType.PASSWORD, password);
    }
  }
}

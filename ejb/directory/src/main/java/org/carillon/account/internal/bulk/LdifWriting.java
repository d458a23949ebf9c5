package org.carillon.account.internal.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.carillon.account.group.GroupAttributes;
import org.carillon.contract.directory.AccountType;

/** Writes accounts and groups as LDIF (RFC 2849), named as on the LDAP server, less suffix. */
final class LdifWriting {
  private static final String SPECIAL = "\"+,;<>\\=#";

  private final StringBuilder text = new StringBuilder();

  static String head() {
    return "version: 1\n\n";
  }

  String text() {
    return text.toString();
  }

  void account(ExportRows.ExportedAccount account) {
    line("dn", person(account.address()));
    for (String each :
        new String[] {
          "top", "person", "organizationalPerson", "inetOrgPerson", "carillonAccount"
        }) {
      line("objectClass", each);
    }
    line("uid", account.localPart());
    String name = account.values().get(AccountType.DISPLAY_NAME).orElse("");
    line("cn", name.isEmpty() ? account.localPart() : name);
    said("displayName", name);
    line("mail", account.address());
    account.aliases().forEach(each -> line("mailAlternateAddress", each));
    account.telephones().forEach(each -> line("carillonTelephone", each));
    line(
        "carillonEnabled",
        account.values().get(AccountType.ENABLED).orElse(true) ? "TRUE" : "FALSE");
    LdifNames.WRITTEN.forEach(
        (attribute, type) -> said(type, account.values().get(attribute).orElse("")));
    account.hash().ifPresent(hash -> line("userPassword", hash(hash)));
    text.append('\n');
  }

  /** Returns a hash with its scheme in braces (RFC 2307 §5.3), so it isn't read as a password. */
  private static String hash(String hash) {
    return hash.startsWith("{") ? hash : LdifNames.HASH + hash;
  }

  void group(ExportRows.ExportedGroup group) {
    line("dn", "cn=" + escaped(group.localPart()) + ",ou=groups," + domain(group.domain()));
    line("objectClass", "top");
    line("objectClass", "groupOfNames");
    line("objectClass", "carillonGroup");
    line("cn", group.localPart());
    line("mail", group.address());
    GroupAttributes terms = group.terms();
    said("displayName", terms.displayName());
    said("description", terms.description());
    line("carillonWriters", terms.writers().word());
    terms.namedWriters().forEach(each -> line("carillonNamedWriter", each));
    said("carillonOwner", terms.owner());
    line("carillonErrorsToOwner", terms.errorsToOwner() ? "TRUE" : "FALSE");
    line("carillonOmitAuthor", terms.omitsAuthor() ? "TRUE" : "FALSE");
    group.members().forEach(each -> line("rfc822MailMember", each));
    text.append('\n');
  }

  private static String person(String address) {
    int at = address.lastIndexOf('@');
    return "uid="
        + escaped(address.substring(0, at))
        + ",ou=people,"
        + domain(address.substring(at + 1));
  }

  private static String domain(String name) {
    return Arrays.stream(name.split("\\."))
        .map(label -> "dc=" + escaped(label))
        .collect(Collectors.joining(","));
  }

  /** Escapes a value as part of a name (RFC 4514 §2.4). */
  private static String escaped(String value) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean edge = c == ' ' && (i == 0 || i == value.length() - 1);
      if (SPECIAL.indexOf(c) >= 0 || edge) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  private void said(String type, String value) {
    if (!value.isEmpty()) {
      line(type, value);
    }
  }

  private void line(String type, String value) {
    text.append(type).append(':');
    if (isSafe(value)) {
      text.append(' ').append(value);
    } else {
      text.append(": ")
          .append(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
    }
    text.append('\n');
  }

  private static boolean isSafe(String value) {
    return value.isEmpty()
        || value.chars().allMatch(c -> c >= ' ' && c < 0x7f)
            && " :<".indexOf(value.charAt(0)) < 0
            && !value.endsWith(" ");
  }
}

package org.carillon.account.internal.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.carillon.account.bulk.AccountImport;
import org.carillon.account.bulk.AccountImports;
import org.carillon.account.group.GroupAttributes;
import org.carillon.account.group.GroupPosting;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.table.LdifEntries;

/**
 * Reads the groups from an LDIF text. The address is {@code mail}, or the {@code cn} in the
 * import's domain. Members are addresses, or the names of entries of accounts and groups in the
 * form that this server uses.
 */
final class LdifGroups {
  private static final Set<String> GROUPS =
      Set.of("groupofnames", "groupofuniquenames", "carillongroup");

  private static final List<String> NAMED = List.of("member", "uniquemember");

  private final AccountImport file;
  private final LdifEntries entries;

  LdifGroups(AccountImport file) {
    this.file = file;
    this.entries = new LdifEntries(file.text());
  }

  List<SourceGroup> read() {
    List<SourceGroup> groups = new ArrayList<>();
    Optional<LdifEntries.Entry> next = entries.next();
    while (next.isPresent() && groups.size() < AccountImports.MOST) {
      // The problem of an entry that can't be parsed is reported with the accounts.
      if (next.get().problem().isEmpty() && isGroup(next.get())) {
        groups.add(group(next.get()));
      }
      next = entries.next();
    }
    return groups;
  }

  private static boolean isGroup(LdifEntries.Entry entry) {
    return entry.all("objectclass").stream()
        .anyMatch(name -> GROUPS.contains(name.toLowerCase(Locale.ROOT)));
  }

  private SourceGroup group(LdifEntries.Entry entry) {
    String mail = entry.first("mail");
    String address = mail.isEmpty() ? address(entry.first("cn")) : mail;
    return new SourceGroup(entry.line(), address, wanted(entry, address));
  }

  private String address(String name) {
    return file.domain().map(domain -> name + "@" + domain).orElse(name);
  }

  private static Answer<SourceGroup.Wanted> wanted(LdifEntries.Entry entry, String address) {
    List<String> members = new ArrayList<>(entry.all("rfc822mailmember"));
    for (String attribute : NAMED) {
      for (String each : entry.all(attribute)) {
        Optional<String> member = LdifEntryName.address(each);
        if (member.isEmpty()) {
          return Answer.failed(
              new Failure.Invalid(
                  attribute, "unknown-member", "“" + each + "” is not a known member.", each));
        }
        members.add(member.get());
      }
    }
    String writers = entry.first("carillonwriters");
    if (!writers.isEmpty()
        && Arrays.stream(GroupPosting.values())
            .map(GroupPosting::word)
            .noneMatch(Predicate.isEqual(writers))) {
      return Answer.failed(
          new Failure.Invalid(
              "writers",
              "choice",
              "The value of writers must be anybody, domain, members or named."));
    }
    GroupAttributes usual = GroupAttributes.USUAL;
    return new Answer.Done<>(
        new SourceGroup.Wanted(
            address,
            new GroupAttributes(
                entry.first("displayname"),
                entry.first("description"),
                writers.isEmpty() ? usual.writers() : GroupPosting.of(writers),
                entry.all("carillonnamedwriter"),
                owner(entry),
                isOn(entry, "carillonerrorstoowner"),
                isOn(entry, "carillonomitauthor")),
            members));
  }

  private static String owner(LdifEntries.Entry entry) {
    String own = entry.first("carillonowner");
    return own.isEmpty() ? LdifEntryName.address(entry.first("owner")).orElse("") : own;
  }

  private static boolean isOn(LdifEntries.Entry entry, String name) {
    return entry.first(name).equalsIgnoreCase("true");
  }
}

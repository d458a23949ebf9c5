package org.carillon.protocol.ldap.change;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.GroupType;
import org.carillon.contract.tree.EntryChange;
import org.carillon.protocol.ldap.entry.EntryKind;
import org.carillon.protocol.ldap.entry.EntryNames;
import org.carillon.protocol.ldap.entry.LdapSchema;

/** Turns the wanted state of a group's entry into changes of the group. */
final class GroupEntryDiff {
  private static final Set<String> CLASSES = Set.of("top", "groupofnames", "carillongroup");

  private final EntryNames names;
  private final EntryKind.Group group;
  private final Entry before;
  private final Entry after;
  private AttributeValues values = new AttributeValues();
  private Optional<String> name = Optional.empty();
  private final Set<String> come = new LinkedHashSet<>();
  private final Set<String> gone = new LinkedHashSet<>();

  private GroupEntryDiff(EntryNames names, EntryKind.Group group, Entry before, Entry after) {
    this.names = names;
    this.group = group;
    this.before = before;
    this.after = after;
  }

  /**
   * Returns the changes.
   *
   * @param before the old state; without attributes if there is none
   * @throws LDAPException if a group cannot have the new state
   */
  static EntryChange of(EntryNames names, EntryKind.Group group, Entry before, Entry after)
      throws LDAPException {
    GroupEntryDiff difference = new GroupEntryDiff(names, group, before, after);
    for (String each : EntryValues.changed(before, after)) {
      difference.take(each);
    }
    EntryChange change =
        new EntryChange(difference.values)
            .withMembers(List.copyOf(difference.come), List.copyOf(difference.gone));
    return difference.name.map(change::named).orElse(change);
  }

  private void take(String attribute) throws LDAPException {
    switch (attribute) {
      case "objectclass" -> classes();
      case "cn" -> {
        if (!EntryValues.of(after, attribute).stream()
            .allMatch(group.localPart()::equalsIgnoreCase)) {
          throw new LDAPException(
              ResultCode.NOT_ALLOWED_ON_RDN,
              "cn is the name of the entry: rename the entry instead");
        }
      }
      case "mail" -> takeAddress();
      case "displayname" ->
          values = values.with(GroupType.DISPLAY_NAME, EntryValues.one(after, attribute));
      case "description" ->
          values = values.with(GroupType.DESCRIPTION, EntryValues.one(after, attribute));
      case "owner" -> {
        String owner = EntryValues.one(after, attribute);
        values = values.with(GroupType.OWNER, owner.isEmpty() ? "" : address(owner));
      }
      case "member", "rfc822mailmember" -> takeMembers(attribute);
      default ->
          throw new LDAPException(
              LdapSchema.isOperational(attribute)
                  ? ResultCode.CONSTRAINT_VIOLATION
                  : ResultCode.UNWILLING_TO_PERFORM,
              attribute + " cannot be set for groups");
    }
  }

  private void classes() throws LDAPException {
    Set<String> wanted = new HashSet<>();
    EntryValues.of(after, "objectclass").forEach(each -> wanted.add(each.toLowerCase(Locale.ROOT)));
    if (!CLASSES.containsAll(wanted) || !wanted.contains("groupofnames")) {
      throw new LDAPException(
          before.hasAttribute("objectClass")
              ? ResultCode.OBJECT_CLASS_MODS_PROHIBITED
              : ResultCode.OBJECT_CLASS_VIOLATION,
          "Object classes of a group must be groupOfNames and carillonGroup");
    }
  }

  /** A new address renames the entry, which stays the same object. */
  private void takeAddress() throws LDAPException {
    List<String> mail = EntryValues.of(after, "mail");
    if (mail.size() > 1) {
      throw new LDAPException(
          ResultCode.CONSTRAINT_VIOLATION, "A group must have only one address");
    }
    if (mail.stream().anyMatch(group.address()::equalsIgnoreCase)) {
      return;
    }
    if (!before.hasAttribute("mail") && !mail.isEmpty()) {
      throw new LDAPException(
          ResultCode.CONSTRAINT_VIOLATION,
          "With this name, the address must be " + group.address());
    }
    if (before.hasAttribute("mail")) {
      if (mail.isEmpty()) {
        throw new LDAPException(
            ResultCode.OBJECT_CLASS_VIOLATION,
            "The address of a group cannot be removed, only replaced");
      }
      name = Optional.of(mail.getFirst());
    }
  }

  /** Examines only changed members: there may be many. */
  private void takeMembers(String attribute) throws LDAPException {
    Set<String> were = new HashSet<>(EntryValues.of(before, attribute));
    Set<String> shall = new LinkedHashSet<>(EntryValues.of(after, attribute));
    boolean named = attribute.equals("member");
    for (String each : shall) {
      if (!were.contains(each)) {
        come.add(named ? address(each) : each);
      }
    }
    for (String each : were) {
      if (!shall.contains(each)) {
        gone.add(named ? address(each) : each);
      }
    }
    // A member that is only written in another form stays.
    Set<String> both = new HashSet<>(come);
    both.retainAll(gone);
    come.removeAll(both);
    gone.removeAll(both);
  }

  private String address(String member) throws LDAPException {
    return switch (EntryNames.parsed(member).map(names::place).orElseGet(EntryKind.Root::new)) {
      case EntryKind.Person person -> person.address();
      case EntryKind.Group other -> other.address();
      case EntryKind.Root(),
          EntryKind.SubschemaEntry(),
          EntryKind.Suffix(),
          EntryKind.Domain _,
          EntryKind.Unit _,
          EntryKind.Nowhere() ->
          throw new LDAPException(
              ResultCode.CONSTRAINT_VIOLATION,
              "“"
                  + member
                  + "” is not the DN of an account or group; use rfc822MailMember for addresses");
    };
  }
}

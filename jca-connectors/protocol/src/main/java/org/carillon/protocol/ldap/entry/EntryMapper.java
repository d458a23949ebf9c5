package org.carillon.protocol.ldap.entry;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.GroupType;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;

/** Turns objects of the directory into entries with all attributes. */
public final class EntryMapper {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private final EntryNames names;

  /** Creates it with a naming scheme. */
  public EntryMapper(EntryNames names) {
    this.names = names;
  }

  public Entry of(TreeEntry object) {
    Entry entry =
        switch (object.kind()) {
          case DOMAIN -> domain(object);
          case PERSON -> person(object);
          case GROUP -> group(object);
        };
    put(entry, "entryUUID", object.id().toString());
    put(entry, "createTimestamp", TIME.format(object.created()));
    put(entry, "modifyTimestamp", TIME.format(object.modified()));
    return entry;
  }

  private Entry domain(TreeEntry object) {
    DN name = names.ofDomain(object.key());
    Entry entry = entry(name, "domain", List.of("top", "domain", "domainRelatedObject"), true);
    put(entry, "dc", name.getRDN().getAttributeValues()[0]);
    put(entry, "associatedDomain", object.key());
    return entry;
  }

  /** Returns the container entry for a kind in a domain; its times are the domain's. */
  public Entry unit(TreeEntry domain, ContainerKind kind) {
    Entry entry =
        entry(
            names.ofUnit(domain.key(), kind),
            "organizationalUnit",
            List.of("top", "organizationalUnit"),
            true);
    put(entry, "ou", kind.word());
    put(entry, "entryUUID", kind.idIn(domain.id()).toString());
    Instant created = domain.created();
    put(entry, "createTimestamp", TIME.format(created));
    put(entry, "modifyTimestamp", TIME.format(created));
    return entry;
  }

  /** Returns the entry above all domains. */
  public Entry suffix() {
    DN name = names.suffix();
    Entry entry = entry(name, "organization", List.of("top", "organization"), true);
    put(entry, name.getRDN().getAttributeNames()[0], name.getRDN().getAttributeValues()[0]);
    byte[] normal = name.toNormalizedString().getBytes(StandardCharsets.UTF_8);
    put(entry, "entryUUID", UUID.nameUUIDFromBytes(normal).toString());
    return entry;
  }

  private Entry person(TreeEntry object) {
    Entry entry =
        entry(
            names.ofPerson(object.domain(), object.localPart()),
            "inetOrgPerson",
            List.of("top", "person", "organizationalPerson", "inetOrgPerson", "carillonAccount"),
            false);
    Optional<String> displayed =
        object.values().get(AccountType.DISPLAY_NAME).filter(name -> !name.isBlank());
    String name = displayed.orElse(object.localPart());
    put(entry, "uid", object.localPart());
    put(entry, "cn", name);
    displayed.ifPresent(each -> put(entry, "displayName", each));
    PersonName split = PersonName.of(name);
    put(entry, "sn", text(object, PersonAttributes.FAMILY_NAME).orElse(split.family()));
    text(object, PersonAttributes.GIVEN_NAME)
        .or(split::given)
        .ifPresent(given -> put(entry, "givenName", given));
    put(entry, "mail", object.key());
    put(entry, "mailAlternateAddress", object.addresses());
    List<String> telephones = new ArrayList<>(object.telephones());
    text(object, PersonAttributes.WORK_PHONE).ifPresent(telephones::add);
    put(entry, "carillonTelephone", object.telephones());
    put(entry, "telephoneNumber", telephones.stream().distinct().toList());
    text(object, PersonAttributes.MANAGER)
        .map(EntryMapper::halves)
        .filter(halves -> halves.length == 2)
        .ifPresent(
            halves -> put(entry, "manager", names.ofPerson(halves[1], halves[0]).toString()));
    TextAttributes.ALL.forEach(
        (type, attribute) -> text(object, attribute).ifPresent(each -> put(entry, type, each)));
    object
        .values()
        .get(AccountType.ENABLED)
        .ifPresent(on -> put(entry, "carillonEnabled", on ? "TRUE" : "FALSE"));
    return entry;
  }

  /** Members that are only an address have no entry, and so no DN. */
  private Entry group(TreeEntry object) {
    Entry entry =
        entry(
            names.ofGroup(object.domain(), object.localPart()),
            "groupOfNames",
            List.of("top", "groupOfNames", "carillonGroup"),
            false);
    put(entry, "cn", object.localPart());
    put(entry, "mail", object.key());
    object
        .values()
        .get(GroupType.DISPLAY_NAME)
        .filter(name -> !name.isBlank())
        .ifPresent(name -> put(entry, "displayName", name));
    object
        .values()
        .get(GroupType.DESCRIPTION)
        .filter(text -> !text.isBlank())
        .ifPresent(text -> put(entry, "description", text));
    text(object, GroupType.OWNER)
        .map(EntryMapper::halves)
        .filter(halves -> halves.length == 2)
        .ifPresent(halves -> put(entry, "owner", names.ofPerson(halves[1], halves[0]).toString()));
    List<String> named = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    for (TreeEntry.Member member : object.members()) {
      String[] halves = halves(member.address());
      switch (member.kind().orElse(TreeKind.DOMAIN)) {
        case PERSON -> named.add(names.ofPerson(halves[1], halves[0]).toString());
        case GROUP -> named.add(names.ofGroup(halves[1], halves[0]).toString());
        case DOMAIN -> addresses.add(member.address());
      }
    }
    put(entry, "member", named);
    put(entry, "rfc822MailMember", addresses);
    return entry;
  }

  private static String[] halves(String address) {
    return address.split("@", -1);
  }

  private static Optional<String> text(
      TreeEntry object, org.carillon.contract.directory.Attribute<String> attribute) {
    return object.values().get(attribute).filter(text -> !text.isBlank());
  }

  private static Entry entry(DN name, String structural, List<String> classes, boolean above) {
    Entry entry = new Entry(name, LdapSchema.schema());
    put(entry, "objectClass", classes);
    put(entry, "structuralObjectClass", structural);
    put(entry, "entryDN", name.toString());
    put(entry, "subschemaSubentry", LdapSchema.NAME);
    put(entry, "hasSubordinates", above ? "TRUE" : "FALSE");
    return entry;
  }

  private static void put(Entry entry, String type, String value) {
    entry.setAttribute(new Attribute(type, LdapSchema.schema(), value));
  }

  private static void put(Entry entry, String type, List<String> values) {
    if (!values.isEmpty()) {
      entry.setAttribute(new Attribute(type, LdapSchema.schema(), values));
    }
  }
}

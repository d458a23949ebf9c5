package org.carillon.protocol.ldap.entry;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.contract.tree.TreeKind;

/** Names of entries: {@code uid=alice,ou=people,dc=example,dc=com} and a suffix (RFC 2247). */
public final class EntryNames {
  private static final String DC = "dc";
  private static final String DC_OID = "0.9.2342.19200300.100.1.25";

  private final DN suffix;

  /** Creates names that end in the suffix, which may be empty. */
  public EntryNames(String suffix) {
    this.suffix = parsed(suffix).orElse(DN.NULL_DN);
  }

  /** Parses a DN; empty if it is malformed (RFC 4514 §3). */
  public static Optional<DN> parsed(String text) {
    try {
      return Optional.of(new DN(text, LdapSchema.schema()));
    } catch (LDAPException e) {
      return Optional.empty();
    }
  }

  /** The suffix's name. */
  public DN suffix() {
    return suffix;
  }

  /** A domain's name. */
  public DN ofDomain(String domain) {
    List<RDN> rdns =
        Arrays.stream(domain.split("\\."))
            .map(label -> rdn(DC, label))
            .collect(Collectors.toCollection(ArrayList::new));
    rdns.addAll(List.of(suffix.getRDNs()));
    return new DN(rdns);
  }

  /** Returns the name of the container for a kind. */
  public DN ofUnit(String domain, ContainerKind kind) {
    return new DN(rdn("ou", kind.word()), ofDomain(domain));
  }

  /** An account's name. */
  public DN ofPerson(String domain, String localPart) {
    return new DN(rdn("uid", localPart), ofUnit(domain, ContainerKind.PEOPLE));
  }

  /** A group's name. */
  public DN ofGroup(String domain, String localPart) {
    return new DN(rdn("cn", localPart), ofUnit(domain, ContainerKind.GROUPS));
  }

  /** Returns an object's name. */
  public DN of(TreeKind kind, String domain, String key) {
    int at = key.lastIndexOf('@');
    String localPart = at < 0 ? key : key.substring(0, at);
    return switch (kind) {
      case DOMAIN -> ofDomain(key);
      case PERSON -> ofPerson(domain, localPart);
      case GROUP -> ofGroup(domain, localPart);
    };
  }

  private static RDN rdn(String type, String value) {
    return new RDN(type, value, LdapSchema.schema());
  }

  /** Returns the kind of entry that a name means, whether or not it exists. */
  public EntryKind place(DN name) {
    if (name.isNullDN()) {
      return new EntryKind.Root();
    }
    if (isSchema(name)) {
      return new EntryKind.SubschemaEntry();
    }
    if (!name.isDescendantOf(suffix, true)) {
      return new EntryKind.Nowhere();
    }
    List<RDN> own = own(name);
    if (own.isEmpty()) {
      return new EntryKind.Suffix();
    }
    int labels = labels(own);
    return labels == own.size()
        ? new EntryKind.Nowhere()
        : within(labelled(own, labels), own.subList(0, labels));
  }

  /** Returns the domain that a name is in, whatever precedes it; empty if it is in none. */
  public Optional<String> domain(DN name) {
    if (!name.isDescendantOf(suffix, true)) {
      return Optional.empty();
    }
    List<RDN> own = own(name);
    int labels = labels(own);
    return labels == own.size() ? Optional.empty() : Optional.of(labelled(own, labels));
  }

  private List<RDN> own(DN name) {
    return List.of(name.getRDNs()).subList(0, name.getRDNs().length - suffix.getRDNs().length);
  }

  /** Returns where the domain's labels, which end a name, begin. */
  private static int labels(List<RDN> own) {
    int labels = own.size();
    while (labels > 0 && isDc(own.get(labels - 1))) {
      labels--;
    }
    return labels;
  }

  private static String labelled(List<RDN> own, int labels) {
    return own.subList(labels, own.size()).stream()
        .map(rdn -> rdn.getAttributeValues()[0])
        .collect(Collectors.joining("."));
  }

  private static EntryKind within(String domain, List<RDN> rdns) {
    if (rdns.isEmpty()) {
      return new EntryKind.Domain(domain);
    }
    Optional<ContainerKind> unit =
        value(rdns.getLast(), "ou")
            .flatMap(
                word ->
                    Arrays.stream(ContainerKind.values())
                        .filter(kind -> kind.word().equalsIgnoreCase(word))
                        .findFirst());
    if (unit.isEmpty() || rdns.size() > 2) {
      return new EntryKind.Nowhere();
    }
    if (rdns.size() == 1) {
      return new EntryKind.Unit(domain, unit.get());
    }
    return switch (unit.get()) {
      case PEOPLE ->
          value(rdns.getFirst(), "uid")
              .<EntryKind>map(localPart -> new EntryKind.Person(domain, localPart))
              .orElseGet(EntryKind.Nowhere::new);
      case GROUPS ->
          value(rdns.getFirst(), "cn")
              .<EntryKind>map(localPart -> new EntryKind.Group(domain, localPart))
              .orElseGet(EntryKind.Nowhere::new);
    };
  }

  private static boolean isSchema(DN name) {
    return parsed(LdapSchema.NAME).filter(name::equals).isPresent();
  }

  private static boolean isDc(RDN rdn) {
    return !rdn.isMultiValued() && (rdn.hasAttribute(DC) || rdn.hasAttribute(DC_OID));
  }

  /** Returns the value of a component's only attribute, if it is of this type. */
  public static Optional<String> value(RDN rdn, String type) {
    return !rdn.isMultiValued()
            && LdapSchema.type(rdn.getAttributeNames()[0])
                .filter(found -> found.hasNameOrOID(type))
                .isPresent()
        ? Optional.of(rdn.getAttributeValues()[0])
        : Optional.empty();
  }
}

package org.carillon.protocol.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.RDN;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.identity.Caller;
import org.carillon.protocol.ldap.entry.EntryNames;
import org.carillon.protocol.ldap.entry.EntryPlace;

/**
 * The names that people and programs sign in by: that of an entry, an address as it is, an
 * administrator's name; as {@code cn=admin} too.
 */
final class LdapNames {
  private LdapNames() {}

  /** The name that the core knows for what stands in a bind; empty if it can be nobody's. */
  static Optional<String> signingIn(EntryNames names, String typed) {
    Optional<DN> name = typed.indexOf('=') < 0 ? Optional.empty() : EntryNames.parsed(typed);
    if (name.isEmpty()) {
      return typed.indexOf('=') < 0 ? Optional.of(typed) : Optional.empty();
    }
    if (names.place(name.get()) instanceof EntryPlace.Person person) {
      return Optional.of(person.address());
    }
    RDN first = name.get().getRDN();
    Optional<String> address = EntryNames.value(first, "mail");
    return address.isPresent() || name.get().getRDNs().length > 1
        ? address
        : Stream.of("cn", "uid")
            .flatMap(type -> EntryNames.value(first, type).stream())
            .findFirst();
  }

  /** The same for whoever is meant, also in the forms of RFC 4513 §5.2.1.8. */
  static Optional<String> meant(EntryNames names, String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    return lower.startsWith("u:")
        ? Optional.of(typed.substring(2))
        : signingIn(names, lower.startsWith("dn:") ? typed.substring(3) : typed);
  }

  /** How somebody is called to oneself (RFC 4513 §5.2.1.8). */
  static String told(EntryNames names, Caller caller) {
    int at = caller.name().lastIndexOf('@');
    return caller.hasAccount()
        ? "dn:" + names.ofPerson(caller.name().substring(at + 1), caller.name().substring(0, at))
        : "u:" + caller.name();
  }
}

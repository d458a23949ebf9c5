package org.carillon.protocol.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.RDN;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.identity.Caller;
import org.carillon.protocol.ldap.entry.EntryKind;
import org.carillon.protocol.ldap.entry.EntryNames;

/** Names to sign in with: an entry's DN, an address, an administrator's name, {@code cn=admin}. */
final class LdapNames {
  private LdapNames() {}

  /** Returns the core's name for the name in a bind; empty if it can't be anybody's. */
  static Optional<String> signingIn(EntryNames names, String typed) {
    Optional<DN> name = typed.indexOf('=') < 0 ? Optional.empty() : EntryNames.parsed(typed);
    if (name.isEmpty()) {
      return typed.indexOf('=') < 0 ? Optional.of(typed) : Optional.empty();
    }
    if (names.place(name.get()) instanceof EntryKind.Person person) {
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

  /** Returns the core's name for an authorization identity (forms of RFC 4513 §5.2.1.8 too). */
  static Optional<String> meant(EntryNames names, String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    return lower.startsWith("u:")
        ? Optional.of(typed.substring(2))
        : signingIn(names, lower.startsWith("dn:") ? typed.substring(3) : typed);
  }

  /** Returns a user's own authorization identity (RFC 4513 §5.2.1.8). */
  static String told(EntryNames names, Caller caller) {
    int at = caller.name().lastIndexOf('@');
    return caller.hasAccount()
        ? "dn:" + names.ofPerson(caller.name().substring(at + 1), caller.name().substring(0, at))
        : "u:" + caller.name();
  }
}

package org.carillon.protocol.ldap.entry;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The attributes that a client requests (RFC 4511 §4.5.1.8). */
public final class AttributeSelection {
  private static final String NONE = "1.1";

  private final boolean users;
  private final boolean operational;
  private final boolean typesOnly;
  private final Set<String> names = new HashSet<>();

  /** Reads a request's attributes; {@code typesOnly} leaves out values. */
  public AttributeSelection(List<String> requested, boolean typesOnly) {
    this.typesOnly = typesOnly;
    users = requested.isEmpty() || requested.contains("*");
    operational = requested.contains("+");
    for (String name : requested) {
      if (name.startsWith("@")) {
        names.addAll(LdapSchema.ofClass(name.substring(1)));
      } else if (!name.equals(NONE) && name.indexOf(';') < 0) {
        names.addAll(LdapSchema.named(name));
      }
    }
  }

  /** Returns the requested part of an entry. */
  public Entry of(Entry whole) {
    Entry selected = new Entry(whole.getDN());
    for (Attribute attribute : whole.getAttributes()) {
      String name = attribute.getName().toLowerCase(Locale.ROOT);
      boolean wanted =
          names.contains(name) || (LdapSchema.isOperational(name) ? operational : users);
      if (wanted) {
        selected.setAttribute(typesOnly ? new Attribute(attribute.getName()) : attribute);
      }
    }
    return selected;
  }
}

package org.carillon.protocol.ldap.entry;

import java.util.Optional;

/**
 * A display name split for inetOrgPerson. It is stored whole, so the last word is taken for the
 * family name, unless a comma marks the family name.
 *
 * @param family never empty
 */
record PersonName(Optional<String> given, String family) {

  static PersonName of(String whole) {
    String name = whole.strip();
    int comma = name.indexOf(',');
    if (comma > 0 && !name.substring(comma + 1).isBlank()) {
      return new PersonName(
          Optional.of(name.substring(comma + 1).strip()), name.substring(0, comma).strip());
    }
    int blank = name.lastIndexOf(' ');
    return blank < 0
        ? new PersonName(Optional.empty(), name)
        : new PersonName(Optional.of(name.substring(0, blank).strip()), name.substring(blank + 1));
  }
}

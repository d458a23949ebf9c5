package org.carillon.protocol.ldap.entry;

import java.util.Optional;

/**
 * A name that people read, split as inetOrgPerson wants it: it is kept whole, so that the last word
 * is taken for the family's, unless a comma says which is.
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

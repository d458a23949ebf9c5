package org.carillon.account.declared;

import java.util.Locale;
import org.carillon.contract.directory.Attribute;

/**
 * A column of an object's table, or something that is read with its row.
 *
 * @param attribute the attribute whose values it has
 * @param member what its values are called in a row's JSON
 * @param name the name of the column
 * @param kept the expression that reads its value from the table
 * @param given the expression that reads what it stores from a row's JSON
 */
record ObjectColumn(
    Attribute<?> attribute, String member, String name, String kept, String given, Kind kind) {
  static final String DOMAIN = "domain";

  /** The kinds of columns. */
  enum Kind {
    /** It has the attribute's value. */
    OWN,
    /** It has the id of another row, which the value names and which must be there. */
    REFERENCE,
    /** It has the id of the domain, which stays the same. */
    DOMAIN,
    /** It has the id of another row that comes and goes, by other statements. */
    LINK,
    /** It is read only. */
    SHOWN
  }

  /** Returns the column of an attribute's own values, or of the domain that it names. */
  static ObjectColumn of(Attribute<?> attribute, String member, String name) {
    return attribute.name().equals(DOMAIN)
        ? new ObjectColumn(
            attribute,
            member,
            DOMAIN,
            "(select d.name from domain d where d.id = t.domain)",
            "(select d.id from domain d where d.name = r.\"%s\" and d.deleted is null)"
                .formatted(member),
            Kind.DOMAIN)
        : new ObjectColumn(attribute, member, name, "t." + name, "r.\"" + member + '"', Kind.OWN);
  }

  /** Returns the column of an attribute's own values, whose words have underscores between them. */
  static ObjectColumn of(Attribute<?> attribute, String member) {
    return of(attribute, member, member.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
  }

  /** Returns a column of octets, which have the same name in a row's JSON. */
  static ObjectColumn octets(Attribute<?> attribute, String name) {
    return new ObjectColumn(
        attribute,
        name,
        name,
        "encode(t.%s, 'base64')".formatted(name),
        "decode(r.\"%s\", 'base64')".formatted(name),
        Kind.OWN);
  }

  /** Returns a column with the id of another table's row, which a column of that table names. */
  static ObjectColumn naming(
      Attribute<?> attribute, String member, String name, String table, String named, Kind kind) {
    return new ObjectColumn(
        attribute,
        member,
        name,
        "(select n.%s from %s n where n.id = t.%s)".formatted(named, table, name),
        "(select n.id from %s n where n.%s = r.\"%s\" order by n.id limit 1)"
            .formatted(table, named, member),
        kind);
  }

  /** Returns what makes a member of a row's JSON. */
  String shown() {
    return "'" + member + "', " + kept;
  }

  boolean isDomain() {
    return kind == Kind.DOMAIN;
  }

  boolean isStored() {
    return kind != Kind.SHOWN;
  }

  boolean isUpdated() {
    return kind == Kind.OWN || kind == Kind.REFERENCE;
  }

  /** Returns whether a row is not restored unless what it names is there. */
  boolean isNeeded() {
    return kind == Kind.DOMAIN || kind == Kind.REFERENCE;
  }
}

package org.carillon.contract.directory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A type of objects in the directory, declared once: REST, its description, {@code ctl} and the
 * administration pages are generated from it.
 *
 * @param name the singular ({@code domain}), also in paths, verbs and the keys of texts
 * @param plural the plural ({@code domains})
 * @param help a sentence on what the objects are
 * @param key the attribute that names an object; {@link Operation#CHANGE} never changes it
 * @param attributes all attributes, in the order in which they are shown
 * @param columns the attributes that a list shows
 * @param within the type by whose objects a list can be filtered; empty if there is none
 * @param operations the supported operations, and the callers that may use each
 * @param proven operations that may take the caller's password, for callers that did not sign in
 *     with it
 * @param versioned true if a change can be bound to the version that the caller has seen
 */
public record ObjectType(
    String name,
    String plural,
    String help,
    Attribute<String> key,
    List<Attribute<?>> attributes,
    List<Attribute<?>> columns,
    Optional<String> within,
    Map<Operation, Audience> operations,
    Set<Operation> proven,
    boolean versioned) {

  public ObjectType {
    attributes = List.copyOf(attributes);
    columns = List.copyOf(columns);
    operations = Map.copyOf(operations);
    proven = Set.copyOf(proven);
  }

  /** Creates a versioned type without operations; the first attribute is the key, each a column. */
  public static ObjectType of(
      String name, String plural, String help, Attribute<String> key, Attribute<?>... others) {
    var attributes = new ArrayList<Attribute<?>>(List.of(others));
    attributes.addFirst(key);
    return new ObjectType(
        name,
        plural,
        help,
        key,
        attributes,
        attributes.stream().filter(Attribute::isShown).toList(),
        Optional.empty(),
        Map.of(),
        Set.of(),
        true);
  }

  /** Returns the name for sentences, such as "DKIM key" for dkim-key. */
  public String spoken() {
    return spoken(name);
  }

  /** Returns the plural for sentences, such as "DKIM keys" for dkim-keys. */
  public String spokenPlural() {
    return spoken(plural);
  }

  private static String spoken(String word) {
    return word.replace("acme-", "ACME ")
        .replace("dkim-", "DKIM ")
        .replace("dns-", "DNS ")
        .replace("oauth-", "OAuth ")
        .replace('-', ' ');
  }

  /** Returns the name for sentences with its article, such as "a DKIM key" or "an alias". */
  public String article() {
    String one = spoken();
    return ("AEIOUaeiou".indexOf(one.charAt(0)) < 0 ? "a " : "an ") + one;
  }

  /** Returns the same type with these operations for these callers. */
  public ObjectType offers(Audience audience, Operation... more) {
    var all = new EnumMap<Operation, Audience>(Operation.class);
    all.putAll(operations);
    for (Operation operation : more) {
      all.put(operation, audience);
    }
    return new ObjectType(
        name, plural, help, key, attributes, columns, within, all, proven, versioned);
  }

  /** Returns the same type with these columns in its lists. */
  public ObjectType listing(Attribute<?>... shown) {
    return new ObjectType(
        name, plural, help, key, attributes, List.of(shown), within, operations, proven, versioned);
  }

  /** Returns the same type, but with lists that can be filtered by one object of another type. */
  public ObjectType within(String other) {
    return new ObjectType(
        name,
        plural,
        help,
        key,
        attributes,
        columns,
        Optional.of(other),
        operations,
        proven,
        versioned);
  }

  /** Returns the same type, but with operations that may take the caller's password. */
  public ObjectType proving(Operation first, Operation... more) {
    return new ObjectType(
        name,
        plural,
        help,
        key,
        attributes,
        columns,
        within,
        operations,
        EnumSet.of(first, more),
        versioned);
  }

  /** Returns the same type without versions: an object only exists or does not. */
  public ObjectType withoutVersions() {
    return new ObjectType(
        name, plural, help, key, attributes, columns, within, operations, proven, false);
  }

  /** Returns the attributes that callers are shown, in order. */
  public List<Attribute<?>> shown() {
    return attributes.stream().filter(Attribute::isShown).toList();
  }

  public boolean has(Operation operation) {
    return operations.containsKey(operation);
  }

  public static Attribute.Use use(Attribute<?> attribute, Operation operation) {
    return switch (operation) {
      case CREATE -> attribute.atCreation();
      case CHANGE -> attribute.atChange();
      case LIST, FIND, DELETE, TEST -> Attribute.Use.NEVER;
    };
  }

  /** Returns the attributes that may or must have a value in an operation, in order. */
  public List<Attribute<?>> said(Operation operation) {
    return attributes.stream()
        .filter(attribute -> use(attribute, operation) != Attribute.Use.NEVER)
        .toList();
  }
}

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
 * pages of administration are made from it.
 *
 * @param name what one is called ({@code domain}), also in paths, verbs and the keys of texts
 * @param plural what several are called ({@code domains})
 * @param help a sentence: what they are
 * @param key the attribute that names one; it never changes by {@link Operation#CHANGE}
 * @param attributes all of them, in the order in which they are shown
 * @param columns those that a list shows
 * @param within the type whose one object a list can be narrowed to; empty if there is none
 * @param operations what is done with them, and for whom
 * @param proven operations that may take the caller's password, for callers who came without it
 * @param versioned whether changes can be bound to the version that was looked at
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

  /** Copies. */
  public ObjectType {
    attributes = List.copyOf(attributes);
    columns = List.copyOf(columns);
    operations = Map.copyOf(operations);
    proven = Set.copyOf(proven);
  }

  /** A versioned type without operations; the first attribute is the key, and each is a column. */
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

  /** The same with these operations for these callers. */
  public ObjectType offers(Audience audience, Operation... more) {
    var all = new EnumMap<Operation, Audience>(Operation.class);
    all.putAll(operations);
    for (Operation operation : more) {
      all.put(operation, audience);
    }
    return new ObjectType(
        name, plural, help, key, attributes, columns, within, all, proven, versioned);
  }

  /** The same whose lists show these columns. */
  public ObjectType listing(Attribute<?>... shown) {
    return new ObjectType(
        name, plural, help, key, attributes, List.of(shown), within, operations, proven, versioned);
  }

  /** The same whose lists can be narrowed to one object of another type. */
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

  /** The same where these operations may take the caller's password. */
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

  /** The same without versions: an object is there or it is not. */
  public ObjectType withoutVersions() {
    return new ObjectType(
        name, plural, help, key, attributes, columns, within, operations, proven, false);
  }

  /** What callers are told of one, in order. */
  public List<Attribute<?>> shown() {
    return attributes.stream().filter(Attribute::isShown).toList();
  }

  /** Whether this is done with them at all. */
  public boolean has(Operation operation) {
    return operations.containsKey(operation);
  }

  /** Whether an attribute is said when this is done. */
  public static Attribute.Use use(Attribute<?> attribute, Operation operation) {
    return switch (operation) {
      case CREATE -> attribute.atCreation();
      case CHANGE -> attribute.atChange();
      case LIST, FIND, DELETE, TEST -> Attribute.Use.NEVER;
    };
  }

  /** The attributes that may or must be said when this is done, in order. */
  public List<Attribute<?>> said(Operation operation) {
    return attributes.stream()
        .filter(attribute -> use(attribute, operation) != Attribute.Use.NEVER)
        .toList();
  }
}

package org.carillon.contract.directory;

import java.util.List;
import java.util.Optional;

/** Every type there is. */
public final class ObjectTypes {
  /** What they are called in paths, as a pattern; {@link #all} has the same. */
  public static final String PLURALS = "domains|accounts|aliases|administrators";

  private static final List<ObjectType> ALL =
      List.of(DomainType.TYPE, AccountType.TYPE, AliasType.TYPE, AdministratorType.TYPE);

  private ObjectTypes() {}

  /** All of them, in the order in which they are described. */
  public static List<ObjectType> all() {
    return ALL;
  }

  /** The type of which several are called so. */
  public static Optional<ObjectType> ofPlural(String plural) {
    return ALL.stream().filter(type -> type.plural().equals(plural)).findFirst();
  }
}

package org.carillon.account.internal.image;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where addresses lead, whether memory or the database says so. */
public interface DirectoryLines {
  /** The domain that has this canonical name or is called so, too. */
  Optional<Domain> domain(String name);

  /** The live domain with this id. */
  Optional<Domain> domain(long id);

  /** The live account with this id. */
  Optional<Person> person(long account);

  /** Where a line of the address table leads; the local part is canonical. */
  Optional<Line> line(long domain, String localPart);

  /**
   * A live domain.
   *
   * @param names all that it is called by, its name among them
   */
  record Domain(
      long id,
      String name,
      boolean enabled,
      List<String> names,
      Instant created,
      Instant modified,
      long version) {
    /** Keeps a copy. */
    public Domain {
      names = List.copyOf(names);
    }
  }

  /** Where a line leads. */
  sealed interface Line permits Person, Group {}

  /** A live account; its address is {@code localPart} in its domain. */
  record Person(long id, long domain, String localPart, boolean enabled) implements Line {}

  /**
   * A group or a forwarder.
   *
   * @param isGroup whether it is a group
   */
  record Group(long id, long domain, String localPart, boolean isGroup) implements Line {}
}

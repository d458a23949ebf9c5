package org.carillon.account.internal.image;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.MailAddress;

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

  /** Finds what an address leads to. */
  default Optional<Line> line(MailAddress address) {
    return domain(address.domain()).flatMap(domain -> line(domain.id(), address.localPart()));
  }

  /** The live account that an address leads to. */
  default Optional<Person> person(MailAddress address) {
    return line(address)
        .flatMap(line -> line instanceof Person person ? Optional.of(person) : Optional.empty());
  }

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

    /** The address of a local part in it. */
    public String address(String localPart) {
      return localPart + "@" + name;
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

package org.carillon.account.internal.image;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.MailAddress;

/** Looks up the destinations of addresses, in memory or in the database. */
public interface AddressLookup {
  Optional<Domain> domain(String name);

  /** Returns the domain with this id, unless it is deleted. */
  Optional<Domain> domain(long id);

  /** Returns the account with this id, unless it is deleted. */
  Optional<Person> person(long account);

  /** Returns the account or group of an address row. The local part must be canonical. */
  Optional<Line> line(long domain, String localPart);

  /** Returns the account or group that an address leads to. */
  default Optional<Line> line(MailAddress address) {
    return domain(address.domain()).flatMap(domain -> line(domain.id(), address.localPart()));
  }

  /** Returns the account that an address leads to, unless it is deleted. */
  default Optional<Person> person(MailAddress address) {
    return line(address)
        .flatMap(line -> line instanceof Person person ? Optional.of(person) : Optional.empty());
  }

  /**
   * A domain that is not deleted.
   *
   * @param names all its names, including the main name
   */
  record Domain(
      long id,
      String name,
      boolean enabled,
      List<String> names,
      Instant created,
      Instant modified,
      long version) {
    public Domain {
      names = List.copyOf(names);
    }

    public String address(String localPart) {
      return localPart + "@" + name;
    }
  }

  /** The destination of an address. */
  sealed interface Line permits Person, Group {}

  /** An account that is not deleted. Its address is {@code localPart} in its domain. */
  record Person(long id, long domain, String localPart, boolean enabled) implements Line {}

  /**
   * A group or a forwarder.
   *
   * @param isGroup true for a group
   */
  record Group(long id, long domain, String localPart, boolean isGroup) implements Line {}
}

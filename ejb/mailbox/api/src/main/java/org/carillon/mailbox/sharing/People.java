package org.carillon.mailbox.sharing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks up people, groups and domains. The answers come from memory most of the time. */
public interface People {

  /** Returns the person with that address or alias, if the account is switched on. */
  Optional<Person> named(String address);

  /** Returns the person with that account, if it is switched on. */
  Optional<Person> of(long account);

  /** Returns when an account was created, or empty if there is no such account. */
  Optional<Instant> since(long account);

  /** Returns the local domain with that name or alias, if it is switched on. */
  OptionalLong domain(String name);

  OptionalLong group(String address);

  /** Returns the address of a group, if the group exists. */
  Optional<String> groupAddress(long group);

  /** Returns the name of a local domain. */
  Optional<String> domainName(long domain);
}

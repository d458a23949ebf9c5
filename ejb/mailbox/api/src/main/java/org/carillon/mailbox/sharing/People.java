package org.carillon.mailbox.sharing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Who there is. Answers come from memory most of the time. */
public interface People {

  /** Whoever has an account with that address or alias, and it is switched on. */
  Optional<Person> named(String address);

  /** Whoever has that account, and it is switched on. */
  Optional<Person> of(long account);

  /** Since when an account has been there; empty when it is not. */
  Optional<Instant> since(long account);

  /** The domain here that has that name, or is called so too, and is switched on. */
  OptionalLong domain(String name);

  /** The group with that address. */
  OptionalLong group(String address);

  /** The address of a group that is there. */
  Optional<String> groupAddress(long group);

  /** The name of a domain that is here. */
  Optional<String> domainName(long domain);
}

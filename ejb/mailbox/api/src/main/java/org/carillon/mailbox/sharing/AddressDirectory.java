package org.carillon.mailbox.sharing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.group.Memberships;

/** Looks up people in the address table. */
public record AddressDirectory(Addresses addresses, Memberships memberships) implements People {

  @Override
  public Optional<Person> named(String address) {
    return switch (addresses.resolve(address)) {
      case Resolution.Local(long account, long domain, String canonical, String detail)
          when detail.isEmpty() ->
          Optional.of(new Person(account, domain, canonical, memberships.of(account)));
      case Resolution.Local _,
          Resolution.Several _,
          Resolution.Unknown _,
          Resolution.SwitchedOff _,
          Resolution.Remote _ ->
          Optional.empty();
      case Resolution.Later _ -> throw new IllegalStateException("The directory is not available");
    };
  }

  @Override
  public Optional<Person> of(long account) {
    // Between the two queries another account may have got the address.
    return addresses
        .account(account)
        .flatMap(local -> named(local.address()))
        .filter(person -> person.account() == account);
  }

  @Override
  public Optional<Instant> since(long account) {
    return addresses.since(account);
  }

  @Override
  public OptionalLong group(String address) {
    return addresses.resolve(address) instanceof Resolution.Several several && several.isGroup()
        ? OptionalLong.of(several.group())
        : OptionalLong.empty();
  }

  @Override
  public Optional<String> groupAddress(long group) {
    return memberships.address(group);
  }

  @Override
  public OptionalLong domain(String name) {
    return addresses.domain(name);
  }

  @Override
  public Optional<String> domainName(long domain) {
    return addresses.domainName(domain);
  }
}

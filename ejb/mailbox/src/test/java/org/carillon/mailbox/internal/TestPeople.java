package org.carillon.mailbox.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.mailbox.sharing.People;
import org.carillon.mailbox.sharing.Person;

/** The people of a test: account n is {@code user}n at example.test, unless moved. */
public final class TestPeople implements People {
  private static final int MOST = 1_000;
  private static final Pattern GROUP = Pattern.compile("group([0-9]+)@example\\.test");

  private final Map<Long, Person> others = new ConcurrentHashMap<>();
  private volatile long home = 1;
  private final Set<Long> off = ConcurrentHashMap.newKeySet();
  private final Map<Long, Instant> since = new ConcurrentHashMap<>();
  private final Map<Long, Runnable> meanwhile = new ConcurrentHashMap<>();

  /** Moves an account to domain 2, example.org. */
  Person moveElsewhere(long account) {
    Person person = new Person(account, 2, "user" + account + "@example.org");
    others.put(account, person);
    return person;
  }

  /** Gives an account an address of example.test, which is that domain from now on. */
  void begin(long account, long domain, String address) {
    named(address).ifPresent(former -> others.put(former.account(), gone(former)));
    others.put(account, new Person(account, domain, address));
    home = domain;
  }

  private static Person gone(Person person) {
    return new Person(
        person.account(), person.domain(), "gone" + person.account() + "@example.test");
  }

  /** Gives an account the address of another, which loses it. */
  void succeed(long account, long former) {
    Person gone = of(former).orElseThrow();
    others.put(account, new Person(account, gone.domain(), gone.address()));
    others.put(former, new Person(former, gone.domain(), "gone-" + gone.address()));
  }

  @Override
  public Optional<Person> named(String address) {
    for (long account = 1; account < MOST; account++) {
      Optional<Person> person = of(account);
      if (person.filter(found -> found.address().equalsIgnoreCase(address)).isPresent()) {
        return person;
      }
    }
    return Optional.empty();
  }

  void switchOff(long account) {
    off.add(account);
  }

  /** Switches the account on again. */
  void switchOn(long account) {
    off.remove(account);
  }

  /** Runs a callback once, when somebody asks for an account, in the middle of a lookup. */
  void whenAskedFor(long account, Runnable happens) {
    meanwhile.put(account, happens);
  }

  @Override
  public Optional<Person> of(long account) {
    Optional.ofNullable(meanwhile.remove(account)).ifPresent(Runnable::run);
    if (off.contains(account)) {
      return Optional.empty();
    }
    return Optional.of(
        others.getOrDefault(account, new Person(account, 1, "user" + account + "@example.test")));
  }

  /** Puts an account into these groups, of which n is {@code group}n at example.test. */
  void join(long account, Long... groups) {
    Person person = of(account).orElseThrow();
    others.put(account, new Person(account, person.domain(), person.address(), Set.of(groups)));
  }

  @Override
  public OptionalLong group(String address) {
    Matcher group = GROUP.matcher(address);
    return group.matches() ? OptionalLong.of(Long.parseLong(group.group(1))) : OptionalLong.empty();
  }

  @Override
  public Optional<String> groupAddress(long group) {
    return Optional.of("group" + group + "@example.test");
  }

  /** Sets the time when an account was created. */
  void made(long account, Instant moment) {
    since.put(account, moment);
  }

  @Override
  public Optional<Instant> since(long account) {
    return Optional.of(since.getOrDefault(account, Instant.EPOCH));
  }

  @Override
  public OptionalLong domain(String name) {
    return switch (name) {
      case "example.test" -> OptionalLong.of(home);
      case "example.org" -> OptionalLong.of(2);
      default -> OptionalLong.empty();
    };
  }

  @Override
  public Optional<String> domainName(long domain) {
    return Optional.of(domain == 2 ? "example.org" : "example.test");
  }
}

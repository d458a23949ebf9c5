package org.carillon.account;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A directory with the domain {@code example.test}, for tests. */
public final class FixedAddresses implements Addresses {

  public static final long DOMAIN = 7;
  private static final Set<String> DOMAINS = Set.of("example.test");

  private final Map<String, Resolution.Local> known = new ConcurrentHashMap<>();
  private final Map<String, Resolution.Several> groups = new ConcurrentHashMap<>();
  private volatile Optional<String> nobodys = Optional.empty();
  public volatile boolean away;

  /** Adds an account with its aliases, all in {@code example.test}. */
  public FixedAddresses account(long id, String name, String... aliases) {
    var local = new Resolution.Local(id, DOMAIN, name + "@example.test", "");
    known.put(local.address(), local);
    for (String alias : aliases) {
      known.put(alias + "@example.test", local);
    }
    return this;
  }

  /** Adds a group in {@code example.test}. */
  public Resolution.Several group(long id, String name) {
    var group = new Resolution.Several(id, DOMAIN, name + "@example.test", true);
    groups.put(group.address(), group);
    return group;
  }

  public FixedAddresses catchAll(String name) {
    nobodys = Optional.of(name + "@example.test");
    return this;
  }

  public FixedAddresses postmaster(String name) {
    known.put("postmaster", known.get(name + "@example.test"));
    return this;
  }

  @Override
  public Resolution resolve(String address) {
    if (away) {
      return new Resolution.Later();
    }
    if (groups.containsKey(address)) {
      return groups.get(address);
    }
    Resolution.Local local = known.get(address);
    if (local != null) {
      return local;
    }
    int plus = address.indexOf('+');
    if (plus > 0
        && resolve(address.replaceFirst("\\+[^@]*", "")) instanceof Resolution.Local base) {
      String detail = address.substring(plus + 1, address.lastIndexOf('@'));
      return new Resolution.Local(base.account(), base.domain(), base.address(), detail);
    }
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return DOMAINS.contains(domain)
        ? new Resolution.Unknown(DOMAIN)
        : new Resolution.Remote(domain);
  }

  @Override
  public Resolution catchAll(long domain) {
    return nobodys.map(this::resolve).orElseGet(() -> new Resolution.Unknown(domain));
  }

  @Override
  public Optional<Resolution.Local> account(long account) {
    return known.values().stream().filter(local -> local.account() == account).findFirst();
  }

  @Override
  public Optional<Instant> since(long account) {
    return Optional.of(Instant.EPOCH);
  }

  @Override
  public Optional<String> domainName(long domain) {
    return DOMAINS.stream().findFirst();
  }
}

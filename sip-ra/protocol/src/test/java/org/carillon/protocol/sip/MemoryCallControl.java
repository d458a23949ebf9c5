package org.carillon.protocol.sip;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.contract.call.AddressLookupResult;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.Bindings;
import org.carillon.contract.call.CallControl;
import org.carillon.contract.call.CallRateLimits;
import org.carillon.contract.call.CallRequest;
import org.carillon.contract.call.CallRoute;
import org.carillon.contract.call.DigestAlgorithm;
import org.carillon.contract.call.DigestAnswer;
import org.carillon.contract.call.DigestVerdict;
import org.carillon.contract.call.Registered;
import org.carillon.contract.call.Registration;

/** Call control of one domain, whose users and bindings are in memory. */
public final class MemoryCallControl implements CallControl {
  public static final String DOMAIN = "example.test";

  private static final List<DigestAlgorithm> OFFERS =
      List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5);

  private static final Bindings.Terms TERMS =
      new Bindings.Terms(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofHours(1), 5);

  private final HandClock clock;
  private final byte[] key;
  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private final Map<String, String> aliases = new ConcurrentHashMap<>();
  private final Map<AddressOfRecord, Bindings> bindings;
  private final Set<InetAddress> barred = ConcurrentHashMap.newKeySet();
  private final AtomicInteger checked = new AtomicInteger();
  private volatile boolean away;
  private volatile boolean broken;
  private volatile CallRateLimits tolerance = new CallRateLimits(30, 300);
  private volatile CountDownLatch thaw = new CountDownLatch(0);
  private volatile Duration pace = Duration.ZERO;

  public MemoryCallControl(HandClock clock) {
    this(clock, new ConcurrentHashMap<>(), new byte[32]);
  }

  private MemoryCallControl(HandClock clock, Map<AddressOfRecord, Bindings> bindings, byte[] key) {
    this.clock = clock;
    this.bindings = bindings;
    this.key = key;
  }

  /** Returns another node's call control over the same users, bindings and key. */
  public MemoryCallControl otherNode() {
    MemoryCallControl other = new MemoryCallControl(clock, bindings, key);
    other.passwords.putAll(passwords);
    other.aliases.putAll(aliases);
    return other;
  }

  /** Adds a user, with a password like {@code secret-alice}. */
  public MemoryCallControl user(String name) {
    passwords.put(name, password(name));
    return this;
  }

  public MemoryCallControl alias(String alias, String name) {
    aliases.put(alias, name);
    return this;
  }

  /** Sets the number of offences that get a response. */
  void tolerates(int malformed, int refused) {
    tolerance = new CallRateLimits(malformed, refused);
  }

  /** Makes queries wait until the latch opens. */
  void freeze(CountDownLatch until) {
    thaw = until;
  }

  /** Makes the directory unavailable. */
  void goAway() {
    away = true;
  }

  /** Blocks digest responses from this address. */
  void bar(InetAddress source) {
    barred.add(source);
  }

  /** Makes storing a registration take so long. */
  void takesFor(Duration each) {
    pace = each;
  }

  /** Makes every call throw a runtime exception. */
  void breakDown() {
    broken = true;
  }

  public static String password(String name) {
    return "secret-" + name;
  }

  @Override
  public AddressLookupResult find(AddressOfRecord address) {
    awaitThaw();
    if (broken) {
      throw new IllegalStateException("a defect");
    }
    if (away) {
      return new AddressLookupResult.Undecided("away");
    }
    if (!address.domain().equals(DOMAIN)) {
      return new AddressLookupResult.Remote();
    }
    String name = aliases.getOrDefault(address.user(), address.user());
    return passwords.containsKey(name)
        ? new AddressLookupResult.Resident(new AddressOfRecord(name, DOMAIN), OFFERS)
        : new AddressLookupResult.Nobody(OFFERS);
  }

  /** Returns the number of digest responses checked. */
  int checked() {
    return checked.get();
  }

  @Override
  public DigestVerdict check(DigestAnswer answer, InetAddress source, boolean encrypted) {
    checked.incrementAndGet();
    if (barred.contains(source)) {
      return new DigestVerdict.Barred();
    }
    if (away) {
      return new DigestVerdict.Undecided("away");
    }
    String password = passwords.get(answer.username());
    if (password == null || !answer.realm().equals(DOMAIN)) {
      return new DigestVerdict.Unproven();
    }
    String ha1 = DigestAnswer.ha1(answer.algorithm(), answer.username(), answer.realm(), password);
    return answer.provenBy(ha1)
        ? new DigestVerdict.Proven(new AddressOfRecord(answer.username(), DOMAIN))
        : new DigestVerdict.Unproven();
  }

  @Override
  public Registered register(Registration registration) {
    Registered[] answer = new Registered[1];
    Instant now = clock.instant();
    bindings.compute(
        registration.user(),
        (user, present) -> {
          Bindings before = present == null ? Bindings.NONE : present;
          return switch (before.apply(registration, TERMS, now)) {
            case Bindings.Changed(var after) -> {
              answer[0] = new Registered.Current(after.list(), now);
              yield after;
            }
            case Bindings.Unchanged(var because) -> {
              answer[0] = because;
              yield present;
            }
          };
        });
    clock.push(pace);
    return answer[0];
  }

  @Override
  public CallRoute route(CallRequest request) {
    if (broken) {
      throw new IllegalStateException("a defect");
    }
    if (request.from().domain().equals(DOMAIN)) {
      if (request.caller().isEmpty()) {
        return new CallRoute.Challenge(DOMAIN, OFFERS);
      }
      String from = aliases.getOrDefault(request.from().user(), request.from().user());
      if (!request.caller().get().equals(new AddressOfRecord(from, DOMAIN))) {
        return new CallRoute.Refuse(403, "Address Not Allowed");
      }
    }
    return switch (find(request.to())) {
      case AddressLookupResult.Resident(var address, var offers) -> ring(request, address);
      case AddressLookupResult.Nobody(var offers) -> new CallRoute.Refuse(404, "Not Found");
      case AddressLookupResult.Remote() -> new CallRoute.Refuse(403, "No Relay");
      case AddressLookupResult.Undecided(var why) -> new CallRoute.Refuse(503, why);
    };
  }

  @Override
  public CallRateLimits tolerance() {
    return tolerance;
  }

  @Override
  public byte[] clusterKey() {
    return key.clone();
  }

  private void awaitThaw() {
    try {
      thaw.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CallRoute ring(CallRequest request, AddressOfRecord address) {
    List<Binding> live =
        Optional.ofNullable(bindings.get(address))
            .map(all -> all.at(clock.instant()).list())
            .orElse(List.of());
    return live.isEmpty()
        ? new CallRoute.Refuse(480, "Not Registered")
        : new CallRoute.Ring(live, request.caller().map(proven -> request.from()));
  }
}

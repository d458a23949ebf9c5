package org.carillon.contract.call;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All bindings of one user: a value that a {@link Registration} turns into another, by the rules of
 * RFC 3261 §10.3. A location service stores it by compare and set.
 *
 * @param list in the order they were first made
 */
public record Bindings(List<Binding> list) {

  /** The bindings of a user without any registration. */
  public static final Bindings NONE = new Bindings(List.of());

  public Bindings {
    list = List.copyOf(list);
  }

  /**
   * The limits of the location service.
   *
   * @param shortest the shortest expiry that is accepted; a shorter one is answered with 423
   * @param usual the expiry if the request names none
   * @param longest the longest expiry that is granted; a longer one is shortened to it
   * @param most the maximum number of bindings of a user
   */
  public record Terms(Duration shortest, Duration usual, Duration longest, int most) {}

  /** The result of a registration. */
  public sealed interface Outcome {}

  /** The bindings have changed and have to be stored. */
  public record Changed(Bindings bindings) implements Outcome {}

  /** The bindings stay unchanged, for the given reason. */
  public record Unchanged(Registered because) implements Outcome {}

  /** Returns the bindings that have not expired at {@code now}. */
  public Bindings at(Instant now) {
    if (list.stream().allMatch(binding -> binding.expires().isAfter(now))) {
      return this;
    }
    return new Bindings(list.stream().filter(binding -> binding.expires().isAfter(now)).toList());
  }

  /** Returns the time at which the last binding expires, or empty if there are no bindings. */
  public Optional<Instant> end() {
    return list.stream().map(Binding::expires).max(Instant::compareTo);
  }

  /** Applies a registration completely or not at all. */
  public Outcome apply(Registration registration, Terms terms, Instant now) {
    Bindings live = at(now);
    return switch (registration.change()) {
      case Registration.Ask() -> new Unchanged(new Registered.Current(live.list, now));
      case Registration.Clear() -> live.clear(registration);
      case Registration.Put(var contacts) -> live.put(registration, contacts, terms, now);
    };
  }

  private Outcome clear(Registration registration) {
    boolean stale = list.stream().anyMatch(binding -> newerThan(registration, binding));
    return stale ? new Unchanged(new Registered.OutOfOrder()) : new Changed(NONE);
  }

  private Outcome put(
      Registration registration, List<Registration.Contact> contacts, Terms terms, Instant now) {
    Map<String, Binding> byKey = new LinkedHashMap<>();
    list.forEach(binding -> byKey.put(binding.key(), binding));
    for (Registration.Contact contact : contacts) {
      Binding present = byKey.get(contact.key());
      if (present != null && newerThan(registration, present)) {
        return new Unchanged(new Registered.OutOfOrder());
      }
      Duration asked = contact.expires().orElse(terms.usual());
      if (asked.isZero()) {
        byKey.remove(contact.key());
      } else if (asked.compareTo(terms.shortest()) < 0) {
        return new Unchanged(new Registered.TooBrief(terms.shortest()));
      } else {
        Duration granted = asked.compareTo(terms.longest()) > 0 ? terms.longest() : asked;
        byKey.put(contact.key(), binding(registration, contact, now.plus(granted)));
      }
    }
    if (byKey.size() > terms.most() && !keys().containsAll(byKey.keySet())) {
      return new Unchanged(new Registered.TooMany(terms.most()));
    }
    return new Changed(new Bindings(List.copyOf(byKey.values())));
  }

  private Set<String> keys() {
    return list.stream().map(Binding::key).collect(Collectors.toSet());
  }

  /** Returns whether the binding was made by the same or a later request of this Call-ID. */
  private static boolean newerThan(Registration registration, Binding binding) {
    return binding.callId().equals(registration.callId()) && registration.cseq() <= binding.cseq();
  }

  private static Binding binding(
      Registration registration, Registration.Contact contact, Instant expires) {
    return new Binding(
        contact.key(),
        contact.uri(),
        contact.priority(),
        expires,
        registration.callId(),
        registration.cseq(),
        registration.path(),
        registration.way(),
        registration.userAgent());
  }
}

package org.carillon.webmail.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.carillon.contract.identity.Caller;

/**
 * What was done to contacts of late, to be taken back. A contact with its picture is larger than
 * what a notice can carry, so that it stays here, in the memory of the node that did it, and the
 * notice has only its number.
 */
@ApplicationScoped
public class ContactChanges {
  private static final long MOST_OCTETS = 64L * 1024 * 1024;

  /** More than these at once are not kept. */
  private static final int MOST_AT_ONCE = 4 * 1024 * 1024;

  private static final int EMPTY = 200;

  private static final Duration KEPT = Duration.ofMinutes(10);

  private record Done(String caller, List<ContactChange> changes, String back, Instant at) {
    int octets() {
      return EMPTY + changes.stream().mapToInt(change -> EMPTY + change.octets()).sum();
    }
  }

  private final Lock lock = new ReentrantLock();

  /** In the order in which it was done. */
  private final Map<UUID, Done> done = new LinkedHashMap<>();

  private long octets;

  /**
   * Keeps what was done.
   *
   * @param back where that is seen
   * @return what takes it back; empty when it is too much
   */
  Optional<UUID> keep(Caller caller, List<ContactChange> changes, String back) {
    Done one = new Done(caller.name(), List.copyOf(changes), back, Instant.now());
    if (one.octets() > MOST_AT_ONCE) {
      return Optional.empty();
    }
    UUID number = UUID.randomUUID();
    lock.lock();
    try {
      done.put(number, one);
      octets += one.octets();
      forgetTheOldest(one.at().minus(KEPT));
    } finally {
      lock.unlock();
    }
    return Optional.of(number);
  }

  private void forgetTheOldest(Instant since) {
    Iterator<Done> oldest = done.values().iterator();
    while (oldest.hasNext()) {
      Done one = oldest.next();
      if (octets <= MOST_OCTETS && one.at().isAfter(since)) {
        return;
      }
      octets -= one.octets();
      oldest.remove();
    }
  }

  /**
   * What was done, in the order in which it is taken back.
   *
   * @param back where that is seen
   */
  record Taken(List<ContactChange> changes, String back) {}

  /** Gives out what a caller did, once. */
  Optional<Taken> take(Caller caller, UUID number) {
    lock.lock();
    try {
      Done one = done.get(number);
      if (one == null
          || !one.caller().equals(caller.name())
          || one.at().isBefore(Instant.now().minus(KEPT))) {
        return Optional.empty();
      }
      octets -= one.octets();
      done.remove(number);
      return Optional.of(new Taken(one.changes().reversed(), one.back()));
    } finally {
      lock.unlock();
    }
  }
}

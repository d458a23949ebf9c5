package org.carillon.account.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.carillon.account.DirectorySettings;
import org.carillon.contract.Watch;
import org.carillon.settings.Settings;

/** Hashes and checks passwords, so many at once as the setting allows, outside any transaction. */
@ApplicationScoped
class PasswordHashing {
  private final Settings settings;
  private volatile Semaphore turns;
  private volatile PasswordHash nobodys;
  private Watch watch;

  /** Megabytes that are dear to get and to clear for each check; given up when nobody signs in. */
  private final Queue<SoftReference<Argon2Memory>> idle = new ConcurrentLinkedQueue<>();

  @Inject
  PasswordHashing(Settings settings) {
    this.settings = settings;
  }

  @PostConstruct
  void start() {
    adapt();
    watch = settings.watch(this::adapt);
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  /** The hash of a prepared password; empty if it would have had to wait too long. */
  Optional<PasswordHash> hash(String prepared) {
    PasswordHash.Cost cost = cost();
    return inTurn(cost, () -> true, memory -> PasswordHash.of(prepared, cost, memory));
  }

  /**
   * Whether the hash is the prepared password's; empty if it would have had to wait too long.
   *
   * @param wanted whether to compute it, asked when its turn has come; empty if not
   */
  Optional<Boolean> matches(PasswordHash hash, String prepared, BooleanSupplier wanted) {
    return inTurn(hash.cost(), wanted, memory -> hash.matches(prepared, memory));
  }

  /** Whether a hash was made at another cost than is asked for now. */
  boolean isOutdated(PasswordHash hash) {
    return !hash.cost().equals(cost());
  }

  /** A hash that no password has, checked where there is none, so that both cost the same. */
  PasswordHash nobodys() {
    return nobodys;
  }

  private PasswordHash.Cost cost() {
    return new PasswordHash.Cost(
        settings.value(DirectorySettings.HASH_MEMORY).intValue(),
        settings.value(DirectorySettings.HASH_PASSES).intValue());
  }

  private void adapt() {
    // Those who hold a turn of the old number give it back to the old number.
    turns = new Semaphore(settings.value(DirectorySettings.HASH_PARALLEL).intValue(), true);
    nobodys = new PasswordHash(cost(), new byte[16], new byte[32]);
  }

  private <T> Optional<T> inTurn(
      PasswordHash.Cost cost, BooleanSupplier wanted, Function<Argon2Memory, T> work) {
    Semaphore mine = turns;
    try {
      if (!mine.tryAcquire(
          settings.value(DirectorySettings.HASH_WAIT).toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      if (!wanted.getAsBoolean()) {
        return Optional.empty();
      }
      Argon2Memory memory = memory(cost);
      T result = work.apply(memory);
      idle.add(new SoftReference<>(memory));
      return Optional.of(result);
    } finally {
      mine.release();
    }
  }

  private Argon2Memory memory(PasswordHash.Cost cost) {
    for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
      Argon2Memory memory = kept.get();
      if (memory != null && memory.holds(cost.memory())) {
        return memory;
      }
    }
    return new Argon2Memory(cost.memory());
  }
}

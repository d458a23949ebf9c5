package org.carillon.account.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
    return inTurn(() -> PasswordHash.of(prepared, cost()));
  }

  /** Whether the hash is the prepared password's; empty if it would have had to wait too long. */
  Optional<Boolean> matches(PasswordHash hash, String prepared) {
    return inTurn(() -> hash.matches(prepared));
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

  private <T> Optional<T> inTurn(Supplier<T> work) {
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
      return Optional.of(work.get());
    } finally {
      mine.release();
    }
  }
}

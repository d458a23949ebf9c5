package org.carillon.account.internal.hashing;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.carillon.account.secret.PasswordAttempt;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.Watch;
import org.carillon.node.CpuThrottle;
import org.carillon.settings.Settings;

/**
 * Hashes and checks passwords, outside any transaction. The setting limits how many are computed at
 * the same time. They run on platform threads of their own, because a hash on the carrier of
 * virtual threads would block the other virtual threads of all protocols.
 *
 * <p>Hashes for unknown clients take at most half of the processors, and of these only the time
 * that the server has to spare. An attacker who guesses passwords therefore doesn't delay users who
 * sign in from a known place.
 */
@ApplicationScoped
public class PasswordHashing {
  /** The percentage of a processor that each thread for unknown clients gets at least. */
  private static final double LEAST_SHARE = 20;

  private static final long WHOLE = 100;

  private final Settings settings;
  private final CpuThrottle spare = CpuThrottle.ofMachine(LEAST_SHARE);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("carillon-password-", 0).factory());
  private volatile HashLimiter turns;
  private volatile PasswordHash nobodys;
  private Watch watch;

  /** Memory for reuse, expensive to allocate and clear. It is freed when nobody signs in. */
  private final Queue<SoftReference<Argon2Memory>> idle = new ConcurrentLinkedQueue<>();

  @Inject
  public PasswordHashing(Settings settings) {
    this.settings = settings;
  }

  @PostConstruct
  public void start() {
    adapt();
    watch = settings.watch(this::adapt);
  }

  @PreDestroy
  void stop() {
    watch.close();
    threads.shutdownNow();
  }

  /** Returns the hash of a prepared password, or empty if no slot became free in time. */
  public Optional<PasswordHash> hash(String prepared) {
    PasswordHash.Cost cost = cost();
    return inTurn(cost, () -> true, false, memory -> PasswordHash.of(prepared, cost, memory));
  }

  /**
   * Returns whether a hash matches a prepared password, or empty if no slot became free in time.
   *
   * @param attempt the attempt to which the check belongs. It is asked whether it continues when it
   *     gets a slot; if not, the result is empty
   */
  public Optional<Boolean> matches(StoredHash hash, String prepared, PasswordAttempt attempt) {
    return matches(hash, prepared, attempt, () -> false);
  }

  /**
   * Returns whether a hash matches a prepared password that others may be checking at the same
   * time. A client that opens many connections signs in on all of them at once, and only one of
   * them has to be hashed.
   *
   * @param known asked when the check gets a slot; returns true if the password was found right
   *     meanwhile
   */
  public Optional<Boolean> matches(
      StoredHash hash, String prepared, PasswordAttempt attempt, BooleanSupplier known) {
    return inTurn(
        hash.cost(),
        attempt::goesOn,
        !attempt.isKnown(),
        memory -> known.getAsBoolean() || hash.matches(prepared, memory));
  }

  /** Returns whether a hash matches a prepared password. Has the priority of known clients. */
  public Optional<Boolean> matches(StoredHash hash, String prepared) {
    return inTurn(hash.cost(), () -> true, false, memory -> hash.matches(prepared, memory));
  }

  /** Returns whether a hash was made by another server, or with another cost than is set now. */
  public boolean isOutdated(StoredHash hash) {
    return !hash.cost().equals(cost());
  }

  /** Returns a hash that no password matches, checked if there is no account to take equal time. */
  public PasswordHash nobodys() {
    return nobodys;
  }

  private PasswordHash.Cost cost() {
    return new PasswordHash.Cost(
        settings.value(DirectorySettings.HASH_MEMORY).intValue(),
        settings.value(DirectorySettings.HASH_PASSES).intValue());
  }

  private void adapt() {
    // Threads that hold a slot of the old limiter release it there.
    turns = new HashLimiter(settings.value(DirectorySettings.HASH_PARALLEL).intValue());
    nobodys = new PasswordHash(cost(), new byte[16], new byte[32]);
  }

  private <T> Optional<T> inTurn(
      PasswordHash.Cost cost,
      BooleanSupplier wanted,
      boolean stranger,
      Function<Argon2Memory, T> work) {
    HashLimiter mine = turns;
    try {
      if (!mine.take(stranger, settings.value(DirectorySettings.HASH_WAIT))) {
        return Optional.empty();
      }
      CompletableFuture<Optional<T>> result = new CompletableFuture<>();
      start(
          mine,
          stranger,
          () -> {
            long begun = System.nanoTime();
            try {
              result.complete(turn(cost, wanted, work));
            } catch (RuntimeException | Error failed) {
              result.completeExceptionally(failed);
            }
            mine.hashed();
            if (stranger) {
              pause(Duration.ofNanos(System.nanoTime() - begun));
              mine.strangerPaused();
            }
          });
      return result.get();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (RejectedExecutionException stopped) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw new CompletionException(failed.getCause());
    }
  }

  /** Starts a thread. The slot is released if the system can't create the thread. */
  private void start(HashLimiter mine, boolean stranger, Runnable hash) {
    try {
      threads.execute(hash);
    } catch (RuntimeException | Error notStarted) {
      mine.hashed();
      if (stranger) {
        mine.strangerPaused();
      }
      throw notStarted;
    }
  }

  private void pause(Duration work) {
    try {
      Thread.sleep(spare.pause(work, WHOLE));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> Optional<T> turn(
      PasswordHash.Cost cost, BooleanSupplier wanted, Function<Argon2Memory, T> work) {
    if (!wanted.getAsBoolean()) {
      return Optional.empty();
    }
    Argon2Memory memory = memory(cost);
    T result = work.apply(memory);
    idle.add(new SoftReference<>(memory));
    return Optional.of(result);
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

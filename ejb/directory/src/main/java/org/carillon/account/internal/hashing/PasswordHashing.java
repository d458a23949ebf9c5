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
import org.carillon.account.secret.PasswordTry;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.Watch;
import org.carillon.node.SpareProcessor;
import org.carillon.settings.Settings;

/**
 * Hashes and checks passwords, so many at once as the setting allows, outside any transaction, and
 * on threads of their own: a hash that computes on a virtual thread's carrier lets none of the
 * others go on, of all protocols.
 *
 * <p>What strangers ask for takes half of the processors at most, and of those only what the server
 * has to spare; so nobody who guesses is in the way of who signs in from a known place.
 */
@ApplicationScoped
public class PasswordHashing {
  /** What each thread that hashes for strangers takes however busy the machine is, in percent. */
  private static final double LEAST_SHARE = 20;

  private static final long WHOLE = 100;

  private final Settings settings;
  private final SpareProcessor spare = SpareProcessor.ofMachine(LEAST_SHARE);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("carillon-password-", 0).factory());
  private volatile HashTurns turns;
  private volatile PasswordHash nobodys;
  private Watch watch;

  /** Megabytes that are dear to get and to clear for each check; given up when nobody signs in. */
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

  /** The hash of a prepared password; empty if it would have had to wait too long. */
  public Optional<PasswordHash> hash(String prepared) {
    PasswordHash.Cost cost = cost();
    return inTurn(cost, () -> true, false, memory -> PasswordHash.of(prepared, cost, memory));
  }

  /**
   * Whether the hash is the prepared password's; empty if it would have had to wait too long.
   *
   * @param attempt whose check it is; asked whether it goes on when its turn has come, empty if not
   */
  public Optional<Boolean> matches(StoredHash hash, String prepared, PasswordTry attempt) {
    return matches(hash, prepared, attempt, () -> false);
  }

  /**
   * The same where others may be checking the same: a client that opens many connections signs in
   * by all of them at once, and one of them has to be hashed.
   *
   * @param known asked when its turn has come: whether it was found right meanwhile
   */
  public Optional<Boolean> matches(
      StoredHash hash, String prepared, PasswordTry attempt, BooleanSupplier known) {
    return inTurn(
        hash.cost(),
        attempt::goesOn,
        !attempt.isKnown(),
        memory -> known.getAsBoolean() || hash.matches(prepared, memory));
  }

  /** The same for who is known already, and waits in nobody's way. */
  public Optional<Boolean> matches(StoredHash hash, String prepared) {
    return inTurn(hash.cost(), () -> true, false, memory -> hash.matches(prepared, memory));
  }

  /** Whether a hash was made elsewhere, or at another cost than is asked for now. */
  public boolean isOutdated(StoredHash hash) {
    return !hash.cost().equals(cost());
  }

  /** A hash that no password has, checked where there is none, so that both cost the same. */
  public PasswordHash nobodys() {
    return nobodys;
  }

  private PasswordHash.Cost cost() {
    return new PasswordHash.Cost(
        settings.value(DirectorySettings.HASH_MEMORY).intValue(),
        settings.value(DirectorySettings.HASH_PASSES).intValue());
  }

  private void adapt() {
    // Those who hold a turn of the old number give it back to the old number.
    turns = new HashTurns(settings.value(DirectorySettings.HASH_PARALLEL).intValue());
    nobodys = new PasswordHash(cost(), new byte[16], new byte[32]);
  }

  private <T> Optional<T> inTurn(
      PasswordHash.Cost cost,
      BooleanSupplier wanted,
      boolean stranger,
      Function<Argon2Memory, T> work) {
    HashTurns mine = turns;
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

  /** A turn must not be lost where the system has no thread to give. */
  private void start(HashTurns mine, boolean stranger, Runnable hash) {
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

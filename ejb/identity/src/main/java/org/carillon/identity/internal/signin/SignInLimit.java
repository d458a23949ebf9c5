package org.carillon.identity.internal.signin;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.carillon.identity.signin.SignInAttempt;

/**
 * Limits the number of sign-ins that are decided at a time for clients that did not recently sign
 * in from their network. Each one holds a thread, asks the database and waits for a slot to hash.
 * Without a limit, names tried without pause would use all of these up, and nobody else would be
 * served. Few are admitted from networks from which passwords were wrong recently, so that most
 * places are left to networks from which nobody has guessed.
 */
final class SignInLimit {
  /** The largest number of attempts that can expect to hash before they time out. */
  private static final int NEW = 500;

  private static final int FAILED = 16;

  private final Semaphore fromNew = new Semaphore(NEW);
  private final Semaphore fromFailed = new Semaphore(FAILED);

  /** A place. Closing it frees it for another sign-in. */
  @FunctionalInterface
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** Takes a place for a sign-in without a wait. Returns empty if there are enough of its kind. */
  Optional<Place> enter(SignInAttempt.Source source) {
    return switch (source) {
      case KNOWN -> Optional.of(() -> {});
      case NEW -> enter(fromNew);
      case FAILED -> enter(fromFailed);
    };
  }

  private static Optional<Place> enter(Semaphore room) {
    return room.tryAcquire() ? Optional.of(room::release) : Optional.empty();
  }
}

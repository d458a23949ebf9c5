package org.carillon.identity.internal.signin;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.carillon.identity.signin.SignInAttempt;

/**
 * How many sign-ins of those who did not sign in from there of late are decided at a time. Each
 * keeps a thread, asks the database and waits for a turn to hash; without a bound, names tried
 * without pause use all of these up, and nobody else is served. Where passwords were wrong of late,
 * few are let in, so that most are left to networks that nobody has guessed from.
 */
final class SignInLimit {
  /** As many as can hope for a turn before their patience ends. */
  private static final int NEW = 500;

  private static final int FAILED = 16;

  private final Semaphore fromNew = new Semaphore(NEW);
  private final Semaphore fromFailed = new Semaphore(FAILED);

  /** Lets others in when it is closed. */
  @FunctionalInterface
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** Lets a sign-in in, at once; empty if there are enough of its kind. */
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

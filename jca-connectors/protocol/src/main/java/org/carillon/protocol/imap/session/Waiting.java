package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.Watch;

/**
 * A wait for what the client says next, which may go from one thread to another. What changes is
 * told meanwhile where the client asked for it.
 */
public final class Waiting {
  private final Optional<IdleNotifier> notifier;
  private final Watch watch;

  private Waiting(Optional<IdleNotifier> notifier, Watch watch) {
    this.notifier = notifier;
    this.watch = watch;
  }

  /** Tells nothing. */
  static Waiting silently() {
    return new Waiting(Optional.empty(), () -> {});
  }

  /**
   * Lets somebody tell.
   *
   * @param watch by which he hears of changes
   */
  public static Waiting telling(IdleNotifier notifier, Watch watch) {
    return new Waiting(Optional.of(notifier), watch);
  }

  /** Tells no more; returns when nobody is telling. For the thread that goes on. */
  void end() throws IOException {
    watch.close();
    if (notifier.isPresent()) {
      notifier.get().finish();
    }
  }
}

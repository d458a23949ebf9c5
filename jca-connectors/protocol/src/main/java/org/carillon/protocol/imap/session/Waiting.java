package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.Watch;

/** A wait for the client's next input, on any thread, that sends requested changes meanwhile. */
public final class Waiting {
  private final Optional<IdleNotifier> notifier;
  private final Watch watch;

  private Waiting(Optional<IdleNotifier> notifier, Watch watch) {
    this.notifier = notifier;
    this.watch = watch;
  }

  /** Returns a wait that sends nothing. */
  static Waiting silently() {
    return new Waiting(Optional.empty(), () -> {});
  }

  /** Returns a wait in which a notifier sends when signalled by the watch. */
  public static Waiting telling(IdleNotifier notifier, Watch watch) {
    return new Waiting(Optional.of(notifier), watch);
  }

  /** Stops sending; returns when no send runs. For the thread that goes on. */
  void end() throws IOException {
    watch.close();
    if (notifier.isPresent()) {
      notifier.get().finish();
    }
  }
}

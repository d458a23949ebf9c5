package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.carillon.contract.Watch;

/**
 * Tells a client when mail has filled its account, or the one whose mailbox it has selected (RFC
 * 9208 §5.1): once each time that happens. Nothing is looked up for it.
 */
public final class OverQuotaAlert implements AutoCloseable {
  private final ImapSession session;
  private final AtomicBoolean untold = new AtomicBoolean();
  private final AtomicReference<Optional<IdleNotifier>> waiting =
      new AtomicReference<>(Optional.empty());
  private Watch own = () -> {};
  private Watch ofSelected = () -> {};

  OverQuotaAlert(ImapSession session) {
    this.session = session;
  }

  /** Hears from now on of the account that was signed in to. */
  void signedIn() {
    own = session.access().watchFullness(session.caller(), this::filled);
  }

  /** Hears of the account of a mailbox that was selected. */
  void selected(long mailbox) {
    ofSelected = session.access().watchFullness(session.caller(), mailbox, this::filled);
  }

  /** Hears of that no more. */
  void unselected() {
    ofSelected.close();
    ofSelected = () -> {};
  }

  /** For any thread; returns at once. */
  private void filled() {
    untold.set(true);
    waiting.get().ifPresent(IdleNotifier::changed);
  }

  /** Has a notifier hear of it while the session waits, until that is closed. */
  public Watch tellBy(IdleNotifier notifier) {
    waiting.set(Optional.of(notifier));
    if (untold.get()) {
      notifier.changed();
    }
    return () -> waiting.set(Optional.empty());
  }

  /** Tells it if it is to be told. */
  void tell() throws IOException {
    if (untold.get()) {
      tellNow();
    }
  }

  /** Tells that the account is full. */
  public void tellNow() throws IOException {
    untold.set(false);
    session.out().text("* NO [OVERQUOTA] ").said("Takes no more mail: the account is full").crlf();
  }

  @Override
  public void close() {
    own.close();
    ofSelected.close();
  }
}

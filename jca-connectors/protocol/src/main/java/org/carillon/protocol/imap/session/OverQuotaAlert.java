package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.quota.QuotaStep;

/**
 * Tells a client when mail has filled its account, or the one whose mailbox it has selected (RFC
 * 9208 §5.1): once each time that happens. Nothing is looked up for it.
 */
public final class OverQuotaAlert implements AutoCloseable {
  private final ImapSession session;
  private final AtomicBoolean untold = new AtomicBoolean();
  private final AtomicReference<Optional<IdleNotifier>> waiting =
      new AtomicReference<>(Optional.empty());
  private int toldStep;
  private Watch own = () -> {};
  private Watch ofSelected = () -> {};

  OverQuotaAlert(ImapSession session) {
    this.session = session;
  }

  /** Hears from now on of the account that was signed in to; tells if it is nearly full. */
  void signedIn() throws IOException {
    own = session.access().watchFullness(session.caller(), this::filled);
    tellNearlyFull();
  }

  /**
   * Tells how full the account is, once at each of the steps that its owner is told of. That it is
   * full is told by OVERQUOTA.
   */
  public void tellNearlyFull() throws IOException {
    if (session.access().nearlyFull(session.caller())
            instanceof Answer.Done<Optional<QuotaStep>>(Optional<QuotaStep> now)
        && now.isPresent()
        && now.get().step() < 100
        && now.get().step() > toldStep) {
      toldStep = now.get().step();
      session
          .out()
          .text("* OK ")
          .said("[ALERT] The account is full to " + now.get().percent() + " %")
          .crlf();
    }
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

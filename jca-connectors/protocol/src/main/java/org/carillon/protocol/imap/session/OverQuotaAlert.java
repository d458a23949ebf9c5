package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.quota.QuotaStep;

/** Tells a client once when its or the selected mailbox's account becomes full (RFC 9208 §5.1). */
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

  /** Watches the signed-in account from now on; reports if it is nearly full. */
  void signedIn() throws IOException {
    own = session.access().watchFullness(session.caller(), this::filled);
    tellNearlyFull();
  }

  /** Reports how full the account is, once per warning level; OVERQUOTA reports a full one. */
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
          .said("[ALERT] Quota usage is " + now.get().percent() + " %")
          .crlf();
    }
  }

  /** Watches the account of the selected mailbox. */
  void selected(long mailbox) {
    ofSelected = session.access().watchFullness(session.caller(), mailbox, this::filled);
  }

  /** Stops watching the account of the selected mailbox. */
  void unselected() {
    ofSelected.close();
    ofSelected = () -> {};
  }

  /** Notes that the account is full. Any thread may call it; it returns at once. */
  private void filled() {
    untold.set(true);
    waiting.get().ifPresent(IdleNotifier::changed);
  }

  /** Lets a notifier send it while the session waits, until the result is closed. */
  public Watch tellBy(IdleNotifier notifier) {
    waiting.set(Optional.of(notifier));
    if (untold.get()) {
      notifier.changed();
    }
    return () -> waiting.set(Optional.empty());
  }

  /** Sends the alert if it is due. */
  void tell() throws IOException {
    if (untold.get()) {
      tellNow();
    }
  }

  /** Sends the alert. */
  public void tellNow() throws IOException {
    untold.set(false);
    session.out().text("* NO [OVERQUOTA] ").said("Over quota: no more mail is accepted").crlf();
  }

  @Override
  public void close() {
    own.close();
    ofSelected.close();
  }
}

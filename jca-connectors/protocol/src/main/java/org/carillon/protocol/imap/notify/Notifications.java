package org.carillon.protocol.imap.notify;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.watch.AccountChanges;
import org.carillon.contract.mailbox.watch.AccountState;
import org.carillon.contract.mailbox.watch.SharedChanges;
import org.carillon.contract.mailbox.watch.SharedState;
import org.carillon.protocol.imap.session.IdleNotifier;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.RequestedNotifications;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.session.SelectedEvents;
import org.carillon.protocol.imap.session.Waiting;

/** Sends requested notifications (RFC 5465) between commands; queries only signalled changes. */
final class Notifications implements RequestedNotifications {
  private final ImapSession session;
  private final NotifyRequest request;
  private final ChangeResponses responses;
  private final AtomicBoolean stale = new AtomicBoolean(true);
  private final AtomicReference<Optional<IdleNotifier>> waiting =
      new AtomicReference<>(Optional.empty());
  private Optional<Watch> watch = Optional.empty();
  private Optional<AccountState> told = Optional.empty();
  private Optional<SharedState> toldOfShared = Optional.empty();

  /** The watch covers at least the mailboxes that were shared at this state. */
  private SharedState watched = new SharedState(Map.of());

  private Watch ofSelected = () -> {};

  /** The mailbox that the watch of the selected mailbox covers; 0 for none. */
  private long selected;

  private boolean overflowed;

  private Notifications(ImapSession session, NotifyRequest request) {
    this.session = session;
    this.request = request;
    this.responses = new ChangeResponses(session, request);
  }

  /** The result of a request for notifications. */
  sealed interface Begun {
    record Granted(Notifications notifications) implements Begun {}

    record Refused(Failure failure) implements Begun {}
  }

  /** Starts the watch, and writes the status of the mailboxes if requested. */
  static Begun begin(ImapSession session, NotifyRequest request) throws IOException {
    Notifications begun = new Notifications(session, request);
    if (request.groups().isEmpty()) {
      return new Begun.Granted(begun);
    }
    begun.watch = Optional.of(session.access().watchAll(session.caller(), begun::changed));
    Optional<Failure> failure = begun.mark();
    if (failure.isPresent()) {
      begun.close();
      return new Begun.Refused(failure.get());
    }
    return new Begun.Granted(begun);
  }

  private Optional<Failure> mark() throws IOException {
    switch (session.access().changes(session.caller(), Optional.empty())) {
      case Answer.Done(AccountChanges changes) -> told = Optional.of(changes.now());
      case Answer.Failed(var failure) -> {
        return Optional.of(failure);
      }
    }
    switch (session.access().changesOfShared(session.caller(), Optional.empty())) {
      case Answer.Done(SharedChanges changes) -> toldOfShared = Optional.of(changes.now());
      case Answer.Failed(var failure) -> {
        return Optional.of(failure);
      }
    }
    return switch (session.access().list(session.caller())) {
      case Answer.Done(List<MailboxEntry> entries) -> {
        responses.begin(entries);
        yield Optional.empty();
      }
      case Answer.Failed(var failure) -> Optional.of(failure);
    };
  }

  @Override
  public SelectedEvents ofSelected() {
    return overflowed ? SelectedEvents.NONE : request.ofSelected();
  }

  /** Notes that something may have changed. Any thread may call it; it returns at once. */
  private void changed() {
    stale.set(true);
    waiting.get().ifPresent(IdleNotifier::changed);
  }

  @Override
  public Waiting waiting(boolean idling) {
    watchSelected();
    IdleNotifier notifier = new IdleNotifier(session, () -> tell(idling));
    waiting.set(Optional.of(notifier));
    Watch full = session.overQuotaAlert().tellBy(notifier);
    if (idling || stale.get()) {
      notifier.changed();
    }
    return Waiting.telling(
        notifier,
        () -> {
          full.close();
          waiting.set(Optional.empty());
        });
  }

  /** Watches the selected mailbox, maybe another account's, across waits: nothing is missed. */
  private void watchSelected() {
    long now = session.selection().map(Selected::mailbox).orElse(0L);
    if (now != selected) {
      selected = now;
      ofSelected.close();
      ofSelected =
          now == 0 ? () -> {} : session.access().watch(session.caller(), now, this::changed);
      changed();
    }
  }

  private boolean tell(boolean idling) throws IOException {
    stale.set(false);
    boolean whole = session.announce(idling || ofSelected().atOnce());
    if (!overflowed && request.isOfOthers() && !session.isOver()) {
      whole &= tellOfOwn();
      if (!overflowed) {
        whole &= tellOfShared();
      }
    }
    if (!whole) {
      stale.set(true);
    }
    return whole;
  }

  private boolean tellOfOwn() throws IOException {
    switch (session.access().changes(session.caller(), told)) {
      case Answer.Done(AccountChanges changes) when changes.tooMany() -> overflow();
      case Answer.Done(AccountChanges changes) -> {
        told = Optional.of(changes.now());
        responses.tell(changes);
      }
      // The next query tries again from the same state.
      case Answer.Failed(Failure.TryLater _) -> {
        return false;
      }
      case Answer.Failed(_) -> {}
    }
    return true;
  }

  private void overflow() throws IOException {
    overflowed = true;
    session.out().text("* OK ").said("[NOTIFICATIONOVERFLOW] Too many events").crlf();
  }

  private boolean tellOfShared() throws IOException {
    switch (session.access().changesOfShared(session.caller(), toldOfShared)) {
      case Answer.Done(SharedChanges changes) when changes.tooMany() -> overflow();
      case Answer.Done(SharedChanges changes) -> {
        if (!changes.now().readsTheSame(watched) || !changes.tree().isEmpty()) {
          watched = changes.now();
          watchAnew();
        }
        if (!responses.tell(changes)) {
          return false;
        }
        toldOfShared = Optional.of(changes.now());
      }
      case Answer.Failed(Failure.TryLater _) -> {
        return false;
      }
      case Answer.Failed(_) -> {}
    }
    return true;
  }

  /** Watches newly shared mailboxes too, and queries once more for changes in between. */
  private void watchAnew() {
    Optional<Watch> before = watch;
    watch = Optional.of(session.access().watchAll(session.caller(), this::changed));
    before.ifPresent(Watch::close);
    changed();
  }

  @Override
  public void close() {
    watch.ifPresent(Watch::close);
    ofSelected.close();
  }
}

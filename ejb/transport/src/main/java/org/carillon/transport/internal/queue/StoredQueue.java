package org.carillon.transport.internal.queue;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.Addresses;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.blob.Blobs;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Answer.Done;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.transport.internal.routing.Routes;
import org.carillon.transport.queue.Priority;
import org.carillon.transport.queue.Queue;
import org.carillon.transport.queue.QueueFilter;
import org.carillon.transport.queue.QueuePage;
import org.carillon.transport.queue.QueuedMessage;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** The administrators' operations: each is one transaction with its audit record. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StoredQueue implements Queue {

  private static final Logger LOG = Logger.getLogger(StoredQueue.class);

  /** The caller may see the message, but not act on the account that sent it. */
  private static final String NOT_GOVERNED = "not-governed";

  private static final int MOST = 200;
  private static final Pattern HEADER_END = Pattern.compile("\r?\n\r?\n");

  private final Transactions transactions;
  private final Audit audit;
  private final DueSignals signals;
  private final Accounts accounts;
  private final Addresses addresses;
  private final Blobs blobs;

  @Inject
  StoredQueue(
      Transactions transactions,
      Audit audit,
      DueSignals signals,
      Accounts accounts,
      Addresses addresses,
      Blobs blobs) {
    this.blobs = blobs;
    this.accounts = accounts;
    this.addresses = addresses;
    this.transactions = transactions;
    this.audit = audit;
    this.signals = signals;
  }

  /** A change of a message; its row is locked. */
  @FunctionalInterface
  private interface Change {
    void on(Connection connection, long message) throws SQLException;
  }

  @Override
  public Answer<QueuePage> list(
      Caller caller, QueueFilter filter, Optional<String> after, int most) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    OptionalLong domain = domain(caller);
    if (filter.isHopeless()) {
      return new Done<>(new QueuePage(List.of(), Optional.empty()));
    }
    int wanted = Math.clamp(most, 1, MOST);
    return guarded(
        connection -> {
          List<WaitingMessage> rows =
              QueueRows.page(connection, domain, filter, position(after), wanted + 1);
          List<QueuedMessage> messages = new ArrayList<>();
          for (WaitingMessage row : rows.subList(0, Math.min(wanted, rows.size()))) {
            messages.add(QueueRows.describe(connection, row, domain));
          }
          Optional<String> next =
              rows.size() > wanted
                  ? Optional.of(Long.toString(rows.get(wanted - 1).id()))
                  : Optional.empty();
          return new Done<>(new QueuePage(messages, next));
        });
  }

  @Override
  public Answer<QueuedMessage> get(Caller caller, String id) {
    return guarded(
        connection -> {
          Optional<WaitingMessage> message = visible(connection, caller, id);
          return message.isEmpty()
              ? missing(id)
              : new Done<>(QueueRows.describe(connection, message.get(), domain(caller)));
        });
  }

  @Override
  public Answer<String> header(Caller caller, String id) {
    return governed(caller, id, message -> header(message.blob()));
  }

  /** An action on a message that the caller may act on. */
  @FunctionalInterface
  private interface Act<T> {
    Answer<T> on(WaitingMessage message);
  }

  /**
   * Acts if the caller may. That is checked before, in separate units of work: the platform takes a
   * connection away from a thread that asks the directory while it holds one.
   */
  private <T> Answer<T> governed(Caller caller, String id, Act<T> act) {
    Answer<WaitingMessage> found =
        guarded(
            connection ->
                visible(connection, caller, id)
                    .<Answer<WaitingMessage>>map(Done::new)
                    .orElseGet(() -> missing(id)));
    return found.then(
        message -> {
          Optional<Failure> refused = refusal(caller, message);
          return refused.isPresent() ? Answer.failed(refused.get()) : act.on(message);
        });
  }

  private Answer<String> header(long blob) {
    try (Content content = blobs.open(blob);
        InputStream in = content.stream()) {
      String text = new String(in.readNBytes(MOST_HEADER), StandardCharsets.UTF_8);
      return new Done<>(HEADER_END.split(text, 2)[0]);
    } catch (IOException damagedOrAway) {
      LOG.warnf("A queued message cannot be read: %s", damagedOrAway.getMessage());
      return Answer.failed(new Failure.TryLater("The message cannot be read at the moment."));
    }
  }

  @Override
  public Answer<QueuedMessage> retryNow(Caller caller, String id) {
    return change(caller, id, "queue.retry", each(QueueChanges.RETRY_NOW));
  }

  @Override
  public Answer<QueuedMessage> hold(Caller caller, String id) {
    return change(caller, id, "queue.hold", each(QueueChanges.HOLD));
  }

  @Override
  public Answer<QueuedMessage> release(Caller caller, String id) {
    return change(caller, id, "queue.release", each(QueueChanges.RELEASE));
  }

  @Override
  public Answer<QueuedMessage> delete(Caller caller, String id) {
    return change(
        caller,
        id,
        "queue.delete",
        each(
            QueueChanges.DELETE_RECIPIENTS,
            QueueChanges.DELETE_ENTRIES,
            QueueChanges.DELETE_MESSAGE));
  }

  @Override
  public Answer<QueuedMessage> giveUp(Caller caller, String id) {
    return change(
        caller, id, "queue.give-up", each(QueueChanges.NOTICES_NOW, QueueChanges.FAIL_RECIPIENTS));
  }

  @Override
  public Answer<QueuedMessage> prioritise(Caller caller, String id, Priority priority) {
    return change(
        caller,
        id,
        "queue.prioritise " + priority,
        with(QueueChanges.PRIORITISE, priority.ordinal()));
  }

  @Override
  public Answer<QueuedMessage> reroute(Caller caller, String id, String destination) {
    if (!Routes.isDestination(destination)) {
      return Answer.failed(
          new Failure.Invalid(
              "destination",
              "malformed",
              "“" + destination + "” is not a domain or an address literal.",
              destination));
    }
    return change(
        caller,
        id,
        "queue.reroute",
        with(QueueChanges.REROUTE, destination.toLowerCase(Locale.ROOT)));
  }

  /** Makes and audits a change, and returns the message afterwards (before, if it was removed). */
  private Answer<QueuedMessage> change(Caller caller, String id, String action, Change change) {
    return governed(caller, id, seen -> changed(caller, id, action, change));
  }

  private Answer<QueuedMessage> changed(Caller caller, String id, String action, Change change) {
    Answer<QueuedMessage> answer =
        guarded(
            connection -> {
              Optional<WaitingMessage> message = visible(connection, caller, id);
              if (message.isEmpty()) {
                return missing(id);
              }
              QueuedMessage before = QueueRows.describe(connection, message.get(), domain(caller));
              change.on(connection, message.get().id());
              Optional<WaitingMessage> left = QueueRows.byTrace(connection, id);
              QueuedMessage after =
                  left.isPresent()
                      ? QueueRows.describe(connection, left.get(), domain(caller))
                      : before;
              audit.record(
                  caller,
                  action,
                  new AuditSubject(message.get().domain(), id),
                  Optional.of(before.toString()),
                  left.map(still -> after.toString()));
              return new Done<>(after);
            });
    if (answer instanceof Done) {
      signals.signalAll();
    }
    return answer;
  }

  private static <T> Answer<T> missing(String id) {
    return Answer.failed(new Failure.NotFound("message " + id + " in the queue"));
  }

  private static Optional<WaitingMessage> visible(Connection connection, Caller caller, String id)
      throws SQLException {
    if (StoredText.isImpossible(id)) {
      return Optional.empty();
    }
    Optional<WaitingMessage> message = QueueRows.byTrace(connection, id);
    if (message.isEmpty() || caller.administersServer() || isSentBy(caller, message.get())) {
      return message;
    }
    OptionalLong domain = domain(caller);
    return domain.isPresent()
            && QueueRows.waitsForRoom(connection, message.get(), domain.getAsLong())
        ? message
        : Optional.empty();
  }

  private static boolean isSentBy(Caller caller, WaitingMessage message) {
    return message.domain().isPresent() && caller.administersDomain(message.domain().getAsLong());
  }

  private static OptionalLong domain(Caller caller) {
    return caller.rights() instanceof Rights.DomainAdministrator(long own)
        ? OptionalLong.of(own)
        : OptionalLong.empty();
  }

  /** Returns why the caller, who may see the message, may not act on it; empty if it may. */
  private Optional<Failure> refusal(Caller caller, WaitingMessage message) {
    if (caller.administersServer()) {
      return Optional.empty();
    }
    if (!isSentBy(caller, message)) {
      return Optional.of(
          new Failure.NotAllowed(
              "for-room",
              "The message is held for a full mailbox and is delivered as soon as there is"
                  + " room. Only server administrators can change it."));
    }
    if (message.account().isEmpty()) {
      return Optional.of(
          new Failure.NotAllowed(
              NOT_GOVERNED,
              "The sender of this message was not recorded. Only server administrators can"
                  + " change it."));
    }
    // A deleted account administers nothing.
    return addresses
        .account(message.account().getAsLong())
        .flatMap(
            sender ->
                switch (accounts.governed(caller, sender.address())) {
                  case Answer.Done<Account> governed -> Optional.empty();
                  case Answer.Failed<Account>(Failure.NotAllowed why) -> Optional.of(why);
                  case Answer.Failed<Account> refused ->
                      Optional.of(
                          new Failure.NotAllowed(
                              NOT_GOVERNED,
                              sender.address() + " is not an account that you administer."));
                });
  }

  /** Executes statements that take only the message's id. */
  private static Change each(String... statements) {
    return (connection, message) -> {
      for (String statement : statements) {
        try (PreparedStatement update = connection.prepareStatement(statement)) {
          update.setLong(1, message);
          update.executeUpdate();
        }
      }
    };
  }

  /** Executes a statement that takes a new value and the message's id. */
  private static Change with(String statement, Object value) {
    return (connection, message) -> {
      try (PreparedStatement update = connection.prepareStatement(statement)) {
        update.setObject(1, value);
        update.setLong(2, message);
        update.executeUpdate();
      }
    };
  }

  private static long position(Optional<String> after) {
    try {
      return after.map(Long::parseLong).orElse(0L);
    } catch (NumberFormatException foreign) {
      return 0;
    }
  }

  /** Work in the same unit of work as the audit record. */
  @FunctionalInterface
  private interface Question<T> {
    Answer<T> ask(Connection connection) throws SQLException;
  }

  private <T> Answer<T> guarded(Question<T> question) {
    try {
      return transactions.write(
          entities -> entities.unwrap(Session.class).doReturningWork(question::ask));
    } catch (PersistenceException away) {
      LOG.warnf("The queue cannot be read: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }
}

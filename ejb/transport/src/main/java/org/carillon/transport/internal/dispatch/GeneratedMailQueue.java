package org.carillon.transport.internal.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.Addresses;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Spool;
import org.carillon.contract.log.LogLine;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.ReversePath.Body;
import org.carillon.contract.scheduling.TransactionalMail;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.store.Deliveries;
import org.carillon.store.Delivery;
import org.carillon.store.DeliveryAnswer.NotCommitted;
import org.carillon.store.Target;
import org.carillon.store.TransactionParticipant;
import org.carillon.transport.internal.queue.DueSignals;
import org.carillon.transport.internal.queue.Enqueue;
import org.carillon.transport.internal.queue.NewMessage;
import org.carillon.transport.internal.queue.NewQueueEntry;
import org.carillon.transport.internal.routing.Route;
import org.carillon.transport.internal.routing.Routes;
import org.carillon.transport.queue.Priority;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.jboss.logging.Logger;

/** Queues the server's own messages, with the null reverse-path. */
@ApplicationScoped
public class GeneratedMailQueue implements GeneratedMail, TransactionalMail {
  private static final Logger MAIL = Logger.getLogger("org.carillon.mail");

  private final Deliveries deliveries;
  private final Enqueue enqueue;
  private final Routes routes;
  private final Spools spools;
  private final DueSignals signals;
  private final Addresses addresses;

  @Inject
  public GeneratedMailQueue(
      Deliveries deliveries,
      Enqueue enqueue,
      Routes routes,
      Spools spools,
      DueSignals signals,
      Addresses addresses) {
    this.addresses = addresses;
    this.deliveries = deliveries;
    this.enqueue = enqueue;
    this.routes = routes;
    this.spools = spools;
    this.signals = signals;
  }

  @Override
  public boolean send(String domain, String to, byte[] message) throws IOException {
    return sendWith(domain, to, message, (connection, blob, size, answers) -> {});
  }

  @Override
  public boolean send(String domain, String to, byte[] message, TransactionalMail.Rows also)
      throws IOException {
    return sendWith(
        domain, to, message, (connection, blob, size, answers) -> also.write(connection));
  }

  /** Only a group checks the author. All others get it as the server's own mail. */
  @Override
  public boolean sendFor(
      long author, String domain, String to, byte[] message, TransactionalMail.Rows also)
      throws IOException {
    Optional<MailOrigin> submitted =
        routes.of(to) instanceof Route.Spread
            ? addresses
                .account(author)
                .map(local -> new MailOrigin.Submitted(local.account(), local.domain()))
            : Optional.empty();
    return sendWith(
        submitted.orElseGet(() -> new MailOrigin.Made(domain)),
        to,
        message,
        (connection, blob, size, answers) -> also.write(connection));
  }

  /**
   * Sends a message together with other rows, all or nothing.
   *
   * @param also the further rows
   */
  public boolean sendWith(String domain, String to, byte[] message, TransactionParticipant also)
      throws IOException {
    return sendWith(new MailOrigin.Made(domain), to, message, also);
  }

  private boolean sendWith(
      MailOrigin origin, String to, byte[] message, TransactionParticipant also)
      throws IOException {
    Optional<String> id = send(origin, to, message, List.of(), also);
    if (id.isPresent()) {
      MAIL.info(LogLine.of("written").fact("id", id.get()).address("to", to));
      signals.signalAll();
    }
    return id.isPresent();
  }

  /**
   * Queues a message.
   *
   * @param copies the mailboxes that get a copy
   * @param also further rows of the same transaction
   * @return its id; empty if nothing can be sent to that address
   * @throws IOException if it can't be queued now
   */
  Optional<String> send(
      String domain, String to, byte[] message, List<Target> copies, TransactionParticipant also)
      throws IOException {
    return send(new MailOrigin.Made(domain), to, message, copies, also);
  }

  private Optional<String> send(
      MailOrigin origin,
      String to,
      byte[] message,
      List<Target> copies,
      TransactionParticipant also)
      throws IOException {
    Optional<NewQueueEntry> entry = entry(to);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    String id = TraceId.next();
    try (Spool spool = spools.open(message.length);
        SpoolOutput out = new SpoolOutput(spool)) {
      out.write(message);
      var queued =
          new NewMessage(
              id,
              from(to, message.length, out.eightBit()),
              origin,
              Priority.NORMAL,
              false,
              List.of(entry.get()));
      TransactionParticipant rows =
          (connection, blob, size, answers) -> {
            enqueue.message(connection, blob, size, queued);
            also.write(connection, blob, size, answers);
          };
      var delivery =
          new Delivery(MailData.of(spool), OffsetDateTime.now(), copies, Optional.of(rows));
      if (deliveries.commit(delivery) instanceof NotCommitted(String why)) {
        throw new IOException(why);
      }
    }
    return Optional.of(id);
  }

  private static ReversePath from(String to, int octets, boolean eightBit) {
    return new ReversePath(
        "",
        octets,
        eightBit ? Body.EIGHT_BIT_MIME : Body.SEVEN_BIT,
        to.chars().anyMatch(c -> c > '~'),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<NewQueueEntry> entry(String to) {
    var recipient =
        NewQueueEntry.Recipient.untried(new ForwardPath(to, Set.of(), Optional.empty()));
    return switch (routes.of(to)) {
      case Route.Here _, Route.Spread _ -> Optional.of(entry(Work.LOCAL, "", recipient));
      case Route.Away(String destination) -> Optional.of(entry(Work.RELAY, destination, recipient));
      case Route.Closed _, Route.Unclear _ -> Optional.empty();
    };
  }

  private static NewQueueEntry entry(
      Work work, String destination, NewQueueEntry.Recipient recipient) {
    return new NewQueueEntry(work, destination, 0, Duration.ZERO, List.of(recipient));
  }
}

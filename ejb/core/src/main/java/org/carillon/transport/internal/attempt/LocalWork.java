package org.carillon.transport.internal.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.Resolution;
import org.carillon.blob.BlobDamaged;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.database.SqlTransactions;
import org.carillon.store.Deliveries;
import org.carillon.store.Delivery;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.Rider;
import org.carillon.store.Room;
import org.carillon.store.TargetAnswer;
import org.carillon.transport.Priority;
import org.carillon.transport.QueuedRecipient.Work;
import org.carillon.transport.internal.passage.MailLog;
import org.carillon.transport.internal.passage.MessageHeader;
import org.carillon.transport.internal.passage.Passage;
import org.carillon.transport.internal.passage.Passages;
import org.carillon.transport.internal.passage.SpoolOutput;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.DueSignals;
import org.carillon.transport.internal.queue.Fate;
import org.carillon.transport.internal.queue.Reports;
import org.carillon.transport.internal.queue.WaitingMessage;
import org.carillon.transport.internal.queue.WaitingRecipient;
import org.carillon.transport.internal.routing.Route;
import org.carillon.transport.internal.routing.Routes;
import org.jboss.logging.Logger;

/**
 * Tries again to deliver what a local account could not take. The delivery and the removal from the
 * queue are one transaction: nobody gets it twice.
 */
@ApplicationScoped
public class LocalWork {

  private static final Logger LOG = Logger.getLogger(LocalWork.class);

  private static final Fate.Waits NOT_STORED =
      new Fate.Waits("4.3.0", "", "The message could not be stored");

  private static final Fate.Waits UNFILED =
      new Fate.Waits(Passages.UNFILED.status(), "", Passages.UNFILED.text());

  private final MailLog mailLog = new MailLog();
  private final Reports reports;
  private final Routes routes;
  private final Passages passages;
  private final Deliveries deliveries;
  private final Room room;
  private final Blobs blobs;
  private final Spools spools;
  private final DueSignals signals;
  private final SqlTransactions database;

  @Inject
  public LocalWork(
      Reports reports,
      Routes routes,
      Passages passages,
      Deliveries deliveries,
      Room room,
      Blobs blobs,
      Spools spools,
      DueSignals signals,
      SqlTransactions database) {
    this.reports = reports;
    this.routes = routes;
    this.passages = passages;
    this.deliveries = deliveries;
    this.room = room;
    this.blobs = blobs;
    this.spools = spools;
    this.signals = signals;
    this.database = database;
  }

  /** Those that can be delivered, and the fates of those that can't. */
  private record Sorted(Passage passage, List<Long> ids, Map<Long, Fate> fates) {}

  public void attempt(Claim claim) throws SQLException {
    try (Content content = blobs.open(claim.message().blob())) {
      attempt(claim, content, MessageHeader.of(content));
    } catch (BlobDamaged damaged) {
      LOG.errorf("%s can't be delivered: %s", claim.message().trace(), damaged.getMessage());
      putOff(claim, sort(claim, MessageHeader.NONE), Fate.DAMAGED);
    } catch (IOException away) {
      LOG.warnf("%s waits: %s", claim.message().trace(), away.getMessage());
      putOff(claim, sort(claim, MessageHeader.NONE), NOT_STORED);
    }
  }

  private void attempt(Claim claim, Content content, MessageHeader header)
      throws SQLException, IOException {
    Sorted sorted = sort(claim, header);
    if (sorted.passage().here().isEmpty()) {
      record(claim, sorted.fates());
      return;
    }
    try (Spool spool = spools.open(content.size())) {
      content.copyTo(new SpoolOutput(spool), 0, content.size());
      deliver(claim, sorted, new MailData(spool, header.header()));
    }
  }

  private Sorted sort(Claim claim, MessageHeader header) {
    WaitingMessage message = claim.message();
    var sorted =
        new Sorted(
            Passage.of(message.trace(), message.from(), "", Optional.empty(), Priority.NORMAL),
            new ArrayList<>(),
            new HashMap<>());
    for (WaitingRecipient recipient : claim.recipients()) {
      switch (routes.of(recipient.path().address())) {
        case Route.Here(Resolution.Local account) -> {
          Optional<Passage.Local> local =
              passages.local(recipient.path(), account, OptionalLong.empty(), header);
          if (local.isEmpty()) {
            sorted.fates().put(recipient.id(), UNFILED);
          } else if (room.has(account.domain(), account.account(), message.size())) {
            sorted.passage().here().add(local.get());
            sorted.ids().add(recipient.id());
          } else {
            // Nothing is copied only to be told again that there is no room.
            sorted
                .fates()
                .put(recipient.id(), Passage.fate(local.get(), new TargetAnswer.OverQuota()));
          }
        }
        case Route.Away(String destination) ->
            sorted
                .fates()
                .put(
                    recipient.id(),
                    new Fate.Settled(Action.FAILED, "5.1.2", "", "No more served here"));
        case Route.Closed(Refused why) ->
            sorted
                .fates()
                .put(recipient.id(), new Fate.Settled(Action.FAILED, why.status(), "", why.text()));
        case Route.Unclear(Deferred why) ->
            sorted.fates().put(recipient.id(), new Fate.Waits(why.status(), "", why.text()));
      }
    }
    return sorted;
  }

  private void deliver(Claim claim, Sorted sorted, MailData message) throws SQLException {
    Rider rider =
        (connection, blob, size, answers) -> {
          Map<Long, Fate> fates = new HashMap<>(sorted.fates());
          for (int i = 0; i < answers.size(); i++) {
            fates.put(
                sorted.ids().get(i), Passage.fate(sorted.passage().here().get(i), answers.get(i)));
          }
          if (reports.apply(connection, claim.fence(), fates).isEmpty()) {
            throw new SQLException("The claim was overtaken");
          }
        };
    OffsetDateTime arrived = claim.message().arrived().atOffset(ZoneOffset.UTC);
    switch (deliveries.commit(
        new Delivery(message, arrived, sorted.passage().targets(), Optional.of(rider)))) {
      case DeliveryAnswer.Committed(List<TargetAnswer> answers) -> {
        Map<Long, Fate> fates = new HashMap<>(sorted.fates());
        for (int i = 0; i < answers.size(); i++) {
          fates.put(
              sorted.ids().get(i), Passage.fate(sorted.passage().here().get(i), answers.get(i)));
        }
        tell(claim, fates);
        signals.signal(Work.LOCAL);
        signals.signal(Work.NOTICE);
      }
      case DeliveryAnswer.NotCommitted(String why) -> {
        LOG.warnf("%s waits: %s", claim.message().trace(), why);
        putOff(claim, sorted, NOT_STORED);
      }
    }
  }

  private void tell(Claim claim, Map<Long, Fate> fates) {
    mailLog.again(
        claim.message().trace(),
        claim.recipients().stream()
            .filter(recipient -> fates.containsKey(recipient.id()))
            .map(
                recipient ->
                    new MailLog.Told(recipient.path().address(), fates.get(recipient.id())))
            .toList());
  }

  private void putOff(Claim claim, Sorted sorted, Fate.Waits waits) throws SQLException {
    sorted.ids().forEach(id -> sorted.fates().put(id, waits));
    record(claim, sorted.fates());
  }

  private void record(Claim claim, Map<Long, Fate> fates) throws SQLException {
    tell(claim, fates);
    Optional<Set<Work>> due =
        database.write(connection -> reports.apply(connection, claim.fence(), fates));
    due.ifPresent(works -> works.forEach(signals::signal));
  }
}

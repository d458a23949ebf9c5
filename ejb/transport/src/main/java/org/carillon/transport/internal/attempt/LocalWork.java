package org.carillon.transport.internal.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
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
import org.carillon.account.group.GroupMail;
import org.carillon.account.group.GroupMail.Author;
import org.carillon.blob.BlobDamaged;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.database.SqlTransactions;
import org.carillon.store.QuotaCheck;
import org.carillon.transport.internal.dispatch.LocalAnswers;
import org.carillon.transport.internal.dispatch.LocalDelivery;
import org.carillon.transport.internal.dispatch.LocalRecipients;
import org.carillon.transport.internal.dispatch.LocalRecipients.Arrived;
import org.carillon.transport.internal.dispatch.MailLog;
import org.carillon.transport.internal.dispatch.MessageHeader;
import org.carillon.transport.internal.dispatch.Router;
import org.carillon.transport.internal.dispatch.RoutingPlan;
import org.carillon.transport.internal.dispatch.SpoolOutput;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.DueSignals;
import org.carillon.transport.internal.queue.NewQueueEntry;
import org.carillon.transport.internal.queue.RecipientStatus;
import org.carillon.transport.internal.queue.Reports;
import org.carillon.transport.internal.queue.WaitingMessage;
import org.carillon.transport.internal.queue.WaitingRecipient;
import org.carillon.transport.internal.routing.RecipientRule;
import org.carillon.transport.internal.routing.Route;
import org.carillon.transport.internal.routing.Routes;
import org.carillon.transport.internal.stage.PrefixedContent;
import org.carillon.transport.queue.Priority;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.jboss.logging.Logger;

/** Retries local deliveries. Delivery and removal from the queue are one transaction. */
@ApplicationScoped
public class LocalWork {

  private static final Logger LOG = Logger.getLogger(LocalWork.class);

  private static final RecipientStatus.Waits NOT_STORED =
      new RecipientStatus.Waits("4.3.0", "", "Message could not be stored");

  /** The status of groups, whose members get the message by another entry of the queue. */
  private static final RecipientStatus SPREAD = new RecipientStatus.PassedOn();

  private static final RecipientStatus NOT_TAKEN =
      new RecipientStatus.Settled(
          Action.FAILED, RecipientRule.NOT_TAKEN.status(), "", RecipientRule.NOT_TAKEN.text());

  private static final RecipientStatus.Waits UNFILED =
      new RecipientStatus.Waits(Router.UNFILED.status(), "", Router.UNFILED.text());

  private final MailLog mailLog = new MailLog();
  private final Reports reports;
  private final Routes routes;
  private final GroupMail groups;
  private final LocalRecipients locals;
  private final LocalDelivery delivery;
  private final QuotaCheck quotaCheck;
  private final Blobs blobs;
  private final Spools spools;
  private final DueSignals signals;
  private final SqlTransactions database;

  @Inject
  public LocalWork(
      Reports reports,
      Routes routes,
      GroupMail groups,
      LocalRecipients locals,
      LocalDelivery delivery,
      QuotaCheck quotaCheck,
      Blobs blobs,
      Spools spools,
      DueSignals signals,
      SqlTransactions database) {
    this.reports = reports;
    this.routes = routes;
    this.groups = groups;
    this.locals = locals;
    this.delivery = delivery;
    this.quotaCheck = quotaCheck;
    this.blobs = blobs;
    this.spools = spools;
    this.signals = signals;
    this.database = database;
  }

  private record Sorted(
      RoutingPlan plan,
      List<Long> ids,
      Map<Long, RecipientStatus> statuses,
      List<ForwardPath> spread) {}

  public void attempt(Claim claim) throws SQLException {
    try (Content content = opened(claim.message())) {
      attempt(claim, content, MessageHeader.of(content));
    } catch (BlobDamaged damaged) {
      LOG.errorf("%s can't be delivered: %s", claim.message().trace(), damaged.getMessage());
      putOff(claim, sort(claim, MessageHeader.NONE), RecipientStatus.DAMAGED);
    } catch (IOException away) {
      LOG.warnf("%s waits: %s", claim.message().trace(), away.getMessage());
      putOff(claim, sort(claim, MessageHeader.NONE), NOT_STORED);
    }
  }

  private void attempt(Claim claim, Content content, MessageHeader header)
      throws SQLException, IOException {
    Sorted sorted = sort(claim, header);
    if (sorted.plan().here().isEmpty()) {
      record(claim, sorted);
      return;
    }
    try (Spool spool = spools.open(content.size())) {
      content.copyTo(new SpoolOutput(spool), 0, content.size());
      deliver(claim, sorted, new MailData(spool, header.header()));
    }
  }

  private Content opened(WaitingMessage message) throws IOException {
    return PrefixedContent.of(message.prefix(), blobs.open(message.blob()));
  }

  private Sorted sort(Claim claim, MessageHeader header) {
    WaitingMessage message = claim.message();
    var arrived =
        new Arrived(message.trace(), message.from(), header, message.size(), () -> opened(message));
    var sorted =
        new Sorted(
            RoutingPlan.of(
                message.trace(), message.from(), "", new MailOrigin.Passed(), Priority.NORMAL),
            new ArrayList<>(),
            new HashMap<>(),
            new ArrayList<>());
    for (WaitingRecipient recipient : claim.recipients()) {
      switch (routes.of(recipient.path().address())) {
        case Route.Here(Resolution.Local account) -> {
          Optional<RoutingPlan.Local> local = local(recipient, account, arrived);
          if (local.isEmpty()) {
            sorted.statuses().put(recipient.id(), UNFILED);
          } else if (quotaCheck.has(account.domain(), account.account(), message.size())) {
            sorted.plan().here().add(local.get());
            sorted.ids().add(recipient.id());
          } else {
            // Nothing is copied if there is still no room.
            sorted.statuses().put(recipient.id(), LocalAnswers.overQuota(local.get().whenFull()));
          }
        }
        case Route.Spread(Resolution.Several group) -> {
          boolean isTaken =
              groups.takes(group, new Author(message.account(), message.from().address()));
          if (isTaken) {
            sorted.spread().add(recipient.path());
          }
          sorted.statuses().put(recipient.id(), isTaken ? SPREAD : NOT_TAKEN);
        }
        case Route.Away(String destination) ->
            sorted
                .statuses()
                .put(
                    recipient.id(),
                    new RecipientStatus.Settled(
                        Action.FAILED, "5.1.2", "", "Domain is no longer served here"));
        case Route.Closed(Refused why) ->
            sorted
                .statuses()
                .put(
                    recipient.id(),
                    new RecipientStatus.Settled(Action.FAILED, why.status(), "", why.text()));
        case Route.Unclear(Deferred why) ->
            sorted
                .statuses()
                .put(recipient.id(), new RecipientStatus.Waits(why.status(), "", why.text()));
      }
    }
    return sorted;
  }

  private Optional<RoutingPlan.Local> local(
      WaitingRecipient recipient, Resolution.Local account, Arrived arrived) {
    return recipient.place().isPresent()
        ? Optional.of(locals.waiting(recipient.path(), account, recipient.place().get()))
        : locals.of(recipient.path(), account, OptionalLong.empty(), arrived);
  }

  private void deliver(Claim claim, Sorted sorted, MailData message) throws SQLException {
    LocalDelivery.Rows rows =
        (connection, blob, size, answers) -> {
          if (apply(connection, claim, sorted, statuses(sorted, answers)).isEmpty()) {
            throw new SQLException("Another node has taken over the claim");
          }
        };
    OffsetDateTime arrived = claim.message().arrived().atOffset(ZoneOffset.UTC);
    switch (delivery.deliver(
        sorted.plan(), message, arrived, Optional.empty(), Optional.of(rows))) {
      case LocalDelivery.Result.Done(LocalAnswers answers) ->
          tell(claim, statuses(sorted, answers));
      case LocalDelivery.Result.NotCommitted(String why) -> {
        LOG.warnf("%s waits: %s", claim.message().trace(), why);
        putOff(claim, sorted, NOT_STORED);
      }
    }
  }

  private static Map<Long, RecipientStatus> statuses(Sorted sorted, LocalAnswers answers) {
    Map<Long, RecipientStatus> statuses = new HashMap<>(sorted.statuses());
    List<RecipientStatus> delivered = answers.statuses();
    for (int i = 0; i < delivered.size(); i++) {
      statuses.put(sorted.ids().get(i), delivered.get(i));
    }
    return statuses;
  }

  private void tell(Claim claim, Map<Long, RecipientStatus> statuses) {
    mailLog.again(
        claim.message().trace(),
        claim.recipients().stream()
            .filter(recipient -> statuses.containsKey(recipient.id()))
            .map(
                recipient ->
                    new MailLog.Told(recipient.path().address(), statuses.get(recipient.id())))
            .toList());
  }

  private void putOff(Claim claim, Sorted sorted, RecipientStatus.Waits waits) throws SQLException {
    sorted.ids().forEach(id -> sorted.statuses().put(id, waits));
    record(claim, sorted);
  }

  private void record(Claim claim, Sorted sorted) throws SQLException {
    tell(claim, sorted.statuses());
    Optional<Set<Work>> due =
        database.write(connection -> apply(connection, claim, sorted, sorted.statuses()));
    due.ifPresent(works -> works.forEach(signals::signal));
    if (!sorted.spread().isEmpty()) {
      signals.signal(Work.SPREAD);
    }
  }

  private Optional<Set<Work>> apply(
      Connection connection, Claim claim, Sorted sorted, Map<Long, RecipientStatus> statuses)
      throws SQLException {
    if (!sorted.spread().isEmpty()
        && !reports.add(
            connection, claim.fence(), NewQueueEntry.spread(sorted.spread(), List.of()))) {
      return Optional.empty();
    }
    return reports.apply(connection, claim.fence(), statuses);
  }
}

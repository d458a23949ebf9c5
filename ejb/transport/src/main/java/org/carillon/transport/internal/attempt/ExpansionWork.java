package org.carillon.transport.internal.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.Resolution;
import org.carillon.account.group.GroupMail.Author;
import org.carillon.blob.BlobDamaged;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.database.SqlTransactions;
import org.carillon.store.TransactionParticipant;
import org.carillon.transport.internal.dispatch.Dispatch;
import org.carillon.transport.internal.dispatch.LocalRecipients;
import org.carillon.transport.internal.dispatch.LocalRecipients.Arrived;
import org.carillon.transport.internal.dispatch.MailLog;
import org.carillon.transport.internal.dispatch.MessageHeader;
import org.carillon.transport.internal.dispatch.RoutingPlan;
import org.carillon.transport.internal.dispatch.SpoolOutput;
import org.carillon.transport.internal.dispatch.TraceId;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.DueSignals;
import org.carillon.transport.internal.queue.ExpansionProgress;
import org.carillon.transport.internal.queue.NewQueueEntry;
import org.carillon.transport.internal.queue.RecipientStatus;
import org.carillon.transport.internal.queue.Reports;
import org.carillon.transport.internal.queue.WaitingMessage;
import org.carillon.transport.internal.routing.GroupExpansion;
import org.carillon.transport.internal.routing.GroupExpansion.Spread;
import org.carillon.transport.internal.routing.GroupExpansion.Target;
import org.carillon.transport.internal.routing.ReturnPaths;
import org.carillon.transport.internal.routing.Route;
import org.carillon.transport.internal.stage.PrefixedContent;
import org.carillon.transport.queue.Priority;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.jboss.logging.Logger;

/**
 * Delivers a message to the members of groups and forwarders, some at a time. Their delivery and
 * the progress are one transaction: after any failure nobody is left out and nobody gets it twice.
 */
@ApplicationScoped
public class ExpansionWork {
  private static final Logger LOG = Logger.getLogger(ExpansionWork.class);

  /** The recipients in one transaction. */
  private static final int STEP = 100;

  private static final RecipientStatus.Waits LATER =
      new RecipientStatus.Waits("4.3.0", "", "Message cannot be delivered to the group now");

  private final MailLog mailLog = new MailLog();
  private final GroupExpansion targets;
  private final LocalRecipients locals;
  private final ReturnPaths returns;
  private final Dispatch dispatch;
  private final Reports reports;
  private final Blobs blobs;
  private final Spools spools;
  private final DueSignals signals;
  private final SqlTransactions database;

  @Inject
  public ExpansionWork(
      GroupExpansion targets,
      LocalRecipients locals,
      ReturnPaths returns,
      Dispatch dispatch,
      Reports reports,
      Blobs blobs,
      Spools spools,
      DueSignals signals,
      SqlTransactions database) {
    this.targets = targets;
    this.locals = locals;
    this.returns = returns;
    this.dispatch = dispatch;
    this.reports = reports;
    this.blobs = blobs;
    this.spools = spools;
    this.signals = signals;
    this.database = database;
  }

  /** Continues from the progress of a claim's message. */
  public void attempt(Claim claim) throws SQLException {
    ExpansionProgress place = ExpansionProgress.of(claim.destination());
    WaitingMessage message = claim.message();
    Spread spread =
        targets.of(
            claim.recipients().stream().map(each -> each.path()).toList(),
            new Author(message.account(), message.from().address()),
            place.omitted());
    switch (spread) {
      case Spread.Known(List<Target> all) ->
          give(
              claim,
              place,
              all.stream().filter(each -> each.key().compareTo(place.after()) > 0).toList());
      case Spread.Unclear() -> record(claim, LATER);
      case Spread.TooMany(int most) -> {
        LOG.warnf(
            "%s is for more than %d group members and is returned to its sender",
            message.trace(), most);
        record(claim, tooMany(most));
      }
    }
  }

  private static RecipientStatus tooMany(int most) {
    return new RecipientStatus.Settled(
        Action.FAILED, "5.2.4", "", "A message can have " + most + " recipients in groups at most");
  }

  private void give(Claim claim, ExpansionProgress place, List<Target> rest) throws SQLException {
    WaitingMessage message = claim.message();
    try (Content content = opened(message);
        Spool spool = spools.open(content.size())) {
      MessageHeader header = MessageHeader.of(content);
      content.copyTo(new SpoolOutput(spool), 0, content.size());
      if (isGiven(claim, place, rest, new MailData(spool, header.header()))) {
        record(claim, new RecipientStatus.Settled(Action.EXPANDED, "2.0.0", "", ""));
      } else {
        record(claim, LATER);
      }
    } catch (BlobDamaged damaged) {
      LOG.errorf("%s can't be delivered: %s", message.trace(), damaged.getMessage());
      record(claim, RecipientStatus.DAMAGED);
    } catch (IOException away) {
      LOG.warnf("%s waits: %s", message.trace(), away.getMessage());
      record(claim, LATER);
    }
  }

  private Content opened(WaitingMessage message) throws IOException {
    return PrefixedContent.of(message.prefix(), blobs.open(message.blob()));
  }

  private boolean isGiven(
      Claim claim, ExpansionProgress place, List<Target> rest, MailData message) {
    int from = 0;
    while (from < rest.size()) {
      int to = from + 1;
      while (to < rest.size() && to < from + STEP && rest.get(to).isLike(rest.get(from))) {
        to++;
      }
      List<Target> some = rest.subList(from, to);
      ExpansionProgress then = place.at(some.getLast().key());
      TransactionParticipant advance =
          (connection, blob, size, answers) -> {
            if (!reports.advance(connection, claim.fence(), then)) {
              throw new SQLException("Another node has taken over the claim");
            }
          };
      if (!(dispatch.sendWith(plan(claim, some, message), message, advance) instanceof Accepted)) {
        return false;
      }
      from = to;
    }
    return true;
  }

  private RoutingPlan plan(Claim claim, List<Target> some, MailData message) {
    MessageHeader header = new MessageHeader(message.header());
    Target first = some.getFirst();
    boolean isAway = first.route() instanceof Route.Away;
    MailOrigin origin = origin(claim.message(), first, isAway);
    ReversePath from = from(claim.message().from(), first, origin);
    RoutingPlan plan =
        RoutingPlan.of(
            TraceId.next(),
            from,
            header.messageId(),
            origin,
            some.size() > 1 || header.bulk() ? Priority.LOW : Priority.NORMAL);
    Arrived arrived = Arrived.of(plan.trace(), from, message, header);
    List<NewQueueEntry.Recipient> later = new ArrayList<>();
    for (Target each : some) {
      switch (each.route()) {
        case Route.Here(Resolution.Local account) ->
            locals
                .of(each.path(), account, claim.message().account(), arrived)
                .ifPresentOrElse(
                    plan.here()::add,
                    () -> later.add(NewQueueEntry.Recipient.untried(each.path())));
        case Route.Away(String destination) ->
            plan.away().computeIfAbsent(destination, none -> new ArrayList<>()).add(each.path());
        case Route.Spread _, Route.Closed _, Route.Unclear _ ->
            throw new IllegalStateException("No target: " + each.route());
      }
    }
    if (!later.isEmpty()) {
      plan.also().add(new NewQueueEntry(Work.LOCAL, "", 0, Duration.ZERO, later));
    }
    return plan;
  }

  /**
   * Returns submission for a signed-in sender's mail to remote members; other mail is redirected.
   */
  private static MailOrigin origin(WaitingMessage message, Target target, boolean isAway) {
    if (!isAway) {
      return new MailOrigin.Passed();
    }
    return message.account().isPresent() && message.domain().isPresent()
        ? new MailOrigin.Submitted(message.account().getAsLong(), message.domain().getAsLong())
        : new MailOrigin.SentOn(target.by());
  }

  private ReversePath from(ReversePath sender, Target target, MailOrigin origin) {
    if (sender.isNull()) {
      return sender;
    }
    if (target.errorsTo().isPresent()) {
      ReversePath owner =
          new ReversePath(
              target.errorsTo().get(),
              sender.declaredSize(),
              sender.body(),
              sender.utf8(),
              Optional.empty(),
              Optional.empty());
      // A remote owner would look like a sender with a forged domain.
      return origin instanceof MailOrigin.Passed ? owner : returns.onward(owner, target.by());
    }
    return origin instanceof MailOrigin.SentOn(String domain)
        ? returns.onward(sender, domain)
        : sender;
  }

  private void record(Claim claim, RecipientStatus status) throws SQLException {
    Map<Long, RecipientStatus> statuses = new HashMap<>();
    claim.recipients().forEach(each -> statuses.put(each.id(), status));
    mailLog.again(
        claim.message().trace(),
        claim.recipients().stream()
            .map(each -> new MailLog.Told(each.path().address(), status))
            .toList());
    Optional<Set<Work>> due =
        database.write(connection -> reports.apply(connection, claim.fence(), statuses));
    due.ifPresent(works -> works.forEach(signals::signal));
  }
}

package org.carillon.transport.internal.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.setting.HostSettings;
import org.carillon.blob.BlobDamaged;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.log.LogLine;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.ReversePath.Body;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.scheduling.UndeliveredInvitations;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.database.SqlTransactions;
import org.carillon.settings.Settings;
import org.carillon.store.TransactionParticipant;
import org.carillon.transport.internal.dispatch.Dispatch;
import org.carillon.transport.internal.dispatch.LocalRecipients;
import org.carillon.transport.internal.dispatch.LocalRecipients.Arrived;
import org.carillon.transport.internal.dispatch.MessageHeader;
import org.carillon.transport.internal.dispatch.RoutingPlan;
import org.carillon.transport.internal.dispatch.SpoolOutput;
import org.carillon.transport.internal.dispatch.TraceId;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.Reports;
import org.carillon.transport.internal.queue.WaitingRecipient;
import org.carillon.transport.internal.routing.ReturnPaths;
import org.carillon.transport.internal.routing.Route;
import org.carillon.transport.internal.routing.Routes;
import org.carillon.transport.queue.Priority;
import org.carillon.transport.queue.QueueSettings;
import org.jboss.logging.Logger;

/**
 * Reports the fate of mail to its senders. The report is sent and the notice removed in one
 * transaction: each is reported once. Reports about reports, and those that can't be returned, go
 * to the postmaster, and no further.
 */
@ApplicationScoped
public class NoticeWork {

  private static final Logger MAIL = Logger.getLogger("org.carillon.mail");
  private static final Logger LOG = Logger.getLogger(NoticeWork.class);

  private final Reports reports;
  private final Routes routes;
  private final ReturnPaths returns;
  private final LocalRecipients locals;
  private final Dispatch dispatch;
  private final Addresses addresses;
  private final Blobs blobs;
  private final Spools spools;
  private final Settings settings;
  private final SqlTransactions database;
  private Iterable<UndeliveredInvitations> invitations = List.of();

  @Inject
  public NoticeWork(
      Reports reports,
      Routes routes,
      ReturnPaths returns,
      LocalRecipients locals,
      Dispatch dispatch,
      Addresses addresses,
      Blobs blobs,
      Spools spools,
      Settings settings,
      SqlTransactions database) {
    this.reports = reports;
    this.routes = routes;
    this.returns = returns;
    this.locals = locals;
    this.dispatch = dispatch;
    this.addresses = addresses;
    this.blobs = blobs;
    this.spools = spools;
    this.settings = settings;
    this.database = database;
  }

  public void tell(Claim claim) throws SQLException {
    List<WaitingRecipient> told =
        claim.recipients().stream().filter(WaitingRecipient::isTold).toList();
    if (told.isEmpty()) {
      // An administrator gave it up, and the sender wants no report (NOTIFY=NEVER).
      database.write(connection -> reports.remove(connection, claim.fence()));
      return;
    }
    if (isNoted(claim, told)) {
      // The meeting shows it; the postmaster is not concerned.
      database.write(connection -> reports.remove(connection, claim.fence()));
      return;
    }
    Optional<String> to = addressee(claim);
    if (to.isEmpty()) {
      LOG.warnf(
          "%s from <%s> failed for %s, and no bounce can be sent to anybody",
          claim.message().trace(), claim.message().from().address(), claim.recipients());
      database.write(connection -> reports.remove(connection, claim.fence()));
      return;
    }
    try {
      tell(claim, told, to.get());
    } catch (IOException away) {
      LOG.warnf("A report on %s waits: %s", claim.message().trace(), away.getMessage());
    }
  }

  /** Marks meetings whose invitations could not be delivered. */
  @Inject
  void invitations(Instance<UndeliveredInvitations> undelivered) {
    invitations = undelivered;
  }

  private boolean isNoted(Claim claim, List<WaitingRecipient> told) {
    List<String> failed =
        told.stream()
            .filter(recipient -> recipient.action().filter(Action.FAILED::equals).isPresent())
            .map(recipient -> recipient.path().address())
            .toList();
    if (failed.isEmpty() || !claim.message().from().isNull()) {
      return false;
    }
    try (Content content = blobs.open(claim.message().blob())) {
      boolean isNoted = false;
      for (UndeliveredInvitations each : invitations) {
        isNoted |= each.failed(content, failed);
      }
      return isNoted;
    } catch (IOException damaged) {
      LOG.infof(
          "The failed invitation of %s could not be recorded: %s",
          claim.message().trace(), damaged);
      return false;
    }
  }

  private void tell(Claim claim, List<WaitingRecipient> told, String to) throws IOException {
    try (Content content = blobs.open(claim.message().blob())) {
      tell(claim, told, to, Optional.of(content));
    } catch (BlobDamaged damaged) {
      LOG.errorf("%s is returned without its content: %s", claim.message().trace(), damaged);
      tell(claim, told, to, Optional.empty());
    }
  }

  /** Returns the sender, else the postmaster, else empty. */
  private Optional<String> addressee(Claim claim) {
    ReversePath from = claim.message().from();
    if (!from.isNull()) {
      // For a redirected message, its original sender.
      String sender = returns.original(from.address()).orElse(from.address());
      Route route = routes.of(sender);
      if (!(route instanceof Route.Closed || route instanceof Route.Spread)) {
        return Optional.of(sender);
      }
    }
    if (!settings.value(QueueSettings.POSTMASTER_COPY)
        || !(addresses.resolve("postmaster") instanceof Resolution.Local postmaster)) {
      return Optional.empty();
    }
    boolean postmasterFailed =
        claim.recipients().stream()
            .map(recipient -> routes.of(recipient.path().address()))
            .anyMatch(
                way ->
                    way instanceof Route.Here(Resolution.Local account)
                        && account.account() == postmaster.account());
    return postmasterFailed ? Optional.empty() : Optional.of(postmaster.address());
  }

  private void tell(Claim claim, List<WaitingRecipient> told, String to, Optional<Content> content)
      throws IOException {
    String id = TraceId.next();
    String host = settings.value(HostSettings.HOST_NAME);
    Instant now = claim.message().arrived().plus(claim.message().age());
    var notification =
        new StatusNotification(
            id,
            host,
            to,
            now,
            claim.message(),
            told,
            claim.message().arrived().plus(settings.value(QueueSettings.LIFETIME)));
    try (Spool spool = spools.open(0)) {
      SpoolOutput out = new SpoolOutput(spool);
      notification.writeTo(out, content, settings.value(QueueSettings.RETURNED_SIZE));
      send(claim, notification, spool, out.eightBit());
    }
  }

  private void send(Claim claim, StatusNotification notification, Spool spool, boolean eightBit)
      throws IOException {
    MailData message = MailData.of(spool);
    String id = notification.id();
    String to = notification.to();
    boolean utf8 = claim.message().from().utf8();
    var from =
        new ReversePath(
            "",
            spool.size(),
            eightBit ? Body.EIGHT_BIT_MIME : Body.SEVEN_BIT,
            utf8,
            Optional.empty(),
            Optional.empty());
    var path = new ForwardPath(to, Set.of(), Optional.empty());
    RoutingPlan plan =
        RoutingPlan.of(
            id,
            from,
            notification.messageId(),
            new MailOrigin.Made(settings.value(HostSettings.HOST_NAME)),
            Priority.NORMAL);
    switch (routes.of(to)) {
      case Route.Here(Resolution.Local account) ->
          locals
              .of(
                  path,
                  account,
                  OptionalLong.empty(),
                  Arrived.of(id, from, message, new MessageHeader(message.header())))
              .ifPresentOrElse(
                  plan.here()::add,
                  () -> LOG.warnf("A report on %s cannot be delivered", claim.message().trace()));
      case Route.Away(String destination) -> plan.away().put(destination, List.of(path));
      case Route.Closed _, Route.Spread _ ->
          LOG.warnf("A report on %s waits: <%s> no longer exists", claim.message().trace(), to);
      case Route.Unclear(Deferred why) ->
          LOG.warnf("A report on %s waits: %s", claim.message().trace(), why.text());
    }
    if (plan.here().isEmpty() && plan.away().isEmpty()) {
      return;
    }
    TransactionParticipant told =
        (connection, blob, size, answers) -> {
          if (!reports.remove(connection, claim.fence())) {
            throw new SQLException("Another node has taken over the claim");
          }
        };
    if (dispatch.sendWith(plan, message, told) instanceof Accepted) {
      MAIL.info(
          LogLine.of("report")
              .fact("id", id)
              .fact("on", claim.message().trace())
              .address("to", to));
    }
  }
}

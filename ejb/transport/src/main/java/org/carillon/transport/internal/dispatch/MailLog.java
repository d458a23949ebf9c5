package org.carillon.transport.internal.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.carillon.contract.log.LogLine;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.logging.LogRateLimiter;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.RecipientStatus;
import org.jboss.logging.Logger;

/** Logs messages: the status for each recipient, and each rejection with its reason. */
public final class MailLog {
  private static final Logger LOG = Logger.getLogger("org.carillon.mail");

  /** The number of recipients of a message in a log line; others get further lines. */
  private static final int RECIPIENTS_A_LINE = 50;

  /** The number of logged rejections, limited because a network may guess addresses all day. */
  private static final int REFUSALS = 60;

  private static final Duration PACE = Duration.ofMinutes(1);
  private static final int NETWORKS = 10_000;

  private final Consumer<String> log;
  private final LogRateLimiter<ClientNetwork> refusals =
      new LogRateLimiter<>(REFUSALS, PACE, NETWORKS);

  public MailLog() {
    this(LOG::info);
  }

  public MailLog(Consumer<String> log) {
    this.log = log;
  }

  public record Told(String address, RecipientStatus status) {}

  /** Logs an accepted message; its remote recipients are queued. */
  void taken(RoutingPlan plan, long octets, List<RecipientStatus> statuses) {
    List<Told> all = new ArrayList<>();
    for (int i = 0; i < statuses.size(); i++) {
      all.add(new Told(plan.here().get(i).path().address(), statuses.get(i)));
    }
    plan.away().values().stream()
        .flatMap(List::stream)
        .forEach(path -> all.add(new Told(path.address(), new RecipientStatus.PassedOn())));
    plan.also().stream()
        .flatMap(entry -> entry.recipients().stream())
        .forEach(each -> all.add(new Told(each.path().address(), new RecipientStatus.PassedOn())));
    for (int i = 0; i == 0 || i < all.size(); i += RECIPIENTS_A_LINE) {
      LogLine line =
          LogLine.of("taken")
              .fact("id", plan.trace())
              .address("from", plan.from().address())
              .fact("message-id", plan.messageId())
              .fact("size", octets);
      recipients(line, all.subList(i, Math.min(all.size(), i + RECIPIENTS_A_LINE)));
    }
  }

  /** Logs another attempt at a queued message. */
  public void again(String trace, List<Told> recipients) {
    recipients(LogLine.of("again").fact("id", trace), recipients);
  }

  /** Logs a redirect by a recipient's rules. */
  void sentOn(String trace, RoutingPlan.Local local, RoutingPlan.SentOn sent) {
    log.accept(
        LogLine.of("redirected")
            .fact("id", sent.trace())
            .fact("on", trace)
            .address("by", local.account().address())
            .address("to", sent.to().address())
            .toString());
  }

  /** Logs a quarantined message. */
  void quarantined(String trace, ReversePath from, String reason) {
    log.accept(
        LogLine.of("quarantined")
            .fact("id", trace)
            .address("from", from.address())
            .text("reason", reason)
            .toString());
  }

  /** Logs a scheduled message. */
  void scheduled(String trace, ReversePath from, Instant when) {
    log.accept(
        LogLine.of("scheduled")
            .fact("id", trace)
            .address("from", from.address())
            .fact("until", when.toString())
            .toString());
  }

  /** Logs a message that was discarded by policy. */
  public void discarded(String trace, ReversePath from, String reason) {
    log.accept(
        LogLine.of("discarded")
            .fact("id", trace)
            .address("from", from.address())
            .text("reason", reason)
            .toString());
  }

  private void recipients(LogLine line, List<Told> recipients) {
    for (Told told : recipients) {
      switch (told.status()) {
        case RecipientStatus.Settled(Action action, String status, String host, String reply) -> {
          line.address(action == Action.FAILED ? "failed" : "delivered", told.address());
          if (action == Action.FAILED) {
            line.fact("status", status).text("reply", reply);
          }
        }
        case RecipientStatus.Waits(String status, String host, String reply, var _) ->
            line.address("waits", told.address()).fact("status", status).text("reply", reply);
        case RecipientStatus.PassedOn() -> line.address("queued", told.address());
      }
    }
    log.accept(line.toString());
  }

  /**
   * Logs the rejection or deferral of a sender, a recipient or a message.
   *
   * @param to its recipients; empty for a sender
   * @param messageId the Message-ID of a message that was already sent; else empty
   */
  public void refused(
      IntakeSession session,
      ReversePath from,
      List<ForwardPath> to,
      String messageId,
      Verdict answer) {
    switch (answer) {
      case Verdict.Accepted taken -> {}
      case Verdict.Refused(int code, String status, String text) ->
          refused("refused", session, from, to, messageId, status, text);
      case Verdict.Deferred(int code, String status, String text) ->
          refused("deferred", session, from, to, messageId, status, text);
    }
  }

  private void refused(
      String event,
      IntakeSession session,
      ReversePath from,
      List<ForwardPath> to,
      String messageId,
      String status,
      String text) {
    OptionalLong leftOut = refusals.next(ClientNetwork.of(session.client()));
    if (leftOut.isEmpty()) {
      return;
    }
    LogLine line =
        LogLine.of(event)
            .fact("client", session.client().getHostAddress())
            .fact("way", session.service().key())
            .fact("status", status)
            .text("reply", text)
            .address("from", from.address());
    to.stream().limit(RECIPIENTS_A_LINE).forEach(path -> line.address("to", path.address()));
    if (!messageId.isEmpty()) {
      line.fact("message-id", messageId);
    }
    if (leftOut.getAsLong() > 0) {
      line.fact("left-out", leftOut.getAsLong());
    }
    log.accept(line.toString());
  }
}

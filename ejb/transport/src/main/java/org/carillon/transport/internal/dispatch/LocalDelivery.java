package org.carillon.transport.internal.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.MailData;
import org.carillon.store.Deliveries;
import org.carillon.store.Delivery;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.Target;
import org.carillon.store.TargetAnswer;
import org.carillon.store.TransactionParticipant;
import org.carillon.transport.internal.dispatch.LocalAnswers.Answered;
import org.carillon.transport.internal.dispatch.RoutingPlan.Local;
import org.carillon.transport.internal.queue.DueSignals;
import org.jboss.logging.Logger;

/** Delivers to a plan's local recipients by their rules: files, redirects, answers. */
@ApplicationScoped
public class LocalDelivery {
  private static final Logger LOG = Logger.getLogger(LocalDelivery.class);

  private final MailLog log = new MailLog();
  private final Deliveries deliveries;
  private final ChangedCopies changedCopies;
  private final RuleRows ruleRows;
  private final RuleReplies replies;
  private final DueSignals signals;

  @Inject
  public LocalDelivery(
      Deliveries deliveries,
      ChangedCopies changedCopies,
      RuleRows ruleRows,
      RuleReplies replies,
      DueSignals signals) {
    this.deliveries = deliveries;
    this.changedCopies = changedCopies;
    this.ruleRows = ruleRows;
    this.replies = replies;
    this.signals = signals;
  }

  public sealed interface Result {
    /** The mailboxes have answered. */
    record Done(LocalAnswers answers) implements Result {}

    /**
     * Nothing of the original message was stored; a later try may succeed.
     *
     * @param why a sentence for the log
     */
    record NotCommitted(String why) implements Result {}
  }

  /** Further rows in the transaction of the delivery. */
  @FunctionalInterface
  public interface Rows {
    /** Writes the rows; may be called again, as a {@link TransactionParticipant}. */
    void write(Connection connection, long blob, long size, LocalAnswers answers)
        throws SQLException;
  }

  /**
   * Delivers a message.
   *
   * @param received the message's INTERNALDATE
   * @param copy the sender's own, if it keeps one
   * @param rows further rows to write
   */
  public Result deliver(
      RoutingPlan plan,
      MailData message,
      OffsetDateTime received,
      Optional<Target> copy,
      Optional<Rows> rows) {
    List<List<Answered>> changed;
    try {
      changed = changedCopies.deliver(plan, message, received);
    } catch (IOException away) {
      return new Result.NotCommitted(away.getMessage());
    }
    List<Target> targets = new ArrayList<>(plan.targets());
    copy.ifPresent(targets::add);
    Optional<TransactionParticipant> participant = participant(plan, changed, rows);
    Result result =
        targets.isEmpty() && participant.isEmpty()
            ? new Result.Done(LocalAnswers.of(plan.here(), changed, List.of()))
            : commit(plan, changed, new Delivery(message, received, targets, participant));
    if (result instanceof Result.Done(LocalAnswers answers)) {
      follow(plan, message, received, answers);
      if (participant.isPresent()) {
        signals.signalAll();
      }
    }
    return result;
  }

  private Optional<TransactionParticipant> participant(
      RoutingPlan plan, List<List<Answered>> changed, Optional<Rows> rows) {
    boolean ruled = RuleRows.areNeeded(plan);
    if (!ruled && rows.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        (connection, blob, size, unchanged) -> {
          LocalAnswers answers = LocalAnswers.of(plan.here(), changed, unchanged);
          if (ruled) {
            ruleRows.write(connection, blob, size, plan, answers);
          }
          if (rows.isPresent()) {
            rows.get().write(connection, blob, size, answers);
          }
        });
  }

  private Result commit(RoutingPlan plan, List<List<Answered>> changed, Delivery delivery) {
    return switch (deliveries.commit(delivery)) {
      case DeliveryAnswer.NotCommitted(String why) -> new Result.NotCommitted(why);
      case DeliveryAnswer.Committed(List<TargetAnswer> answers) ->
          new Result.Done(LocalAnswers.of(plan.here(), changed, answers));
    };
  }

  /** Redirects and answers, after the delivery. */
  private void follow(
      RoutingPlan plan, MailData message, OffsetDateTime received, LocalAnswers answers) {
    for (int i = 0; i < plan.here().size(); i++) {
      Local local = plan.here().get(i);
      if (!answers.isDone(i) || !local.isRuled()) {
        continue;
      }
      try {
        changedCopies.sendOn(plan, local, message, received);
      } catch (IOException away) {
        LOG.errorf("%s is not forwarded: %s", plan.trace(), away.getMessage());
      }
      local.onward().forEach(sent -> log.sentOn(plan.trace(), local, sent));
      replies.send(plan.trace(), local);
      signals.signalAll();
    }
  }
}

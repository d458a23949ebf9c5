package org.carillon.transport.internal.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.stage.DeliveryActions.Form;
import org.carillon.contract.stage.DeliveryActions.Memory;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.settings.Settings;
import org.carillon.store.TargetAnswer;
import org.carillon.transport.internal.dispatch.LocalAnswers.Answered;
import org.carillon.transport.internal.dispatch.RoutingPlan.Local;
import org.carillon.transport.internal.dispatch.RoutingPlan.SentOn;
import org.carillon.transport.internal.queue.Enqueue;
import org.carillon.transport.internal.queue.NewMessage;
import org.carillon.transport.internal.queue.NewQueueEntry;
import org.carillon.transport.internal.queue.RecipientStatus;
import org.carillon.transport.internal.queue.RetrySchedule;
import org.carillon.transport.internal.queue.StoredMemory;
import org.carillon.transport.internal.room.QuotaWait;
import org.carillon.transport.internal.routing.ReturnPaths;
import org.carillon.transport.queue.QueuedRecipient;
import org.carillon.transport.queue.QueuedRecipient.Work;

/** Writes the queue entries of recipients' rules, in the transaction of the delivery. */
@ApplicationScoped
public class RuleRows {
  private final Enqueue enqueue;
  private final StoredMemory memory;
  private final ReturnPaths returns;
  private final Settings settings;

  @Inject
  public RuleRows(Enqueue enqueue, StoredMemory memory, ReturnPaths returns, Settings settings) {
    this.enqueue = enqueue;
    this.memory = memory;
    this.returns = returns;
    this.settings = settings;
  }

  /** Returns whether there may be anything to write. */
  static boolean areNeeded(RoutingPlan plan) {
    return plan.here().stream()
        .anyMatch(
            local ->
                local.wanted().copies().size() > 1
                    || local.wanted().hold().isPresent()
                    || !local.wanted().memories().isEmpty()
                    || !local.onward().isEmpty());
  }

  /** Writes the entries for the recipients whose delivery succeeded. */
  void write(Connection connection, long blob, long size, RoutingPlan plan, LocalAnswers answers)
      throws SQLException {
    for (int i = 0; i < plan.here().size(); i++) {
      if (answers.isDone(i)) {
        write(connection, blob, size, plan, plan.here().get(i), answers.hindered(i));
      }
    }
  }

  private void write(
      Connection connection,
      long blob,
      long size,
      RoutingPlan plan,
      Local local,
      List<Answered> hindered)
      throws SQLException {
    sendOn(connection, blob, size, plan, local, Form.AS_IT_CAME);
    if (local.wanted().hold().isPresent()) {
      String reason = local.wanted().hold().get();
      var waits = new RecipientStatus.Waits(QueuedRecipient.QUARANTINED, "", reason);
      queue(connection, blob, size, plan, true, waiting(local, local.filing(), waits));
    }
    QuotaWait forRoom =
        local.whenFull().orElse(new QuotaWait(local.account().account(), Optional.empty()));
    for (Answered place : hindered) {
      if (LocalAnswers.status(place, Optional.of(forRoom)) instanceof RecipientStatus.Waits waits) {
        queue(connection, blob, size, plan, false, waiting(local, place(place), waits));
      } else {
        var gone = new RecipientStatus.Waits("4.2.0", "", "Mailbox is temporarily not available");
        queue(connection, blob, size, plan, false, waiting(local, place(place), gone));
      }
    }
    for (Memory each : local.wanted().memories()) {
      memory.remember(connection, local.account().account(), each);
    }
  }

  /** Returns the place for the next try, which does not wait for a missing mailbox or keyword. */
  private static Filing place(Answered hindered) {
    return switch (hindered.answer()) {
      case TargetAnswer.NoSuchMailbox() ->
          new Filing(Filing.INBOX.mailbox(), hindered.place().flags());
      case TargetAnswer.TooManyKeywords() ->
          new Filing(
              hindered.place().mailbox(), new Flags(hindered.place().flags().system(), Set.of()));
      default -> hindered.place();
    };
  }

  /** Queues a recipient's redirects in that form. */
  void sendOn(Connection connection, long blob, long size, RoutingPlan plan, Local local, Form form)
      throws SQLException {
    for (SentOn sent : local.onward()) {
      if (sent.form().equals(form)) {
        var entry =
            new NewQueueEntry(
                sent.work(),
                sent.destination(),
                0,
                Duration.ZERO,
                List.of(NewQueueEntry.Recipient.untried(sent.to(), sent.into())));
        enqueue.message(
            connection,
            blob,
            size,
            new NewMessage(
                sent.trace(),
                prefix(local, sent),
                leaving(plan.from(), local, sent),
                origin(local, form),
                plan.priority(),
                false,
                List.of(entry)));
      }
    }
  }

  /** Returns Delivered-To, but nothing for a program: mail that it rejects may come back. */
  private static String prefix(Local local, SentOn sent) {
    return sent.work() == Work.PROGRAM ? "" : RoutingPlan.deliveredTo(local.account().address());
  }

  /** Returns the origin. Checks on arrival don't cover a message that a rule changed. */
  private static MailOrigin origin(Local local, Form form) {
    return form.isUnchanged() ? new MailOrigin.SentOn(local.domainName()) : new MailOrigin.Passed();
  }

  /** Returns the reverse-path, which is rewritten only for remote recipients. */
  private ReversePath leaving(ReversePath from, Local local, SentOn sent) {
    return sent.work() == Work.RELAY ? returns.onward(from, local.domainName()) : from;
  }

  private NewQueueEntry waiting(Local local, Filing place, RecipientStatus.Waits waits) {
    return new NewQueueEntry(
        Work.LOCAL,
        "",
        1,
        RetrySchedule.of(settings).waits().getFirst(),
        List.of(NewQueueEntry.Recipient.waits(local.path(), Optional.of(place), waits)));
  }

  private void queue(
      Connection connection,
      long blob,
      long size,
      RoutingPlan plan,
      boolean held,
      NewQueueEntry entry)
      throws SQLException {
    enqueue.message(
        connection,
        blob,
        size,
        new NewMessage(
            TraceId.next(), plan.from(), plan.origin(), plan.priority(), held, List.of(entry)));
  }
}

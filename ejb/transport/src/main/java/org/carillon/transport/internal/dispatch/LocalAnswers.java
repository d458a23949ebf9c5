package org.carillon.transport.internal.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.contract.stage.Filing;
import org.carillon.store.TargetAnswer;
import org.carillon.transport.internal.dispatch.RoutingPlan.Local;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.RecipientStatus;
import org.carillon.transport.internal.room.QuotaWait;

/** The answers of the mailboxes of a plan's local recipients, and the resulting statuses. */
public final class LocalAnswers {
  private static final RecipientStatus.Settled DELIVERED =
      new RecipientStatus.Settled(Action.DELIVERED, "2.0.0", "", "");

  private final List<Local> here;
  private final List<List<Answered>> each;

  /** A mailbox's answer. */
  record Answered(Filing place, TargetAnswer answer) {
    boolean isDelivered() {
      return answer instanceof TargetAnswer.Delivered;
    }
  }

  private LocalAnswers(List<Local> here, List<List<Answered>> each) {
    this.here = here;
    this.each = each;
  }

  /**
   * Creates the answers.
   *
   * @param changed for each recipient the answers of mailboxes that get a changed copy
   * @param unchanged the answers of the others, in the order of {@link RoutingPlan#targets()}
   */
  static LocalAnswers of(
      List<Local> here, List<List<Answered>> changed, List<TargetAnswer> unchanged) {
    List<List<Answered>> each = new ArrayList<>(here.size());
    int next = 0;
    for (int i = 0; i < here.size(); i++) {
      List<Answered> answers = new ArrayList<>(changed.get(i));
      for (DeliveryActions.Copy copy : here.get(i).wanted().copies()) {
        if (copy.form().isUnchanged()) {
          answers.add(new Answered(copy.filing(), unchanged.get(next)));
          next++;
        }
      }
      each.add(answers);
    }
    return new LocalAnswers(here, each);
  }

  public List<RecipientStatus> statuses() {
    List<RecipientStatus> statuses = new ArrayList<>(here.size());
    for (int i = 0; i < here.size(); i++) {
      statuses.add(status(i));
    }
    return statuses;
  }

  /** Returns whether a recipient's rules are done: a wanted mailbox has the message. */
  boolean isDone(int recipient) {
    return here.get(recipient).wanted().refusal().isEmpty()
        && (each.get(recipient).isEmpty()
            || each.get(recipient).stream().anyMatch(Answered::isDelivered));
  }

  /** Returns the mailboxes that did not take the message, of a recipient who has it in another. */
  List<Answered> hindered(int recipient) {
    return each.get(recipient).stream().filter(answered -> !answered.isDelivered()).toList();
  }

  private RecipientStatus status(int recipient) {
    Local local = here.get(recipient);
    Optional<Refused> refusal = local.wanted().refusal();
    if (refusal.isPresent()) {
      return new RecipientStatus.Settled(
          Action.FAILED, refusal.get().status(), "", refusal.get().text());
    }
    return isDone(recipient) ? DELIVERED : status(each.get(recipient).getFirst(), local.whenFull());
  }

  /** Returns the status for a mailbox's answer. */
  static RecipientStatus status(Answered answered, Optional<QuotaWait> whenFull) {
    return switch (answered.answer()) {
      case TargetAnswer.Delivered _ -> DELIVERED;
      case TargetAnswer.OverQuota() -> overQuota(whenFull);
      case TargetAnswer.NoMoreUids() ->
          new RecipientStatus.Waits("4.2.0", "", "Mailbox accepts no more messages");
      // It was named in the address and was deleted meanwhile: the next try finds another.
      case TargetAnswer.NoSuchMailbox() when !answered.place().mailbox().isInbox() ->
          new RecipientStatus.Waits("4.2.0", "", "Mailbox is temporarily not available");
      case TargetAnswer.NoSuchMailbox() ->
          new RecipientStatus.Settled(Action.FAILED, "5.1.1", "", "Mailbox no longer exists");
      case TargetAnswer.TooManyKeywords() ->
          new RecipientStatus.Waits("4.2.0", "", "Mailbox is temporarily not available");
      case TargetAnswer.Busy() -> new RecipientStatus.Waits("4.2.0", "", "The mailbox is busy");
    };
  }

  /**
   * Returns the status for an account without room.
   *
   * @param whenFull how mail waits for room; empty if it is rejected
   */
  public static RecipientStatus overQuota(Optional<QuotaWait> whenFull) {
    return whenFull.isPresent()
        ? new RecipientStatus.Waits("4.2.2", "", "The mailbox is full", whenFull)
        : new RecipientStatus.Settled(Action.FAILED, "5.2.2", "", "The mailbox is full");
  }
}

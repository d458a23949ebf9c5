package org.carillon.transport.internal.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.stage.DeliveryActions.Copy;
import org.carillon.contract.stage.DeliveryActions.Form;
import org.carillon.store.Deliveries;
import org.carillon.store.Delivery;
import org.carillon.store.DeliveryAnswer.Committed;
import org.carillon.store.DeliveryAnswer.NotCommitted;
import org.carillon.store.Target;
import org.carillon.store.TargetAnswer;
import org.carillon.store.TransactionParticipant;
import org.carillon.transport.internal.dispatch.LocalAnswers.Answered;
import org.carillon.transport.internal.dispatch.RoutingPlan.Local;
import org.carillon.transport.internal.dispatch.RoutingPlan.SentOn;

/**
 * Delivers the copies of a message that recipients' rules changed: each is a content of its own,
 * and so stored in its own transaction, before the original. If a later step fails and the client
 * tries again, such a recipient gets its copy twice rather than not at all.
 */
@ApplicationScoped
public class ChangedCopies {
  private final Deliveries deliveries;
  private final RuleRows rows;
  private final Spools spools;

  @Inject
  public ChangedCopies(Deliveries deliveries, RuleRows rows, Spools spools) {
    this.deliveries = deliveries;
    this.rows = rows;
    this.spools = spools;
  }

  /**
   * Delivers to the mailboxes that get a changed copy, and queues redirects of it.
   *
   * @return the mailboxes' answers, for each local recipient of the plan
   * @throws IOException if a copy can't be stored; a retry may succeed
   */
  List<List<Answered>> deliver(RoutingPlan plan, MailData message, OffsetDateTime received)
      throws IOException {
    List<List<Answered>> each = new ArrayList<>(plan.here().size());
    for (Local local : plan.here()) {
      List<Answered> answers = new ArrayList<>();
      for (Form form : forms(local)) {
        answers.addAll(deliver(plan, local, form, message, received));
      }
      each.add(answers);
    }
    return each;
  }

  /** Queues redirects in a form that none of the recipient's mailboxes got. */
  void sendOn(RoutingPlan plan, Local local, MailData message, OffsetDateTime received)
      throws IOException {
    for (Form form : formsSentOnly(local)) {
      List<Answered> none = deliver(plan, local, form, message, received);
    }
  }

  private static Set<Form> forms(Local local) {
    Set<Form> forms = changed(local.wanted().copies().stream().map(Copy::form).toList());
    if (local.wanted().copies().isEmpty()) {
      forms.addAll(changed(local.onward().stream().map(SentOn::form).toList()));
    }
    return forms;
  }

  private static Set<Form> formsSentOnly(Local local) {
    Set<Form> forms = changed(local.onward().stream().map(SentOn::form).toList());
    forms.removeAll(forms(local));
    return forms;
  }

  private static Set<Form> changed(List<Form> forms) {
    return forms.stream()
        .filter(form -> !form.isUnchanged())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<Answered> deliver(
      RoutingPlan plan, Local local, Form form, MailData message, OffsetDateTime received)
      throws IOException {
    List<Copy> copies =
        local.wanted().copies().stream().filter(copy -> copy.form().equals(form)).toList();
    List<Target> targets =
        copies.stream().map(copy -> local.target(copy.filing(), plan.from())).toList();
    TransactionParticipant sentOn =
        (connection, blob, size, answers) -> {
          if (answers.isEmpty()
              || answers.stream().anyMatch(TargetAnswer.Delivered.class::isInstance)) {
            rows.sendOn(connection, blob, size, plan, local, form);
          }
        };
    MailData changed = RewrittenMessage.of(spools, message, form);
    try (Spool spool = changed.content()) {
      var delivery = new Delivery(changed, received, targets, Optional.of(sentOn));
      return switch (deliveries.commit(delivery)) {
        case NotCommitted(String why) -> throw new IOException(why);
        case Committed(List<TargetAnswer> answers) -> {
          List<Answered> answered = new ArrayList<>();
          for (int i = 0; i < answers.size(); i++) {
            answered.add(new Answered(copies.get(i).filing(), answers.get(i)));
          }
          yield answered;
        }
      };
    }
  }
}

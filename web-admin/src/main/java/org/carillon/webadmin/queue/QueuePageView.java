package org.carillon.webadmin.queue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.carillon.contract.answer.Answer;
import org.carillon.transport.queue.Queue;
import org.carillon.transport.queue.QueueFilter;
import org.carillon.transport.queue.QueuePage;
import org.carillon.transport.queue.QueuedMessage;
import org.carillon.transport.queue.QueuedRecipient;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The queue of waiting messages, and the actions on them. */
@Named("queue")
@RequestScoped
public class QueuePageView {
  private static final int ROWS = 50;
  private static final int FEW = 3;

  /** The size of a page, which also limits one action. */
  private static final int PAGE = 200;

  private static final int AT_ONCE = 1_000;

  private static final String QUARANTINE = "quarantine";

  @Inject private Queue queue;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private QueueActions actions;
  @Inject private QueuedSubjects subjects;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<QueuedMessage> rows = List.of();
  private String next = "";

  public void load() {
    answers
        .take(queue.list(visitor.caller(), filter(), parameters.some("after"), ROWS))
        .ifPresent(
            page -> {
              rows = page.messages();
              next = page.next().orElse("");
            });
  }

  /** Makes the selected messages due at once. */
  public void retry() {
    each("queue.retried", id -> queue.retryNow(visitor.caller(), id), one -> !one.held());
  }

  /** Holds the selected messages. */
  public void hold() {
    each("queue.was-held", id -> queue.hold(visitor.caller(), id));
  }

  /** Releases the selected messages. */
  public void release() {
    each("queue.released", id -> queue.release(visitor.caller(), id));
  }

  /** Bounces the selected messages. */
  public void giveUp() {
    each("queue.returned", id -> queue.giveUp(visitor.caller(), id));
  }

  /** Deletes the selected messages. */
  public void delete() {
    each("queue.deleted", id -> queue.delete(visitor.caller(), id));
  }

  private void each(String said, Function<String, Answer<QueuedMessage>> action) {
    each(said, action, any -> true);
  }

  private void each(
      String said,
      Function<String, Answer<QueuedMessage>> action,
      Predicate<QueuedMessage> counts) {
    List<String> chosen =
        parameters.some("all").isPresent() ? allThatMatch() : parameters.texts("sel");
    if (chosen.isEmpty()) {
      answers.wrong(null, texts.of("queue.choose"));
      return;
    }
    actions
        .each(chosen, action, counts)
        .ifPresent(
            done -> {
              notices.show(Notice.of(said, done));
              Redirect.to("/queue?" + query(parameters.text("after")));
            });
  }

  /** The ids of the search's results on all pages, at most {@link #AT_ONCE}. */
  private List<String> allThatMatch() {
    List<String> ids = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      if (!(queue.list(visitor.caller(), filter(), after, PAGE)
          instanceof Answer.Done<QueuePage>(QueuePage page))) {
        return List.of();
      }
      page.messages().forEach(message -> ids.add(message.id()));
      after = page.next();
    } while (after.isPresent() && ids.size() < AT_ONCE);
    return ids;
  }

  private QueueFilter filter() {
    return new QueueFilter(parameters.text("sender"), parameters.text("recipient"), only());
  }

  private QueueFilter.Only only() {
    return switch (parameters.text("held")) {
      case "" -> QueueFilter.Only.ANY;
      case QUARANTINE -> QueueFilter.Only.QUARANTINED;
      default -> QueueFilter.Only.HELD;
    };
  }

  private String query(String after) {
    return "sender="
        + Redirect.encoded(parameters.text("sender"))
        + "&recipient="
        + Redirect.encoded(parameters.text("recipient"))
        + "&held="
        + Redirect.encoded(parameters.text("held"))
        + "&after="
        + Redirect.encoded(after);
  }

  /** The recipients that the list shows; the message's own page shows more. */
  public List<QueuedRecipient> few(QueuedMessage message) {
    return message.recipients().stream().limit(FEW).toList();
  }

  /** Returns whether only the quarantine is shown. */
  public boolean isQuarantine() {
    return only() == QueueFilter.Only.QUARANTINED;
  }

  /** The subject of a message in quarantine; empty for others, or if not readable. */
  public String subject(QueuedMessage message) {
    return message.isQuarantined() ? subjects.of(visitor.caller(), message.id()) : "";
  }

  public List<QueuedMessage> getRows() {
    return rows;
  }

  /** The parameter for the next page; empty at the end. */
  public String getNext() {
    return next;
  }

  public String getNextQuery() {
    return query(next);
  }
}

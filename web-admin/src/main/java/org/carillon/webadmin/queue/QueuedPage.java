package org.carillon.webadmin.queue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Function;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.transport.queue.Queue;
import org.carillon.transport.queue.QueuedMessage;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** One waiting message: its recipients, their reasons, and its header. */
@Named("queued")
@RequestScoped
public class QueuedPage {
  @Inject private Queue queue;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private QueueActions actions;
  @Inject private QueuedSubjects subjects;
  @Inject private Answers answers;
  @Inject private Notices notices;

  private static final String LIST = "/queue";

  private QueuedMessage shown;
  private String header = "";

  public void load() {
    Answer<QueuedMessage> read = queue.get(visitor.caller(), parameters.text("id"));
    if (isGone(read) && notices.isPending()) {
      // It left the queue between an action here and this page.
      Redirect.to(LIST);
      return;
    }
    answers
        .take(read)
        .ifPresent(
            message -> {
              shown = message;
              header = read();
            });
  }

  /** Empty if the caller may not act on the sender's mail, or it is unreadable. */
  private String read() {
    return queue.header(visitor.caller(), shown.id()) instanceof Answer.Done<String>(String text)
        ? text
        : "";
  }

  /** Makes it due at once. */
  public void retry() {
    act("queue.retried", id -> queue.retryNow(visitor.caller(), id));
  }

  public void hold() {
    act("queue.was-held", id -> queue.hold(visitor.caller(), id));
  }

  public void release() {
    act("queue.released", id -> queue.release(visitor.caller(), id));
  }

  /** Bounces it to its sender. */
  public void giveUp() {
    act("queue.returned", id -> queue.giveUp(visitor.caller(), id));
  }

  public void delete() {
    act("queue.deleted", id -> queue.delete(visitor.caller(), id));
  }

  private void act(String said, Function<String, Answer<QueuedMessage>> action) {
    String id = shown.id();
    actions
        .each(List.of(id), action, any -> true)
        .ifPresent(
            done -> {
              notices.show(Notice.of(said, done));
              boolean isThere = !isGone(queue.get(visitor.caller(), id));
              Redirect.to(isThere ? "/queued?id=" + Redirect.encoded(id) : LIST);
            });
  }

  private static boolean isGone(Answer<QueuedMessage> read) {
    return read instanceof Answer.Failed(Failure.NotFound _);
  }

  public QueuedMessage getShown() {
    return shown;
  }

  /** The subject, if the visitor may read it. */
  public String getSubject() {
    return subjects.in(header);
  }

  /** Its original header; empty if it is not available. */
  public String getHeader() {
    return header;
  }
}

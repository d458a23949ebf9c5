package org.carillon.webadmin.queue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Function;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.transport.Queue;
import org.carillon.transport.QueuedMessage;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** One message that waits: for whom and why, and its header. */
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

  /** Reads the message. */
  public void load() {
    Answer<QueuedMessage> read = queue.get(visitor.caller(), parameters.text("id"));
    if (isGone(read) && notices.isPending()) {
      // It went its way between what was done to it here and the page that says so.
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

  /** Empty where the caller may not act on who sent it, or it can't be read. */
  private String read() {
    return queue.header(visitor.caller(), shown.id()) instanceof Answer.Done<String>(String text)
        ? text
        : "";
  }

  /** Makes it due at once. */
  public void retry() {
    act("queue.retried", id -> queue.retryNow(visitor.caller(), id));
  }

  /** Keeps it back. */
  public void hold() {
    act("queue.was-held", id -> queue.hold(visitor.caller(), id));
  }

  /** Lets it go on. */
  public void release() {
    act("queue.released", id -> queue.release(visitor.caller(), id));
  }

  /** Returns it to its sender. */
  public void giveUp() {
    act("queue.returned", id -> queue.giveUp(visitor.caller(), id));
  }

  /** Removes it. */
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

  /** The message. */
  public QueuedMessage getShown() {
    return shown;
  }

  /** What it is about, where the visitor may read it. */
  public String getSubject() {
    return subjects.in(header);
  }

  /** Its header as it came; empty where it can't be shown. */
  public String getHeader() {
    return header;
  }
}

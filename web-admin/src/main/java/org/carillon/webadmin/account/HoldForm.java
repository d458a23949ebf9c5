package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.recovery.Hold;
import org.carillon.recovery.Holds;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** An account's holds: placing and lifting them. */
@Named("holds")
@RequestScoped
public class HoldForm {
  @Inject private Holds holds;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<Hold> all = List.of();
  private String mailbox;
  private String reason;

  public void load() {
    answers
        .take(holds.list(visitor.caller(), parameters.text("account")))
        .ifPresent(found -> all = found);
  }

  /** Places one, or changes the reason of one. */
  public void place() {
    String why = reason == null ? "" : reason.strip();
    if (why.length() > Holds.MOST_REASON) {
      answers.wrong("reason", texts.of("hold.long-reason", Holds.MOST_REASON));
      return;
    }
    Optional<String> of =
        Optional.ofNullable(mailbox).map(String::strip).filter(some -> !some.isEmpty());
    Answer<Hold> answer = holds.place(visitor.caller(), parameters.text("account"), of, why);
    if (of.isPresent() && answer instanceof Answer.Failed<Hold>(Failure.NotFound _)) {
      answers.wrong("held", texts.of("hold.no-folder"));
      return;
    }
    answers.take(answer).ifPresent(placed -> back("hold.placed"));
  }

  public void lift() {
    answers
        .take(holds.lift(visitor.caller(), parameters.text("account"), parameters.some("lift")))
        .ifPresent(lifted -> back("hold.lifted"));
  }

  /** Lifts the hold on the whole account. */
  public void liftAll() {
    answers
        .take(holds.lift(visitor.caller(), parameters.text("account"), Optional.empty()))
        .ifPresent(lifted -> back("hold.lifted"));
  }

  private void back(String said) {
    notices.show(Notice.of(said));
    Redirect.to("/recovery?account=" + Redirect.encoded(parameters.text("account")));
  }

  public List<Hold> getAll() {
    return all;
  }

  /** The folder to hold, as typed; empty for the whole account. */
  public String getMailbox() {
    return mailbox;
  }

  public void setMailbox(String mailbox) {
    this.mailbox = mailbox;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}

package org.carillon.webmail.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.identity.history.SignInHistory;
import org.carillon.identity.session.AccountSessions;
import org.carillon.identity.session.OpenSession;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.web.session.HistoryWords;
import org.carillon.web.session.SessionLine;
import org.carillon.web.session.SessionWords;

/** The reader's sessions, and how to end them. */
@Named("security")
@RequestScoped
public class SecurityPage {
  @Inject private AccountSessions sessions;
  @Inject private SessionWords words;
  @Inject private SignInHistory history;
  @Inject private HistoryWords historyWords;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  private List<SessionLine> open = List.of();
  private List<SessionLine> seen = List.of();

  public void load() {
    answers
        .take(sessions.list(visitor.caller(), visitor.caller().name()))
        .ifPresent(found -> open = words.lines(found));
    answers
        .take(history.list(visitor.caller(), visitor.caller().name()))
        .ifPresent(found -> seen = historyWords.lines(found));
  }

  public void end() {
    Answer<OpenSession> answer =
        sessions.end(visitor.caller(), visitor.caller().name(), parameters.text("end"));
    if (answer instanceof Answer.Failed<OpenSession>(Failure.NotFound _)) {
      Redirect.to("/security");
      return;
    }
    answers
        .take(answer)
        .ifPresent(
            gone -> {
              notices.show(Notice.of("session.ended"));
              Redirect.to("/security");
            });
  }

  /** The latest sign-ins. */
  public List<SessionLine> getSeen() {
    return seen;
  }

  public List<SessionLine> getOpen() {
    return open;
  }
}

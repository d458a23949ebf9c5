package org.carillon.webmail.quarantine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.transport.quarantine.QuarantineAction;
import org.carillon.transport.quarantine.QuarantineLink;
import org.carillon.transport.quarantine.QuarantineLinks;
import org.carillon.web.Answers;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;

/**
 * The target of links in the quarantine report. It says what the link does, and does it only when
 * that is confirmed, so that programs that follow links in mail change nothing. No sign-in needed.
 */
@Named("held")
@RequestScoped
public class QuarantineLinkPage {
  @Inject private QuarantineLinks links;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;

  private Optional<QuarantineLink> link = Optional.empty();

  /** Looks up what the link does. */
  public void load() {
    if (getDone().isEmpty()) {
      take(links.read(getToken()));
    }
  }

  public void confirm() {
    take(links.follow(getToken()));
    link.ifPresent(done -> Redirect.to("/held?done=" + word(done.action())));
  }

  private void take(Answer<QuarantineLink> answer) {
    switch (answer) {
      case Answer.Done<QuarantineLink>(QuarantineLink found) -> link = Optional.of(found);
      case Answer.Failed<QuarantineLink>(Failure.NotFound _) -> link = Optional.empty();
      case Answer.Failed<QuarantineLink>(Failure failure) -> answers.show(null, failure);
    }
  }

  private static String word(QuarantineAction action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  public String getToken() {
    return parameters.text("t");
  }

  /** A word for what was done just now; empty for nothing. */
  public String getDone() {
    String done = parameters.text("done");
    return Arrays.stream(QuarantineAction.values())
        .map(QuarantineLinkPage::word)
        .filter(done::equals)
        .findFirst()
        .orElse("");
  }

  /** The link's content; null when there is nothing to do. */
  public QuarantineLink getLink() {
    return link.orElse(null);
  }

  /** The link's action, as a word. */
  public String getAction() {
    return link.map(known -> word(known.action())).orElse("");
  }

  /** Returns whether the message still exists. */
  public boolean isThere() {
    return link.flatMap(QuarantineLink::message).isPresent();
  }
}

package org.carillon.webmail.quarantine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.transport.QuarantineAction;
import org.carillon.transport.QuarantineLink;
import org.carillon.transport.QuarantineLinks;
import org.carillon.web.Answers;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;

/**
 * Where a link of the list of the quarantine leads: says what it does, and does it when that is
 * confirmed, so that programs that follow links in mail do nothing. Needs no sign-in.
 */
@Named("held")
@RequestScoped
public class HeldPage {
  @Inject private QuarantineLinks links;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;

  private Optional<QuarantineLink> link = Optional.empty();

  /** Looks what the link does. */
  public void load() {
    if (getDone().isEmpty()) {
      take(links.read(getToken()));
    }
  }

  /** Does it. */
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

  /** What the link says. */
  public String getToken() {
    return parameters.text("t");
  }

  /** What was done a moment ago; empty for nothing. */
  public String getDone() {
    String done = parameters.text("done");
    return Arrays.stream(QuarantineAction.values())
        .map(HeldPage::word)
        .filter(done::equals)
        .findFirst()
        .orElse("");
  }

  /** What it does; null when there is nothing to do. */
  public QuarantineLink getLink() {
    return link.orElse(null);
  }

  /** What it does, as a word. */
  public String getAction() {
    return link.map(known -> word(known.action())).orElse("");
  }

  /** Whether the message is still there. */
  public boolean isThere() {
    return link.flatMap(QuarantineLink::message).isPresent();
  }
}

package org.carillon.webmail.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.policy.sentence.ForwardTargets;
import org.carillon.web.Answers;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;

/**
 * Where the link leads that asks somebody to take an account's mail: says what it does, and does it
 * when that is confirmed, so that programs that follow links in mail do nothing. Needs no sign-in.
 */
@Named("agree")
@RequestScoped
public class AgreePage {
  @Inject private ForwardTargets targets;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;

  private ForwardTargets.Request wanted;

  /** Looks what the link asks for. */
  public void load() {
    if (!isDone()) {
      wanted = targets.read(getToken()).orElse(null);
    }
  }

  /** Agrees. */
  public void confirm() {
    switch (targets.agree(getToken())) {
      case Answer.Done<ForwardTargets.Request> _ -> Redirect.to("/agree?done=1");
      case Answer.Failed<ForwardTargets.Request>(Failure.NotFound _) -> wanted = null;
      case Answer.Failed<ForwardTargets.Request>(Failure failure) -> {
        load();
        answers.show(null, failure);
      }
    }
  }

  /** What the link says. */
  public String getToken() {
    return parameters.text("t");
  }

  /** Whether somebody agreed a moment ago. */
  public boolean isDone() {
    return parameters.text("done").equals("1");
  }

  /** What is asked for; null when the link is none. */
  public ForwardTargets.Request getWanted() {
    return wanted;
  }
}

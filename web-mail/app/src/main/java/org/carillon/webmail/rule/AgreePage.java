package org.carillon.webmail.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.policy.sentence.ForwardConsent;
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
    wanted = targets.read(getToken()).orElse(null);
  }

  /** Agrees. */
  public void confirm() {
    switch (targets.agree(getToken())) {
      case Answer.Done<ForwardTargets.Request> _ ->
          Redirect.to("/agree?done=1&t=" + Redirect.encoded(getToken()));
      case Answer.Failed<ForwardTargets.Request>(Failure.NotFound _) -> wanted = null;
      case Answer.Failed<ForwardTargets.Request>(Failure failure) -> {
        load();
        answers.show(null, failure);
      }
    }
  }

  /** Says no, also after having agreed. */
  public void refuse() {
    switch (targets.refuse(getToken())) {
      case Answer.Done<ForwardTargets.Request> _ ->
          Redirect.to("/agree?t=" + Redirect.encoded(getToken()));
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

  /** Whether somebody agreed to it. */
  public boolean isAgreed() {
    return wanted != null && wanted.consent() == ForwardConsent.AGREED;
  }

  /** Whether somebody said no. */
  public boolean isRefused() {
    return wanted != null && wanted.consent() == ForwardConsent.REFUSED;
  }

  /** Whether it may be agreed to now. */
  public boolean isOpen() {
    return wanted != null && wanted.isOpen() && !isAgreed();
  }

  /** What is asked for; null when the link is none. */
  public ForwardTargets.Request getWanted() {
    return wanted;
  }
}

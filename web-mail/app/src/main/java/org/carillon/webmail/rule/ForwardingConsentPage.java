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
 * The target of the link in a request to accept an account's forwarded mail. It says what the link
 * does, and does it only when that is confirmed, so that programs that follow links in mail change
 * nothing. No sign-in needed.
 */
@Named("agree")
@RequestScoped
public class ForwardingConsentPage {
  @Inject private ForwardTargets targets;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;

  private ForwardTargets.Request wanted;

  /** Looks up what the link asks for. */
  public void load() {
    wanted = targets.read(getToken()).orElse(null);
  }

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

  /** Refuses, also after a previous consent. */
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

  public String getToken() {
    return parameters.text("t");
  }

  /** Returns whether the request was accepted just now. */
  public boolean isDone() {
    return parameters.text("done").equals("1");
  }

  /** Returns whether the request is accepted. */
  public boolean isAgreed() {
    return wanted != null && wanted.consent() == ForwardConsent.AGREED;
  }

  /** Returns whether the request is refused. */
  public boolean isRefused() {
    return wanted != null && wanted.consent() == ForwardConsent.REFUSED;
  }

  /** Returns whether the request may be accepted now. */
  public boolean isOpen() {
    return wanted != null && wanted.isOpen() && !isAgreed();
  }

  /** The request; null when the link is invalid. */
  public ForwardTargets.Request getWanted() {
    return wanted;
  }
}

package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.carillon.account.setting.Appearance;
import org.carillon.account.setting.Appearances;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.web.request.Redirect;

/** The signed-in account's appearance, stored with the account and in this browser. */
@RequestScoped
public class OwnAppearance {
  @Inject private Appearances appearances;
  @Inject private HttpServletRequest request;

  /** Sets the appearance for all browsers of the caller. */
  public Answer<Appearance> choose(Caller caller, Appearance appearance) {
    Answer<Appearance> answer = appearances.choose(caller, appearance);
    if (answer instanceof Answer.Done<Appearance>(Appearance chosen)) {
      AppearanceCookie.write(request, Redirect.response(), chosen);
    }
    return answer;
  }

  /** Updates this browser's cookie; on a failure the old one stays. */
  void tell(Caller caller) {
    if (appearances.of(caller) instanceof Answer.Done<Appearance>(Appearance appearance)) {
      AppearanceCookie.write(request, Redirect.response(), appearance);
    }
  }
}

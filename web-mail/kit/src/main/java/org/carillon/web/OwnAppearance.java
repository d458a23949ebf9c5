package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.carillon.account.setting.Appearance;
import org.carillon.account.setting.Appearances;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.web.request.Redirect;

/** The look of whoever is signed in: kept with the account, and told to this browser. */
@RequestScoped
public class OwnAppearance {
  @Inject private Appearances appearances;
  @Inject private HttpServletRequest request;

  /** Chooses a look for every browser of the caller's. */
  public Answer<Appearance> choose(Caller caller, Appearance appearance) {
    Answer<Appearance> answer = appearances.choose(caller, appearance);
    if (answer instanceof Answer.Done<Appearance>(Appearance chosen)) {
      AppearanceCookie.write(request, Redirect.response(), chosen);
    }
    return answer;
  }

  /** Tells this browser; one that can't be told now keeps what it has. */
  void tell(Caller caller) {
    if (appearances.of(caller) instanceof Answer.Done<Appearance>(Appearance appearance)) {
      AppearanceCookie.write(request, Redirect.response(), appearance);
    }
  }
}

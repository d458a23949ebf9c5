package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.carillon.account.setting.Look;
import org.carillon.account.setting.Looks;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.web.request.Redirect;

/** The look of whoever is signed in: kept with the account, and told to this browser. */
@RequestScoped
public class OwnLook {
  @Inject private Looks looks;
  @Inject private HttpServletRequest request;

  /** Chooses a look for every browser of the caller's. */
  public Answer<Look> choose(Caller caller, Look look) {
    Answer<Look> answer = looks.choose(caller, look);
    if (answer instanceof Answer.Done<Look>(Look chosen)) {
      LookCookie.write(request, Redirect.response(), chosen);
    }
    return answer;
  }

  /** Tells this browser; one that can't be told now keeps what it has. */
  void tell(Caller caller) {
    if (looks.of(caller) instanceof Answer.Done<Look>(Look look)) {
      LookCookie.write(request, Redirect.response(), look);
    }
  }
}

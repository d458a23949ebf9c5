package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.identity.token.Tokens;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Actions on administrators beyond those on all directory objects. */
@Named("administrators")
@RequestScoped
public class AdministratorsPage {
  @Inject private Tokens tokens;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** Signs an administrator out everywhere. */
  public void signOut() {
    String wanted = parameters.text("out");
    answers
        .take(tokens.signOutEverywhere(visitor.caller(), wanted))
        .ifPresent(
            done -> {
              notices.show(Notice.of("account.signed-out", wanted));
              Redirect.to("/administrators");
            });
  }
}

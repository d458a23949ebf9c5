package org.carillon.rest.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;

/** The field {@value #FIELD}, the password where a bearer token is not enough. */
@RequestScoped
public class PasswordField {
  public static final String FIELD = "currentPassword";

  @Inject Sessions sessions;
  @Inject SignedIn who;

  /** Returns the caller, authenticated again if the field is present. */
  public Caller caller(Fields fields) {
    return fields.optionalText(FIELD).map(this::admitted).orElseGet(who::caller);
  }

  private Caller admitted(String password) {
    var credentials = new Credentials.OwnPassword(who.caller(), password);
    return switch (sessions.signIn(credentials, who.peer())) {
      case SignIn.Admitted(Caller caller, var _, var _) -> caller;
      case SignIn.Rejected _, SignIn.SecondFactorNeeded _ ->
          throw new Refused(Problem.at(422, FIELD, "wrong", "The current password is wrong."));
      case SignIn.TryLater later -> throw new Refused(SignInFilter.later(later));
    };
  }
}

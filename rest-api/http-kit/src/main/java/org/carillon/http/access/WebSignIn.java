package org.carillon.http.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.listener.WebClients;

/** Authenticates requests to resources outside JAX-RS. */
@ApplicationScoped
public class WebSignIn {
  /** The text for accounts with a second factor, which a program cannot be asked for. */
  public static final String SECOND_FACTOR =
      "This account's password works only in the webmail. Use a token or an application"
          + " password.";

  @Inject Sessions sessions;
  @Inject WebClients clients;

  /** The outcome of authentication. */
  public sealed interface Outcome {}

  /** Authenticated as the caller. */
  public record In(Caller caller) implements Outcome {}

  /** The request was not authenticated; {@code why} is a sentence. */
  public record Out(int status, String why) implements Outcome {}

  public Peer peer(HttpServletRequest request) {
    return RequestPeer.of(clients, request);
  }

  /** Signs in by the Authorization header. */
  public Outcome of(HttpServletRequest request) {
    var credentials = Authorization.parse(request.getHeader("Authorization"));
    if (credentials.isEmpty()) {
      return new Out(401, "Sign in with Basic or Bearer authentication.");
    }
    return switch (sessions.signIn(credentials.get(), RequestPeer.of(clients, request))) {
      case SignIn.Admitted admitted -> new In(admitted.caller());
      case SignIn.Rejected(SignIn.Reason reason) ->
          switch (reason) {
            case WRONG -> new Out(401, "The name, password or token is wrong.");
            case NOT_ALLOWED -> new Out(403, "This account is switched off.");
            case NEEDS_ENCRYPTION -> new Out(403, "Sign in over HTTPS.");
            case PASSWORD_EXPIRED ->
                new Out(403, "Your password has expired. Change it in the webmail.");
            case NOT_AUTHORIZED_AS -> new Out(403, "You are not allowed to act as another user.");
          };
      case SignIn.SecondFactorNeeded _ -> new Out(403, SECOND_FACTOR);
      case SignIn.Barred barred -> new Out(503, barred.why());
      case SignIn.NotNow(String why) -> new Out(503, why);
    };
  }
}

package org.carillon.http.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.listener.WebClients;

/** Who sends a request to what is no JAX-RS resource. */
@ApplicationScoped
public class WebSignIn {
  /** What is told who has a second factor, of which a program cannot be asked. */
  public static final String SECOND_FACTOR =
      "This account's password opens the webmail alone: use a token or an application password.";

  @Inject Sessions sessions;
  @Inject WebClients clients;

  /** What came of it. */
  public sealed interface Outcome {}

  /**
   * It is known who asks.
   *
   * @param caller who
   */
  public record In(Caller caller) implements Outcome {}

  /**
   * It is not.
   *
   * @param status the HTTP status of that
   * @param why a sentence
   */
  public record Out(int status, String why) implements Outcome {}

  /** Where a request comes from. */
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
            case WRONG -> new Out(401, "Name, password or token is wrong.");
            case NOT_ALLOWED -> new Out(403, "This account is switched off.");
            case NEEDS_ENCRYPTION -> new Out(403, "Sign in over HTTPS.");
            case PASSWORD_EXPIRED ->
                new Out(403, "Your password is too old; choose another in the webmail.");
            case NOT_AUTHORIZED_AS -> new Out(403, "You may not act as somebody else.");
          };
      case SignIn.SecondFactorNeeded _ -> new Out(403, SECOND_FACTOR);
      case SignIn.Barred barred -> new Out(503, barred.why());
      case SignIn.NotNow(String why) -> new Out(503, why);
    };
  }
}

package org.carillon.rest.access;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.http.access.Authorization;
import org.carillon.http.access.RequestPeer;
import org.carillon.http.access.WebSignIn;
import org.carillon.listener.WebClients;
import org.carillon.rest.kit.Problem;

/** Authenticates callers; open resources may tell more to authenticated ones, and never refuse. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SignInFilter implements ContainerRequestFilter {
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  @Inject Sessions sessions;
  @Inject SignedIn signedIn;
  @Inject WebClients clients;
  @Context ResourceInfo resource;
  @Context HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    boolean open = resource.getResourceClass().isAnnotationPresent(Open.class);
    var credentials = Authorization.parse(context.getHeaderString(HttpHeaders.AUTHORIZATION));
    if (credentials.isEmpty()) {
      refuse(
          open,
          context,
          () -> challenge(context, "missing", "Sign in with Basic or Bearer authentication."));
      return;
    }
    Peer peer = RequestPeer.of(clients, request);
    switch (open ? soon(credentials.get(), peer) : sessions.signIn(credentials.get(), peer)) {
      case SignIn.Admitted(Caller caller, var _, var _) -> signedIn.admit(caller, peer);
      case SignIn.Rejected(SignIn.Reason reason) ->
          refuse(open, context, () -> rejection(context, reason));
      case SignIn.SecondFactorNeeded _ ->
          refuse(
              open,
              context,
              () -> Problem.refused("second-factor", WebSignIn.SECOND_FACTOR).response());
      case SignIn.TryLater later -> refuse(open, context, () -> later(later));
    }
  }

  /** Authenticates within a short time: open resources answer even while the database hangs. */
  private SignIn soon(Credentials credentials, Peer peer) {
    var asked = new FutureTask<>(() -> sessions.signIn(credentials, peer));
    Thread.ofVirtual().name("sign-in").start(asked);
    try {
      return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException hangs) {
      return new SignIn.NotNow("The sign-in takes too long at the moment. Try again later.");
    } catch (ExecutionException surprise) {
      throw new IllegalStateException(surprise.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new SignIn.NotNow("The server is stopping.");
    }
  }

  private static void refuse(
      boolean open, ContainerRequestContext context, Supplier<Response> answer) {
    if (!open) {
      context.abortWith(answer.get());
    }
  }

  private static Response rejection(ContainerRequestContext context, SignIn.Reason reason) {
    return switch (reason) {
      case WRONG -> challenge(context, "wrong", "The name, password or token is wrong.");
      case NOT_ALLOWED ->
          Problem.refused("switched-off", "This account is switched off.").response();
      case NEEDS_ENCRYPTION ->
          Problem.refused("needs-encryption", "Sign in over HTTPS.").response();
      case PASSWORD_EXPIRED ->
          Problem.refused(
                  "password-expired", "Your password has expired. Change it in the webmail.")
              .response();
      case NOT_AUTHORIZED_AS ->
          Problem.refused("not-authorized-as", "You are not allowed to act as another user.")
              .response();
    };
  }

  /** Answers that a password may be sent; page scripts' requests open no browser dialog. */
  private static Response challenge(ContainerRequestContext context, String code, String detail) {
    var answer = Response.fromResponse(Problem.of(401, code, detail).response());
    if (!isOfScript(context)) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Carillon\", charset=\"UTF-8\"");
    }
    return answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Carillon\"").build();
  }

  private static boolean isOfScript(ContainerRequestContext context) {
    String mode = context.getHeaderString("Sec-Fetch-Mode");
    return mode != null && !mode.equals("navigate")
        || "XMLHttpRequest".equalsIgnoreCase(context.getHeaderString("X-Requested-With"));
  }

  /** A blocked client is told only until when it is blocked. */
  public static Response later(SignIn.TryLater later) {
    return switch (later) {
      case SignIn.Barred barred -> Problem.later("barred", barred.why(), barred.rest());
      case SignIn.NotNow(String why) -> Problem.later(why);
    };
  }
}

package org.carillon.web.request;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.secondfactor.SecondFactors;
import org.jboss.logging.MDC;

/**
 * Turns the session cookie into a caller, and redirects requests without one to the sign-in page,
 * which returns to the requested page; a message that was sent is kept.
 */
public class SignInFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** The sign-in page, within each application. */
  public static final String PAGE = "/sign-in";

  /** The path where identity sources report sign-outs; browsers do not use it. */
  public static final String BACK_CHANNEL = "/back-channel-logout";

  /** The path for SAML: browsers bring providers' responses, and providers fetch our metadata. */
  public static final String SAML = "/saml";

  /** The paths of looks' style sheets, logos and pictures, which the sign-in page uses, too. */
  public static final String LOOK_SHEET = "/look.css";

  public static final String LOOK_LOGO = "/logo";
  public static final String LOOK_PICTURE = "/skin-picture";

  /** Paths that accept foreign forms, which are verified by their content only. */
  private static final Set<String> FOREIGN = Set.of(BACK_CHANNEL, SAML);

  /** The key of the session in log lines. */
  private static final String SESSION = "session";

  private static final Set<String> OPEN =
      Set.of(
          PAGE,
          BACK_CHANNEL,
          SAML,
          "/problem",
          "/favicon.ico",
          LOOK_SHEET,
          LOOK_LOGO,
          LOOK_PICTURE);

  @Inject private transient Sessions sessions;
  @Inject private transient SecondFactors secondFactors;
  @Inject private transient WebApplication application;
  @Inject private transient Visitor visitor;

  /** Returns whether a path accepts foreign forms. */
  public static boolean takesForeignForms(String path) {
    return FOREIGN.contains(path);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isStatic(request.getServletPath())) {
      chain.doFilter(request, response);
      return;
    }
    Peer peer = WebPeer.of(request);
    MDC.put(SESSION, peer.session());
    try {
      admit(peer, request, response, chain);
    } finally {
      MDC.remove(SESSION);
    }
  }

  private void admit(
      Peer peer, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    SecretCookie cookie = new SecretCookie(application.cookie());
    Optional<String> secret = cookie.read(request);
    if (secret.isPresent()) {
      var credentials = new Credentials.WebSession(secret.get());
      switch (sessions.signIn(credentials, peer)) {
        case SignIn.Admitted(var caller, var _, var _)
            when application.admits(caller) && !isDueElsewhere(caller) ->
            visitor.is(caller, secret.get());
        case SignIn.Admitted(var caller, var _, var _) -> cookie.clear(request, response);
        case SignIn.Rejected _, SignIn.SecondFactorNeeded _ -> cookie.clear(request, response);
        case SignIn.TryLater _ -> {
          if (!isOpen(path)) {
            FormBody.refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
          }
        }
      }
    }
    if (visitor.isSignedIn() && mustBeElsewhere(path)) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader(
          "Location", request.getContextPath() + application.secondFactorPage().orElseThrow());
    } else if (visitor.isSignedIn()
        && !isOpen(path)
        && !application.shows(path, visitor.caller())) {
      FormBody.refuse(request, response, HttpServletResponse.SC_FORBIDDEN);
    } else if (visitor.isSignedIn()) {
      chain.doFilter(
          withPrincipal(request, new SignedIn(visitor.caller(), visitor.secret())), response);
    } else if (isOpen(path)) {
      chain.doFilter(request, response);
    } else {
      toSignIn(request, response, secret.isPresent());
    }
  }

  /** Returns whether the caller must set up a second factor, which this application cannot do. */
  private boolean isDueElsewhere(Caller caller) {
    return application.secondFactorPage().isEmpty() && secondFactors.isDue(caller);
  }

  /** A caller without the required second factor must set it up before anything else. */
  private boolean mustBeElsewhere(String path) {
    return !isOpen(path)
        && application.secondFactorPage().filter(page -> !page.equals(path)).isPresent()
        && secondFactors.isDue(visitor.caller());
  }

  private boolean isOpen(String path) {
    return OPEN.contains(path) || application.open().contains(path);
  }

  private static HttpServletRequest withPrincipal(HttpServletRequest request, SignedIn signedIn) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public Principal getUserPrincipal() {
        return signedIn;
      }
    };
  }

  private static boolean isStatic(String path) {
    return path.startsWith("/kit/")
        || path.startsWith("/look/")
        || path.equals("/jakarta.faces.resource");
  }

  private void toSignIn(HttpServletRequest request, HttpServletResponse response, boolean ended) {
    Optional<String> held =
        request.getMethod().equals("POST") && !RequestOrigin.isForeign(request)
            ? application.hold(request, response)
            : Optional.empty();
    StringBuilder to = new StringBuilder(request.getContextPath()).append(PAGE);
    char join = '?';
    Optional<String> back = held.or(() -> asked(request));
    if (back.isPresent()) {
      to.append("?to=").append(URLEncoder.encode(back.get(), StandardCharsets.UTF_8));
      join = '&';
    }
    if (ended || held.isPresent()) {
      to.append(join).append("ended=1");
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", to.toString());
  }

  /** The requested page, if it can be requested again. */
  private static Optional<String> asked(HttpServletRequest request) {
    if (!request.getMethod().equals("GET") || request.getHeader("Turbo-Frame") != null) {
      return Optional.empty();
    }
    String query = request.getQueryString();
    return Optional.of(request.getServletPath() + (query == null ? "" : "?" + query));
  }
}

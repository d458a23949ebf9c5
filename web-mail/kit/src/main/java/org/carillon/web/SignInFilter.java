package org.carillon.web;

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
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;

/**
 * Makes the session cookie into a caller, and sends those without one to the sign-in page, from
 * where they come back to the page they asked for.
 */
public class SignInFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** The sign-in page, within each application. */
  public static final String PAGE = "/sign-in";

  private static final Set<String> OPEN = Set.of(PAGE, "/problem", "/favicon.ico");

  @Inject private transient Sessions sessions;
  @Inject private transient WebApplication application;
  @Inject private transient Visitor visitor;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    if (isStatic(path)) {
      chain.doFilter(request, response);
      return;
    }
    SecretCookie cookie = new SecretCookie(application.cookie());
    Optional<String> secret = cookie.read(request);
    if (secret.isPresent()) {
      var credentials = new Credentials.Token(secret.get());
      switch (sessions.signIn(credentials, WebPeer.of(request))) {
        case SignIn.Admitted(var caller) when application.admits(caller) ->
            visitor.is(caller, secret.get());
        case SignIn.Admitted(var caller) -> cookie.clear(request, response);
        case SignIn.Rejected(var reason) -> cookie.clear(request, response);
        case SignIn.TryLater(var why) -> {
          if (!OPEN.contains(path)) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
          }
        }
      }
    }
    if (visitor.isSignedIn()) {
      chain.doFilter(
          withPrincipal(request, new SignedIn(visitor.caller(), visitor.secret())), response);
    } else if (OPEN.contains(path)) {
      chain.doFilter(request, response);
    } else {
      toSignIn(request, response, secret.isPresent());
    }
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

  private static void toSignIn(
      HttpServletRequest request, HttpServletResponse response, boolean ended) {
    StringBuilder to = new StringBuilder(request.getContextPath()).append(PAGE);
    char join = '?';
    if (request.getMethod().equals("GET") && request.getHeader("Turbo-Frame") == null) {
      String query = request.getQueryString();
      String asked = request.getServletPath() + (query == null ? "" : "?" + query);
      to.append("?to=").append(URLEncoder.encode(asked, StandardCharsets.UTF_8));
      join = '&';
    }
    if (ended) {
      to.append(join).append("ended=1");
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", to.toString());
  }
}

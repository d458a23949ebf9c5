package org.carillon.web.form;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.carillon.web.request.FormBody;
import org.carillon.web.request.RequestOrigin;
import org.carillon.web.request.SecretCookie;
import org.carillon.web.request.SignInFilter;
import org.carillon.web.request.Visitor;
import org.carillon.web.request.WebApplication;

/**
 * Accepts only our own forms: not sent from another site's page, and with the token that belongs to
 * the session or, before sign-in, to the visit's own cookie. Faces' stateless views have no such
 * protection.
 */
public class FormFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** The attribute with the token for the page's forms. */
  static final String ATTRIBUTE = "org.carillon.web.token";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final SecretCookie VISIT = new SecretCookie("carillon-visit");
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject private transient Visitor visitor;
  @Inject private transient WebApplication application;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> known =
        visitor.isSignedIn() ? Optional.of(visitor.secret()) : VISIT.read(request);
    if (isSocket(request) && RequestOrigin.isForeign(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    if (!SAFE.contains(request.getMethod())
        && !SignInFilter.takesForeignForms(request.getServletPath())) {
      if (RequestOrigin.isForeign(request)
          || known.isEmpty()
          || !FormToken.matches(known.get(), token(request))) {
        FormBody.refuse(request, response, HttpServletResponse.SC_FORBIDDEN);
        return;
      }
    }
    String secret = known.orElseGet(FormFilter::random);
    String page = request.getServletPath();
    if (known.isEmpty() && (page.equals(SignInFilter.PAGE) || application.open().contains(page))) {
      VISIT.write(request, response, secret);
    }
    request.setAttribute(ATTRIBUTE, FormToken.of(secret));
    chain.doFilter(request, response);
  }

  /** Other requests send it in a header, which no page of another site can send. */
  private static String token(HttpServletRequest request) {
    String header = request.getHeader(FormToken.HEADER);
    return header == null ? request.getParameter(FormToken.FIELD) : header;
  }

  /** A page of any site may open a WebSocket to us, and the browser sends our cookie with it. */
  private static boolean isSocket(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  private static String random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

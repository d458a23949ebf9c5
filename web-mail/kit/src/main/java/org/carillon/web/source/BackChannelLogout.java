package org.carillon.web.source;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.identity.source.BrowserSignIns;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.SignInFilter;

/**
 * The endpoint where a source ({@code source}, its name) reports a sign-out (OpenID Connect
 * Back-Channel Logout 1.0 §2.5). Its signature authenticates it, whoever sends it.
 */
@WebServlet(SignInFilter.BACK_CHANNEL)
public class BackChannelLogout extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient BrowserSignIns sources;
  @Inject private transient RequestParameters parameters;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Boolean> ended =
        sources.ended(parameters.text("source"), parameters.text("logout_token"));
    if (ended.isEmpty()) {
      response.setHeader("Retry-After", "30");
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } else if (!ended.get()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      response.setContentType("application/json");
      response
          .getOutputStream()
          .write("{\"error\":\"invalid_request\"}".getBytes(StandardCharsets.US_ASCII));
    }
  }
}

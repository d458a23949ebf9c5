package org.carillon.webmail.challenge;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.listener.acme.AcmeTokens;
import org.carillon.web.request.AcmeHttpChallenges;

/** Answers the challenges of certificate authorities that validate a host (RFC 8555 §8.3). */
@WebServlet(AcmeHttpChallenges.PATH + "/*")
public class ChallengeServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient AcmeTokens tokens;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    Optional<String> answer = path == null ? Optional.empty() : tokens.answer(path.substring(1));
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/plain");
    response.setCharacterEncoding("US-ASCII");
    if (answer.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    byte[] octets = answer.get().getBytes(StandardCharsets.US_ASCII);
    response.setContentLength(octets.length);
    response.getOutputStream().write(octets);
  }
}

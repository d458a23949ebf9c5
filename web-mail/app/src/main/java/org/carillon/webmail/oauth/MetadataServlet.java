package org.carillon.webmail.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.identity.oauth.Issuers;
import org.carillon.identity.oauth.OAuthTokens;

/** The server's metadata for clients that discover it (RFC 8414 §3, RFC 8615). */
@WebServlet({MetadataServlet.OPENID, MetadataServlet.OAUTH})
public class MetadataServlet extends HttpServlet {
  /** OpenID Connect Discovery §4. */
  public static final String OPENID = "/.well-known/openid-configuration";

  /** The path of the metadata (RFC 8414 §3). */
  public static final String OAUTH = "/.well-known/oauth-authorization-server";

  private static final long serialVersionUID = 1L;

  @Inject private transient OAuthTokens tokens;
  @Inject private transient Issuers issuers;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> issuer = issuers.served(request.getHeader("Host"));
    if (issuer.isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    byte[] octets = tokens.metadata(issuer.get()).getBytes(StandardCharsets.UTF_8);
    // Pages of other sites are clients, too.
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setContentType("application/json");
    response.setContentLength(octets.length);
    response.getOutputStream().write(octets);
  }
}

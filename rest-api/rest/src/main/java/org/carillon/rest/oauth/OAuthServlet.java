package org.carillon.rest.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.http.access.WebSignIn;
import org.carillon.identity.oauth.AuthorizationStep;
import org.carillon.identity.oauth.Authorizations;
import org.carillon.identity.oauth.ClientRegistrations;
import org.carillon.identity.oauth.ClientRequest;
import org.carillon.identity.oauth.Issuers;
import org.carillon.identity.oauth.OAuthAnswer;
import org.carillon.identity.oauth.OAuthTokens;
import org.carillon.json.Json;
import org.carillon.rest.access.ResponseHeaders;
import org.jboss.logging.Logger;

/** OAuth 2.0 and OpenID Connect endpoints; without cookies, so other sites may call (CORS). */
@WebServlet(OAuthServlet.PATH + "/*")
public class OAuthServlet extends HttpServlet {
  static final String PATH = "/oauth";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(OAuthServlet.class);
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String BEARER = "bearer ";
  private static final String LET_IN = "let-in";

  @Inject private transient Authorizations authorizations;
  @Inject private transient OAuthTokens tokens;
  @Inject private transient ClientRegistrations registrations;
  @Inject private transient Issuers issuers;
  @Inject private transient WebSignIn signIn;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ResponseHeaders.PLAIN.forEach(response::setHeader);
    try {
      answer(request, response);
    } catch (IllegalArgumentException malformed) {
      refuse(response, 400, "invalid_request", "The body is not a valid form.");
    } catch (RuntimeException surprise) {
      LOG.error("An OAuth request failed, and the client got no answer", surprise);
      refuse(
          response,
          500,
          "server_error",
          "An internal error occurred. The server log has the details.");
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<String> issuer = issuers.served(request.getHeader("Host"));
    String path = Optional.ofNullable(request.getPathInfo()).orElse("");
    String method = request.getMethod().toUpperCase(Locale.ROOT);
    if (issuer.isEmpty()) {
      refuse(response, 400, "invalid_request", "This host is unknown.");
      return;
    }
    if (path.equals("/authorize")) {
      authorize(request, response, method, issuer.get());
      return;
    }
    response.setHeader("Access-Control-Allow-Origin", "*");
    if (method.equals("OPTIONS")) {
      response.setHeader("Access-Control-Allow-Methods", "GET, POST");
      response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    boolean reads = method.equals("GET") || method.equals("HEAD");
    boolean posts = method.equals("POST");
    switch (path) {
      case "/keys" -> {
        if (allowed(response, reads, "GET")) {
          write(response, tokens.keys());
        }
      }
      case "/userinfo" -> {
        if (allowed(response, reads || posts, "GET, POST")) {
          write(response, tokens.userInfo(bearer(request, posts)));
        }
      }
      case "/token" -> {
        if (allowed(response, posts, "POST")) {
          write(response, tokens.token(read(request, issuer.get())));
        }
      }
      case "/register" -> {
        if (allowed(response, posts, "POST")) {
          register(request, response, issuer.get());
        }
      }
      case "/device" -> {
        if (allowed(response, posts, "POST")) {
          write(response, tokens.device(read(request, issuer.get())));
        }
      }
      case "/revoke" -> {
        if (allowed(response, posts, "POST")) {
          write(response, tokens.revoke(read(request, issuer.get())));
        }
      }
      case "/introspect" -> {
        if (allowed(response, posts, "POST")) {
          write(response, tokens.introspect(read(request, issuer.get())));
        }
      }
      default -> refuse(response, 404, "not_found", "There is no resource at this URL.");
    }
  }

  private static boolean allowed(HttpServletResponse response, boolean is, String methods)
      throws IOException {
    if (!is) {
      response.setHeader("Allow", methods);
      refuse(response, 405, "invalid_request", "This method is not allowed here.");
    }
    return is;
  }

  private void authorize(
      HttpServletRequest request, HttpServletResponse response, String method, String issuer)
      throws IOException {
    if (!method.equals("GET") && !method.equals("POST")) {
      allowed(response, false, "GET, POST");
      return;
    }
    Map<String, List<String>> said =
        method.equals("POST")
            ? form(request)
            : FormText.parse(Optional.ofNullable(request.getQueryString()).orElse(""));
    String to =
        switch (authorizations.begin(said, issuer)) {
          case AuthorizationStep.Return(String uri, String _) -> uri;
          case AuthorizationStep.SignIn(String note, String _) -> page("request", note);
          case AuthorizationStep.Ask ask -> page("request", ask.note());
          case AuthorizationStep.LetIn(String note) -> page("request", note);
          case AuthorizationStep.Unanswerable(AuthorizationStep.Why why) ->
              page("problem", why.name().toLowerCase(Locale.ROOT));
        };
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", to);
    response.setHeader("Referrer-Policy", "no-referrer");
  }

  /** The webmail's page. */
  private static String page(String parameter, String value) {
    String root = System.getProperty("carillon.context.webmail", "/");
    return (root.endsWith("/") ? root : root + "/")
        + LET_IN
        + "?"
        + parameter
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private void register(HttpServletRequest request, HttpServletResponse response, String issuer)
      throws IOException {
    byte[] octets = request.getInputStream().readNBytes(FormText.MOST_OCTETS + 1);
    if (octets.length > FormText.MOST_OCTETS) {
      refuse(response, 413, "invalid_client_metadata", "The body is too large.");
      return;
    }
    String metadata = new String(octets, StandardCharsets.UTF_8);
    switch (registrations.register(issuer, metadata, signIn.peer(request))) {
      case OAuthAnswer.Done(String json) -> write(response, 201, json);
      case OAuthAnswer.Refused(int status, String error, String description) ->
          refuse(response, status, error, description);
    }
  }

  private ClientRequest read(HttpServletRequest request, String issuer) throws IOException {
    return new ClientRequest(
        form(request),
        Optional.ofNullable(request.getHeader("Authorization")),
        signIn.peer(request),
        issuer);
  }

  private static Map<String, List<String>> form(HttpServletRequest request) throws IOException {
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    if (!type.split(";", 2)[0].strip().equalsIgnoreCase(FORM)) {
      throw new IllegalArgumentException("No form");
    }
    byte[] octets = request.getInputStream().readNBytes(FormText.MOST_OCTETS + 1);
    if (octets.length > FormText.MOST_OCTETS) {
      throw new IllegalArgumentException("The body is too large.");
    }
    return FormText.parse(new String(octets, StandardCharsets.UTF_8));
  }

  /** RFC 6750 §2.1, §2.2; never from the address. */
  private static Optional<String> bearer(HttpServletRequest request, boolean posts)
      throws IOException {
    String header = request.getHeader("Authorization");
    if (header != null) {
      return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? Optional.of(header.substring(BEARER.length()).strip())
          : Optional.empty();
    }
    return posts && request.getContentType() != null
        ? form(request).getOrDefault("access_token", List.of()).stream().findFirst()
        : Optional.empty();
  }

  private static void write(HttpServletResponse response, OAuthAnswer answer) throws IOException {
    switch (answer) {
      case OAuthAnswer.Done(String json) -> write(response, 200, json);
      case OAuthAnswer.Refused(int status, String error, String description) ->
          refuse(response, status, error, description);
    }
  }

  private static void refuse(
      HttpServletResponse response, int status, String error, String description)
      throws IOException {
    if (error.equals("invalid_client")) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"Carillon\"");
    } else if (error.equals("invalid_token") || error.equals("insufficient_scope")) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"Carillon\", error=\"" + error + "\"");
    } else if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", "5");
    }
    write(
        response,
        status,
        Json.createObjectBuilder()
            .add("error", error)
            .add("error_description", description)
            .build()
            .toString());
  }

  private static void write(HttpServletResponse response, int status, String json)
      throws IOException {
    byte[] octets = json.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    if (octets.length > 0) {
      response.setContentType("application/json");
    }
    response.setContentLength(octets.length);
    response.getOutputStream().write(octets);
  }
}

package org.carillon.rest.scim;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.net.WebOrigin;
import org.carillon.http.access.WebSignIn;
import org.carillon.rest.access.ResponseHeaders;
import org.carillon.rest.kit.FieldsReader;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;
import org.carillon.rest.scim.schema.Offered;
import org.jboss.logging.Logger;

/** SCIM 2.0 over HTTP (RFC 7644 §3), beside the REST API and with the same authentication. */
@WebServlet(ScimServlet.PATH + "/*")
public class ScimServlet extends HttpServlet {
  static final String PATH = "/scim/v2";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ScimServlet.class);
  private static final String MEDIA_TYPE = "application/scim+json";
  private static final Set<String> READ = Set.of(MEDIA_TYPE, "application/json");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  @Inject private transient ScimDispatcher dispatcher;
  @Inject private transient WebSignIn signIn;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      write(response, dispatcher.answer(call(request, response)));
    } catch (ScimError error) {
      write(response, error);
    } catch (Refused refused) {
      write(
          response,
          new ScimError(
              refused.getResponse().getStatus(),
              refused.getResponse().getStatus() == 400 ? "invalidSyntax" : "",
              "The body must be a JSON object of at most " + Offered.MOST_OCTETS + " octets."));
    } catch (RuntimeException surprise) {
      String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
      LOG.errorf(surprise, "SCIM request failed, number %s", number);
      write(
          response,
          new ScimError(
              500,
              "",
              "An internal error occurred. The server log has the details under the"
                  + " number "
                  + number
                  + "."));
    }
  }

  private ScimCall call(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String method = request.getMethod();
    boolean isForeign =
        WebOrigin.isForeign(
            request.getHeader("Sec-Fetch-Site"),
            request.getHeader("Origin"),
            request.getHeader("Host"));
    if (isForeign && !SAFE.contains(method)) {
      throw new ScimError(403, "", "Cross-site requests cannot change anything here.");
    }
    Caller caller =
        switch (signIn.of(request)) {
          case WebSignIn.In(Caller admitted) -> admitted;
          case WebSignIn.Out(int status, String why) -> {
            if (status == HttpServletResponse.SC_UNAUTHORIZED) {
              response.addHeader("WWW-Authenticate", "Bearer realm=\"Carillon\"");
              response.addHeader("WWW-Authenticate", "Basic realm=\"Carillon\", charset=\"UTF-8\"");
            }
            throw new ScimError(status, "", why);
          }
        };
    String path = Optional.ofNullable(request.getPathInfo()).orElse("");
    List<String> parts = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    return new ScimCall(
        method.equals("HEAD") ? "GET" : method,
        parts,
        query(request),
        WITH_BODY.contains(method) ? Optional.of(body(request)) : Optional.empty(),
        Optional.ofNullable(request.getHeader("If-Match")),
        Optional.ofNullable(request.getHeader("If-None-Match")),
        caller,
        base(request));
  }

  private static String base(HttpServletRequest request) {
    String url = request.getRequestURL().toString();
    int at = url.indexOf(request.getContextPath() + PATH);
    return url.substring(0, at) + request.getContextPath() + PATH;
  }

  private static Map<String, String> query(HttpServletRequest request) {
    Map<String, String> query = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
    return query;
  }

  private static Complex body(HttpServletRequest request) throws IOException {
    String type = Optional.ofNullable(request.getContentType()).orElse(MEDIA_TYPE);
    String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!READ.contains(plain)) {
      throw new ScimError(415, "", "Send " + MEDIA_TYPE + ".");
    }
    byte[] octets = request.getInputStream().readNBytes(Offered.MOST_OCTETS + 1);
    return Complex.of(FieldsReader.read(octets).all());
  }

  private static void write(HttpServletResponse response, ScimAnswer answer) throws IOException {
    answer.tag().ifPresent(tag -> response.setHeader("ETag", tag));
    answer.location().ifPresent(where -> response.setHeader("Location", where));
    write(response, answer.status(), answer.body().map(Object::toString).orElse(""));
  }

  private static void write(HttpServletResponse response, ScimError error) throws IOException {
    if (error.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", "5");
    }
    write(response, error.status(), error.json().toString());
  }

  private static void write(HttpServletResponse response, int status, String text)
      throws IOException {
    ResponseHeaders.PLAIN.forEach(response::setHeader);
    response.setStatus(status);
    if (!text.isEmpty()) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      response.setContentType(MEDIA_TYPE);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }
}

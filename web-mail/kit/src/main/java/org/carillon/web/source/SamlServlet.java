package org.carillon.web.source;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carillon.identity.source.PostedSignIns;
import org.carillon.identity.source.PostedSignIns.Out;
import org.carillon.web.request.PageOrigin;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.SignInFilter;

/**
 * The SAML endpoint {@code /saml/NAME} of a source: providers fetch our metadata, and browsers post
 * the provider's response (SAML 2.0 Bindings §3.5). They come from another site, so without our
 * cookies; the sign-in page, where they continue, knows the browser. {@code /saml/NAME/out} is for
 * signing out.
 */
@WebServlet(SignInFilter.SAML + "/*")
public class SamlServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String OUT = "/out";
  private static final int MOST_STATE = 200;
  private static final int RETRY_SECONDS = 5;

  @Inject private transient PostedSignIns sources;
  @Inject private transient RequestParameters parameters;

  /** The content of a path: the source's name, and whether it is for signing out. */
  private record Place(String source, boolean isOut) {
    static Place of(HttpServletRequest request) {
      String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
      return path.endsWith(OUT)
          ? new Place(path.substring(0, path.length() - OUT.length()), true)
          : new Place(path, false);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Place place = Place.of(request);
    if (place.isOut()) {
      signOut(place, request, response);
      return;
    }
    String origin = PageOrigin.of(request);
    String own = request.getContextPath() + SignInFilter.PAGE;
    List<URI> pages =
        List.of(own, SignInFilter.PAGE, "/admin" + SignInFilter.PAGE).stream()
            .distinct()
            .map(page -> URI.create(origin + page))
            .toList();
    Optional<String> metadata = sources.metadata(place.source(), pages);
    if (metadata.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/samlmetadata+xml");
    response.getOutputStream().write(metadata.get().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Place place = Place.of(request);
    if (place.isOut()) {
      toSignIn(request, response, Map.of());
      return;
    }
    Optional<Map<String, String>> said =
        sources.posted(place.source(), here(request), parameters.text("SAMLResponse"));
    if (said.isEmpty()) {
      response.setIntHeader("Retry-After", RETRY_SECONDS);
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    Map<String, String> query = new TreeMap<>(said.get());
    String state = parameters.text("RelayState");
    query.put("state", state.isEmpty() || state.length() > MOST_STATE ? "none" : state);
    toSignIn(request, response, query);
  }

  private void signOut(Place place, HttpServletRequest request, HttpServletResponse response) {
    String query = request.getQueryString();
    Out out =
        query == null || parameters.text("SAMLRequest").isEmpty()
            ? new Out.Here()
            : sources.signedOut(place.source(), here(request), query);
    switch (out) {
      case Out.To(URI there) -> go(response, there.toString());
      case Out.Here() -> toSignIn(request, response, Map.of());
    }
  }

  private static URI here(HttpServletRequest request) {
    return URI.create(PageOrigin.of(request) + request.getRequestURI());
  }

  private static void toSignIn(
      HttpServletRequest request, HttpServletResponse response, Map<String, String> query) {
    String said =
        String.join(
            "&",
            query.entrySet().stream()
                .map(each -> each.getKey() + "=" + Redirect.encoded(each.getValue()))
                .toList());
    go(response, request.getContextPath() + SignInFilter.PAGE + (said.isEmpty() ? "" : "?" + said));
  }

  private static void go(HttpServletResponse response, String place) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", place);
  }
}

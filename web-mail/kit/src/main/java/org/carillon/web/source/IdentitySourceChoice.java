package org.carillon.web.source;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.identity.Credentials;
import org.carillon.identity.source.BrowserSignIns;
import org.carillon.identity.source.BrowserSignIns.Choice;
import org.carillon.identity.source.BrowserSignIns.Choices;
import org.carillon.identity.source.BrowserSignIns.Redirection;
import org.carillon.identity.source.BrowserSignIns.Way;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.SecretCookie;
import org.carillon.web.request.SignInFilter;
import org.carillon.web.request.WebPeer;

/** The identity sources for the sign-in page: the list, and the redirects there and back. */
@Named("choices")
@RequestScoped
public class IdentitySourceChoice {
  /** The cookie of this browser only; it is sent when another site redirects back here. */
  private static final SecretCookie NOTE = new SecretCookie("carillon-source");

  private static final int NOTE_SECONDS = 600;

  /** The parameters from sources (RFC 6749 §4.1.2, RFC 9207). */
  private static final List<String> SAID =
      List.of("state", "code", "iss", "error", "error_description");

  @Inject private BrowserSignIns sources;
  @Inject private RequestParameters parameters;
  @Inject private HttpServletRequest request;

  private Choices choices;
  private String out = "";

  private Choices choices() {
    if (choices == null) {
      choices = sources.choices(WebPeer.of(request));
    }
    return choices;
  }

  public List<Choice> getAll() {
    return choices().choices();
  }

  /** Returns whether passwords are disabled for the domain; administrators may use them. */
  public boolean isOnly() {
    return choices().only();
  }

  /**
   * The address that leads to a source.
   *
   * @param page the requested page
   */
  public String link(Choice choice, String page) {
    String to = page.isEmpty() ? "" : "&to=" + Redirect.encoded(page);
    String again = parameters.text("again").isEmpty() ? "" : "&again=1";
    return "sign-in?with=" + Redirect.encoded(choice.name()) + to + again;
  }

  /** The chosen source, or empty. */
  public Optional<String> chosen() {
    return parameters.some("with");
  }

  /**
   * Redirects the browser there.
   *
   * @param page the requested page
   */
  public Redirection depart(String source, String page, HttpServletResponse response) {
    Optional<URI> back = here();
    if (back.isEmpty()) {
      return new Redirection.Unknown();
    }
    Redirection departure = sources.depart(source, back.get(), page, WebPeer.of(request));
    if (departure instanceof Redirection.To(URI _, String note)) {
      NOTE.write(request, response, note, NOTE_SECONDS);
    }
    return departure;
  }

  /**
   * The data of a browser that returns.
   *
   * @param title the source's title
   * @param page the requested page
   */
  public record Back(Credentials.Visit visit, String title, String page) {}

  /** This browser's data; empty if it does not return. Removes the cookie. */
  public Optional<Back> back(HttpServletResponse response) {
    if (parameters.text("state").isEmpty()) {
      return Optional.empty();
    }
    String note = NOTE.read(request).orElse("");
    NOTE.clear(request, response);
    Optional<Way> way = sources.way(note);
    Map<String, String> said = new HashMap<>();
    SAID.forEach(name -> parameters.some(name).ifPresent(value -> said.put(name, value)));
    return Optional.of(
        new Back(
            new Credentials.Visit(note, said),
            way.map(Way::title).orElse(""),
            way.map(Way::page).orElse("")));
  }

  /** A note with which the sign-in page continues to the source's sign-out, or empty. */
  public Optional<String> farewell(String session) {
    return here().flatMap(page -> sources.farewell(session, page));
  }

  public void goOut(String note) {
    out = sources.place(note).map(URI::toString).orElse("");
  }

  /** The address where the page continues by itself, or empty. */
  public String getOut() {
    return out;
  }

  /** The sign-in page's address as the browser knows it; empty without a Host field. */
  private Optional<URI> here() {
    String host = request.getHeader("Host");
    try {
      return host == null || host.isEmpty()
          ? Optional.empty()
          : Optional.of(
              URI.create(
                  (WebPeer.isSecure(request) ? "https://" : "http://")
                      + host
                      + request.getContextPath()
                      + SignInFilter.PAGE));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}

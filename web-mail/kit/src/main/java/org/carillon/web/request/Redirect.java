package org.carillon.web.request;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a page goes when it is done: always to another address, never by rendering in place. */
public final class Redirect {

  private Redirect() {}

  /**
   * Answers 303, so that a reload repeats nothing.
   *
   * @param path the page within this application, with its query ({@code /mail?f=3})
   */
  public static void to(String path) {
    FacesContext context = FacesContext.getCurrentInstance();
    ExternalContext external = context.getExternalContext();
    external.setResponseStatus(HttpServletResponse.SC_SEE_OTHER);
    external.setResponseHeader("Location", external.getRequestContextPath() + path);
    context.responseComplete();
  }

  /** Sends the browser to another site, where it says who it is. */
  public static void out(URI place) {
    FacesContext context = FacesContext.getCurrentInstance();
    ExternalContext external = context.getExternalContext();
    external.setResponseStatus(HttpServletResponse.SC_SEE_OTHER);
    external.setResponseHeader("Location", place.toString());
    context.responseComplete();
  }

  /** Answers 204: the page that asks stays as it is. */
  public static void nowhere() {
    FacesContext context = FacesContext.getCurrentInstance();
    context.getExternalContext().setResponseStatus(HttpServletResponse.SC_NO_CONTENT);
    context.responseComplete();
  }

  /** The answer of the request whose page this is. */
  public static HttpServletResponse response() {
    return (HttpServletResponse)
        FacesContext.getCurrentInstance().getExternalContext().getResponse();
  }

  /** Answers with an error's page. */
  public static void astray(int status) {
    FacesContext context = FacesContext.getCurrentInstance();
    if (status == HttpServletResponse.SC_FORBIDDEN) {
      Problem.denied(context.getExternalContext().getRequestMap());
    }
    try {
      context.getExternalContext().responseSendError(status, null);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    context.responseComplete();
  }

  /** A text as part of a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Whether a text from outside names a page of this application, and nothing elsewhere ({@code
   * //evil.example}).
   */
  public static boolean isLocal(String path) {
    return path.startsWith("/")
        && !path.startsWith("//")
        && !path.contains("\\")
        && path.chars().noneMatch(Character::isISOControl);
  }
}

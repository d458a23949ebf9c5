package org.carillon.web.request;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The result of a page's action: always a redirect, never rendering in place. */
public final class Redirect {

  private Redirect() {}

  /**
   * Sends 303, so that a reload repeats nothing.
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

  /** Redirects the browser to another site to sign in. */
  public static void out(URI place) {
    FacesContext context = FacesContext.getCurrentInstance();
    ExternalContext external = context.getExternalContext();
    external.setResponseStatus(HttpServletResponse.SC_SEE_OTHER);
    external.setResponseHeader("Location", place.toString());
    context.responseComplete();
  }

  /** Sends 204: the current page stays as it is. */
  public static void nowhere() {
    FacesContext context = FacesContext.getCurrentInstance();
    context.getExternalContext().setResponseStatus(HttpServletResponse.SC_NO_CONTENT);
    context.responseComplete();
  }

  /** The response of the current page. */
  public static HttpServletResponse response() {
    return (HttpServletResponse)
        FacesContext.getCurrentInstance().getExternalContext().getResponse();
  }

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
   * Returns whether a text from outside is a page of this application, and not elsewhere ({@code
   * //evil.example}).
   */
  public static boolean isLocal(String path) {
    return path.startsWith("/")
        && !path.startsWith("//")
        && !path.contains("\\")
        && path.chars().noneMatch(Character::isISOControl);
  }
}

package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets this browser remember how pages are to look. */
@RequestScoped
public class LookCookie {
  @Inject private HttpServletRequest request;

  /** Remembers a look; what is not known is replaced by the automatic choice. */
  public void remember(String theme, String density, String language) {
    var response =
        (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse();
    Look.COOKIE.write(
        request, response, new Look(theme, density, language).text(), Look.REMEMBERED);
  }
}

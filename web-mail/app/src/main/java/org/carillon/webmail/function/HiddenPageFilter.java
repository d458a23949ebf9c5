package org.carillon.webmail.function;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletResponse;
import org.carillon.web.request.PageBean;
import org.carillon.web.request.Redirect;

/** Answers requests for a hidden page, and posts to it, as if the page did not exist. */
public class HiddenPageFilter implements PhaseListener {
  private static final long serialVersionUID = 1L;

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.RESTORE_VIEW;
  }

  @Override
  public void afterPhase(PhaseEvent event) {
    FacesContext context = event.getFacesContext();
    if (context.getViewRoot() == null || context.getResponseComplete()) {
      return;
    }
    String page = context.getViewRoot().getViewId().replaceFirst("^/", "").replace(".xhtml", "");
    if (!PageBean.named("functions", Functions.class, context).has(page)) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}

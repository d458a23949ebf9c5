package org.carillon.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;

/** Answers a rejected form with 422, which browsers and Turbo show in place. */
public class ValidationStatus implements PhaseListener {
  private static final long serialVersionUID = 1L;

  private static final int UNPROCESSABLE_CONTENT = 422;

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.RENDER_RESPONSE;
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    FacesContext context = event.getFacesContext();
    if (context.isPostback() && context.isValidationFailed()) {
      context.getExternalContext().setResponseStatus(UNPROCESSABLE_CONTENT);
    }
  }
}

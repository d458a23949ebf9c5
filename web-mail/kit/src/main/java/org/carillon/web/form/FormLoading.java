package org.carillon.web.form;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIViewAction;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;

/**
 * Loads a page for a form as for a link: its view actions run before the form's values are applied,
 * so that an action finds its data and a rejected form is shown over it. (Faces' own {@code
 * onPostback} comes too late, or, when immediate, skips the form's action.)
 */
public class FormLoading implements PhaseListener {
  private static final long serialVersionUID = 1L;

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.RESTORE_VIEW;
  }

  @Override
  public void afterPhase(PhaseEvent event) {
    FacesContext context = event.getFacesContext();
    UIViewRoot view = context.getViewRoot();
    if (!context.isPostback() || view == null) {
      return;
    }
    UIComponent metadata = view.getFacet(UIViewRoot.METADATA_FACET_NAME);
    if (metadata == null) {
      return;
    }
    for (UIComponent child : metadata.getChildren()) {
      if (child instanceof UIViewAction action && !context.getResponseComplete()) {
        action.getActionExpression().invoke(context.getELContext(), new Object[0]);
      }
    }
  }
}

package org.carillon.web.form;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import java.util.Iterator;
import java.util.Optional;

/**
 * Focuses the first invalid field of a rejected form by the page's {@code autofocus}: browsers
 * scroll to it, with script and without. Fields that are not Faces inputs, and the message above a
 * form without an invalid field ({@code k:messages}), do so themselves.
 */
public class WrongFieldFocus implements PhaseListener {
  private static final long serialVersionUID = 1L;

  private static final String FOCUS = "autofocus";

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.RENDER_RESPONSE;
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    FacesContext context = event.getFacesContext();
    if (context.isPostback() && context.isValidationFailed()) {
      first(context.getViewRoot())
          .ifPresent(wrong -> wrong.getPassThroughAttributes(true).put(FOCUS, FOCUS));
    }
  }

  /** The first invalid field, in the order of the page. */
  static Optional<UIInput> first(UIComponent from) {
    for (Iterator<UIComponent> each = from.getFacetsAndChildren(); each.hasNext(); ) {
      UIComponent component = each.next();
      Optional<UIInput> found =
          component instanceof UIInput input && !input.isValid()
              ? Optional.of(input)
              : first(component);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}

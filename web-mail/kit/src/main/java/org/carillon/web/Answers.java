package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Iterator;
import java.util.Optional;
import org.carillon.account.Answer;

/** Shows the core's answers: at the field they are about, above the form, or as a page. */
@RequestScoped
public class Answers {
  @Inject private Say say;

  /**
   * What was answered, if it was carried out; else what hinders it is shown, and nothing is left to
   * do.
   */
  public <T> Optional<T> take(Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> Optional.of(value);
      case Answer.NotFound<T>(String what) -> astray(HttpServletResponse.SC_NOT_FOUND);
      case Answer.NotAllowed<T>(String code, String message) -> refused(code, message);
      case Answer.Invalid<T>(String field, String code, String message) ->
          wrong(field, say.knows("invalid." + code) ? say.of("invalid." + code) : message);
      case Answer.Taken<T>(String field, String code, String message) ->
          wrong(field, inTheWay(code, message));
      case Answer.Outdated<T>(long version) -> wrong(null, say.of("outdated"));
      case Answer.TryLater<T>(String why) -> wrong(null, say.of("later"));
    };
  }

  private String inTheWay(String code, String message) {
    String key = code.equals(Answer.Taken.NAME) ? "taken" : "taken." + code;
    return say.knows(key) ? say.of(key) : message;
  }

  /** What a form wanted is refused above it; a page that may not be seen at all is none. */
  private <T> Optional<T> refused(String code, String message) {
    FacesContext context = FacesContext.getCurrentInstance();
    boolean isDeed =
        context.isPostback() && context.getCurrentPhaseId() == PhaseId.INVOKE_APPLICATION;
    String key = "refused." + code;
    return isDeed && !code.equals(Answer.NotAllowed.PLAIN)
        ? wrong(null, say.knows(key) ? say.of(key) : message)
        : astray(HttpServletResponse.SC_FORBIDDEN);
  }

  /** Says at a field, or above the form, why nothing was done. */
  public <T> Optional<T> wrong(String field, String sentence) {
    FacesContext context = FacesContext.getCurrentInstance();
    Optional<UIInput> input =
        field == null ? Optional.empty() : input(context.getViewRoot(), field);
    input.ifPresent(wrong -> mark(context, wrong));
    context.addMessage(
        input.map(wrong -> wrong.getClientId(context)).orElse(null),
        new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    context.validationFailed();
    return Optional.empty();
  }

  /** What was typed stays: a field that is not valid shows what was submitted. */
  private static void mark(FacesContext context, UIInput wrong) {
    wrong.setValid(false);
    wrong.setSubmittedValue(
        context.getExternalContext().getRequestParameterMap().get(wrong.getClientId(context)));
  }

  /** The field of that name in whatever form: findComponent looks into no form. */
  private static Optional<UIInput> input(UIComponent from, String field) {
    for (Iterator<UIComponent> each = from.getFacetsAndChildren(); each.hasNext(); ) {
      UIComponent component = each.next();
      Optional<UIInput> found =
          component instanceof UIInput own && field.equals(own.getId())
              ? Optional.of(own)
              : input(component, field);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static <T> Optional<T> astray(int status) {
    Go.astray(status);
    return Optional.empty();
  }
}

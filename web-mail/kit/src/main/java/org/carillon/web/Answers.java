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
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.request.Redirect;

/** Shows the core's results: errors at their field, above the form, or as a page. */
@RequestScoped
public class Answers {
  @Inject private FailureSentences sentences;

  /** Returns the result of a success; otherwise shows the failure and returns empty. */
  public <T> Optional<T> take(Answer<T> answer) {
    return take(null, answer);
  }

  /**
   * Returns the result of a success; otherwise shows the failure.
   *
   * @param field the field that shows the failure; null for the field that the failure names
   */
  public <T> Optional<T> take(String field, Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> Optional.of(value);
      case Answer.Failed<T>(Failure failure) -> show(field, failure);
    };
  }

  /** Returns whether an operation without a result succeeded; otherwise shows the failure. */
  public boolean done(Answer<Void> answer) {
    return take(answer.map(nothing -> Boolean.TRUE)).isPresent();
  }

  /** Shows the failure and returns empty. */
  public <T> Optional<T> show(String field, Failure failure) {
    return switch (failure) {
      case Failure.NotFound _ -> astray(HttpServletResponse.SC_NOT_FOUND);
      case Failure.NotAllowed refused ->
          isAction() && !refused.code().equals(Failure.NotAllowed.PLAIN)
              ? wrong(null, sentences.of(refused))
              : astray(HttpServletResponse.SC_FORBIDDEN);
      case Failure.Invalid invalid ->
          wrong(field == null ? invalid.field() : field, sentences.of(invalid));
      case Failure.Taken taken -> wrong(field == null ? taken.field() : field, sentences.of(taken));
      case Failure.SeveralInvalid several -> {
        several.each().forEach(invalid -> wrong(invalid.field(), sentences.of(invalid)));
        yield Optional.empty();
      }
      case Failure.TryLater later ->
          isAction()
              ? wrong(null, sentences.of(later))
              : astray(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      case Failure.Outdated _, Failure.LimitReached _, Failure.Damaged _ ->
          wrong(field, sentences.of(failure));
    };
  }

  /** A form's action shows its error above the form; a page that may not be seen has none. */
  private static boolean isAction() {
    FacesContext context = FacesContext.getCurrentInstance();
    return context.isPostback() && context.getCurrentPhaseId() == PhaseId.INVOKE_APPLICATION;
  }

  /** Shows an error at a field or, if that is null or missing, above the form. */
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

  /** Keeps the typed value: an invalid field shows the submitted value. */
  private static void mark(FacesContext context, UIInput wrong) {
    wrong.setValid(false);
    wrong.setSubmittedValue(
        context.getExternalContext().getRequestParameterMap().get(wrong.getClientId(context)));
  }

  /** The field of that name in any form: findComponent does not search in forms. */
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
    Redirect.astray(status);
    return Optional.empty();
  }
}

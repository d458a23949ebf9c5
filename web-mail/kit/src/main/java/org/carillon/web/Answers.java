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

/** Shows the core's answers: at the field they are about, above the form, or as a page. */
@RequestScoped
public class Answers {
  @Inject private FailureSentences sentences;

  /**
   * What was answered, if it was carried out; else what hinders it is shown, and nothing is left to
   * do.
   */
  public <T> Optional<T> take(Answer<T> answer) {
    return take(null, answer);
  }

  /**
   * The same.
   *
   * @param field where what hinders is shown; null for where the failure says
   */
  public <T> Optional<T> take(String field, Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> Optional.of(value);
      case Answer.Failed<T>(Failure failure) -> show(field, failure);
    };
  }

  /** Whether what has no result was carried out; else what hinders it is shown. */
  public boolean done(Answer<Void> answer) {
    return take(answer.map(nothing -> Boolean.TRUE)).isPresent();
  }

  /** Shows what hinders, and nothing is left to do. */
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

  /** What a form wanted is refused above it; a page that may not be seen at all is none. */
  private static boolean isAction() {
    FacesContext context = FacesContext.getCurrentInstance();
    return context.isPostback() && context.getCurrentPhaseId() == PhaseId.INVOKE_APPLICATION;
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
    Redirect.astray(status);
    return Optional.empty();
  }
}

package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.webmail.typed.WrongField;

/** Why something was not done with tasks: told where it was typed, or above all. */
@Named("todoRefusals")
@RequestScoped
public class TodoRefusals {
  @Inject private Answers answers;
  @Inject private Texts texts;

  private Map<String, String> wrong = Map.of();

  void tell(Failure failure) {
    switch (failure) {
      case Failure.Outdated _, Failure.NotFound _ -> answers.wrong(null, texts.of("todo.outdated"));
      case Failure.NotAllowed _ -> answers.wrong(null, texts.of("todo.not-allowed"));
      case Failure.Invalid invalid ->
          answers.wrong(null, texts.of("todo.wrong.object", invalid.message()));
      case Failure other -> answers.show(null, other);
    }
  }

  void tell(WrongField field) {
    String sentence = texts.of("todo.wrong." + field.what(), field.filling());
    wrong = Map.of(field.field(), sentence);
    FacesContext.getCurrentInstance().validationFailed();
  }

  /** What is wrong with a field; empty for nothing. */
  public String of(String field) {
    return wrong.getOrDefault(field, "");
  }
}

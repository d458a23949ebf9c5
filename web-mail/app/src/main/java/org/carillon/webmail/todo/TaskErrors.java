package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Answers;
import org.carillon.web.Texts;

/** Shows why a change of tasks was refused, at the top of the page. */
@RequestScoped
public class TaskErrors {
  @Inject private Answers answers;
  @Inject private Texts texts;

  void tell(Failure failure) {
    switch (failure) {
      case Failure.Outdated _, Failure.NotFound _ -> answers.wrong(null, texts.of("todo.outdated"));
      case Failure.NotAllowed _ -> answers.wrong(null, texts.of("todo.not-allowed"));
      case Failure.Invalid invalid ->
          answers.wrong(null, texts.of("todo.wrong.object", invalid.message()));
      case Failure other -> answers.show(null, other);
    }
  }
}

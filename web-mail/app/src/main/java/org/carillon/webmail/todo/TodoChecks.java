package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.event.OpenEvent;

/** Completes the task that a button of a list names, or undoes that. */
@RequestScoped
public class TodoChecks {
  @Inject private TodoKeeping keeping;
  @Inject private TaskErrors refusals;
  @Inject private RequestParameters parameters;
  @Inject private Notices notices;

  /** Completes the task if it is the shown version: a second press has no effect. */
  void check(String back) {
    String[] mark = parameters.text("check").split(" ", 3);
    OptionalLong in = mark.length == 3 ? RequestParameters.parse(mark[0]) : OptionalLong.empty();
    if (in.isEmpty()) {
      return;
    }
    switch (keeping.open(in.getAsLong(), mark[2], mark[1]).then(keeping::check)) {
      case Answer.Done<TodoKeeping.Checked>(TodoKeeping.Checked(OpenEvent before, String made)) -> {
        String key =
            TodoJson.isDone(before.json())
                ? "todo.unchecked"
                : made.isEmpty() ? "todo.checked" : "todo.checked.next";
        notices.show(Notice.of(key).undoneBy(TodoUndo.text(before, made, back)));
        Redirect.to(back);
      }
      case Answer.Failed<TodoKeeping.Checked>(Failure failure) -> refusals.tell(failure);
    }
  }
}

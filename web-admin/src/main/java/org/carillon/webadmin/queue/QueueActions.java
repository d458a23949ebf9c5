package org.carillon.webadmin.queue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.transport.QueuedMessage;
import org.carillon.web.Answers;

/** What is done to messages that wait, one or many, and said if it can't be. */
@RequestScoped
public class QueueActions {
  @Inject private Answers answers;

  /**
   * Does it to each.
   *
   * @param counts whether it came to something for what is there afterwards
   * @return to how many; empty when something hinders it, which is then shown
   */
  public OptionalInt each(
      List<String> ids,
      Function<String, Answer<QueuedMessage>> action,
      Predicate<QueuedMessage> counts) {
    int done = 0;
    for (String id : ids) {
      switch (action.apply(id)) {
        case Answer.Done<QueuedMessage>(QueuedMessage left) -> done += counts.test(left) ? 1 : 0;
        // Gone meanwhile: there is nothing left to do for it.
        case Answer.Failed<QueuedMessage>(Failure.NotFound _) -> {}
        case Answer.Failed<QueuedMessage>(Failure failure) -> {
          answers.show(null, failure);
          return OptionalInt.empty();
        }
      }
    }
    return OptionalInt.of(done);
  }
}

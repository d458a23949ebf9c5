package org.carillon.webadmin.queue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.transport.queue.QueuedMessage;
import org.carillon.web.Answers;

/** Actions on one or many waiting messages, with their errors. */
@RequestScoped
public class QueueActions {
  @Inject private Answers answers;

  /**
   * Applies the action to each message.
   *
   * @param counts whether the action changed the message, by its state afterwards
   * @return the number of changed messages; empty after a failure, which is shown
   */
  public OptionalInt each(
      List<String> ids,
      Function<String, Answer<QueuedMessage>> action,
      Predicate<QueuedMessage> counts) {
    int done = 0;
    for (String id : ids) {
      switch (action.apply(id)) {
        case Answer.Done<QueuedMessage>(QueuedMessage left) -> done += counts.test(left) ? 1 : 0;
        // It is gone in the meantime: there is nothing left to do.
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

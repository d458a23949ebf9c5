package org.carillon.webadmin.queue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.carillon.transport.QueueAnswer;
import org.carillon.transport.QueuedMessage;
import org.carillon.web.Answers;
import org.carillon.web.Go;
import org.carillon.web.Say;

/** What is done to messages that wait, one or many, and said if it can't be. */
@RequestScoped
public class QueueDeeds {
  @Inject private Answers answers;
  @Inject private Say say;

  /**
   * Does it to each.
   *
   * @return to how many; empty when something hinders it, which is then shown
   */
  public OptionalInt each(List<String> ids, Function<String, QueueAnswer<QueuedMessage>> deed) {
    int done = 0;
    for (String id : ids) {
      switch (deed.apply(id)) {
        case QueueAnswer.Done<QueuedMessage>(QueuedMessage message) -> done++;
        // Gone meanwhile: there is nothing left to do for it.
        case QueueAnswer.NoSuchMessage<QueuedMessage>(String gone) -> {}
        case QueueAnswer.NotGoverned<QueuedMessage>(String code, String why) -> {
          String key = "refused." + code;
          answers.wrong(null, say.knows(key) ? say.of(key) : why);
          return OptionalInt.empty();
        }
        case QueueAnswer.BadDestination<QueuedMessage>(String destination) -> {}
        case QueueAnswer.NotPermitted<QueuedMessage>() -> {
          Go.astray(HttpServletResponse.SC_FORBIDDEN);
          return OptionalInt.empty();
        }
        case QueueAnswer.Later<QueuedMessage>(String why) -> {
          answers.wrong(null, say.of("later"));
          return OptionalInt.empty();
        }
      }
    }
    return OptionalInt.of(done);
  }
}

package org.carillon.webmail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.web.Answers;
import org.carillon.web.Go;
import org.carillon.web.Say;

/** Shows what hinders an operation on mailboxes: above the form, or as a page. */
@RequestScoped
public class MailAnswers {
  @Inject private Answers answers;
  @Inject private Say say;

  /** What was answered, if it was carried out; else what hinders it is shown. */
  public <T> Optional<T> take(MailboxAnswer<T> answer) {
    return switch (answer) {
      case MailboxAnswer.Done<T>(T value) -> Optional.of(value);
      case MailboxAnswer.Hindered<T>(Obstacle obstacle) -> show(obstacle);
    };
  }

  /** Whether an operation that answers nothing was carried out; else what hinders it is shown. */
  public boolean done(MailboxAnswer<Void> answer) {
    return switch (answer) {
      case MailboxAnswer.Done<Void>(Void nothing) -> true;
      case MailboxAnswer.Hindered<Void>(Obstacle obstacle) -> show(obstacle).isPresent();
    };
  }

  private <T> Optional<T> show(Obstacle obstacle) {
    return switch (obstacle) {
      case Obstacle.NoSuchMailbox(var name) -> astray(HttpServletResponse.SC_NOT_FOUND);
      case Obstacle.NotPermitted(var why) -> astray(HttpServletResponse.SC_FORBIDDEN);
      case Obstacle.Later(var why) -> astray(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      case Obstacle.Damaged(var why) -> wrong("damaged");
      case Obstacle.AlreadyExists(var name) -> wrong("exists", name.path());
      case Obstacle.UseTaken(var use, var holder) -> wrong("exists", holder.path());
      case Obstacle.BadName(var name, var why) -> wrong("bad-name", name.path());
      case Obstacle.Protected(var name) -> wrong("protected", name.path());
      case Obstacle.NoSuchIdentifier(var who) -> wrong("nobody", who.name());
      case Obstacle.TooManyAccessEntries() -> wrong("too-many-people");
      case Obstacle.OverQuota _, Obstacle.NoMoreUids _ -> wrong("over-quota");
      case Obstacle.TooLarge(long limit) -> wrong("too-large", limit / 1_000_000);
      // Only who speaks IMAP asks for these.
      case Obstacle.BadLimit _, Obstacle.TooManyKeywords _, Obstacle.TooManyAnnotations _ ->
          wrong("damaged");
    };
  }

  private <T> Optional<T> wrong(String key, Object... fillings) {
    return answers.wrong(null, say.of("obstacle." + key, fillings));
  }

  private static <T> Optional<T> astray(int status) {
    Go.astray(status);
    return Optional.empty();
  }
}

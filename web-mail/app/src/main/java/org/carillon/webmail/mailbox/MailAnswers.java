package org.carillon.webmail.mailbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.web.Answers;
import org.carillon.web.Go;
import org.carillon.web.Say;
import org.carillon.web.Sizes;

/** Shows what hinders an operation on mailboxes: at a field, above the form, or as a page. */
@RequestScoped
public class MailAnswers {
  @Inject private Answers answers;
  @Inject private Say say;
  @Inject private Sizes sizes;

  /** What was answered, if it was carried out; else what hinders it is shown. */
  public <T> Optional<T> take(MailboxAnswer<T> answer) {
    return take(null, answer);
  }

  /** The same; what hinders it is shown at the field that it is about. */
  public <T> Optional<T> take(String field, MailboxAnswer<T> answer) {
    return switch (answer) {
      case MailboxAnswer.Done<T>(T value) -> Optional.of(value);
      case MailboxAnswer.Hindered<T>(Obstacle obstacle) -> show(field, obstacle);
    };
  }

  /** Whether an operation that answers nothing was carried out; else what hinders it is shown. */
  public boolean done(MailboxAnswer<Void> answer) {
    return switch (answer) {
      case MailboxAnswer.Done<Void>(Void nothing) -> true;
      case MailboxAnswer.Hindered<Void>(Obstacle obstacle) -> show(null, obstacle).isPresent();
    };
  }

  private <T> Optional<T> show(String field, Obstacle obstacle) {
    return switch (obstacle) {
      case Obstacle.NoSuchMailbox(var name) -> astray(HttpServletResponse.SC_NOT_FOUND);
      case Obstacle.NotPermitted(var why) -> astray(HttpServletResponse.SC_FORBIDDEN);
      case Obstacle.Later(var why) -> astray(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      case Obstacle.Damaged _,
          Obstacle.AlreadyExists _,
          Obstacle.UseTaken _,
          Obstacle.BadName _,
          Obstacle.Protected _,
          Obstacle.NoSuchIdentifier _,
          Obstacle.TooManyAccessEntries _,
          Obstacle.OverQuota _,
          Obstacle.NoMoreUids _,
          Obstacle.TooLarge _,
          Obstacle.BadLimit _,
          Obstacle.TooManyKeywords _,
          Obstacle.TooManyAnnotations _ ->
          answers.wrong(field, sentence(obstacle));
    };
  }

  /** What hinders, in a sentence for people. */
  public String sentence(Obstacle obstacle) {
    return switch (obstacle) {
      case Obstacle.NoSuchMailbox(var name) -> say.of("folder.missing");
      case Obstacle.NotPermitted(var why) -> of("not-permitted");
      case Obstacle.Later(var why) -> say.of("later");
      case Obstacle.Damaged(var why) -> of("damaged");
      case Obstacle.AlreadyExists(var name) -> of("exists", name.path());
      case Obstacle.UseTaken(var use, var holder) -> of("exists", holder.path());
      case Obstacle.BadName(var name, var why) -> of("bad-name", name.path());
      case Obstacle.Protected(var name) -> of("protected", name.path());
      case Obstacle.NoSuchIdentifier(var who) -> of("nobody", who.name());
      case Obstacle.TooManyAccessEntries() -> of("too-many-people");
      case Obstacle.OverQuota _, Obstacle.NoMoreUids _ -> of("over-quota");
      case Obstacle.TooLarge(long limit) -> of("too-large", sizes.of(limit));
      // Only who speaks IMAP asks for these.
      case Obstacle.BadLimit _, Obstacle.TooManyKeywords _, Obstacle.TooManyAnnotations _ ->
          of("damaged");
    };
  }

  private String of(String key, Object... fillings) {
    return say.of("obstacle." + key, fillings);
  }

  private static <T> Optional<T> astray(int status) {
    Go.astray(status);
    return Optional.empty();
  }
}

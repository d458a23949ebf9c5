package org.carillon.webmail.subscribed;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.CalendarSubscriptions;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.collection.OwnedCollections;

/** Restores a subscription that was ended. */
@RequestScoped
public class SubscriptionUndo implements UndoHandler {
  private static final String KIND = "subscribed ";

  /** The longest value that fits into a notice's cookie. */
  private static final int LONGEST = 2_000;

  @Inject private CalendarSubscriptions subscriptions;
  @Inject private OwnedCollections owned;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** The text by which a subscription is restored; empty if that is too long to carry. */
  static String text(SubscribedPage.Line one) {
    String text =
        KIND
            + one.calendar().colour().word()
            + " "
            + encoded(one.told().fetch().address())
            + " "
            + encoded(one.calendar().name());
    return text.length() > LONGEST ? "" : text;
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean undo(String carried) {
    Optional<List<String>> words =
        carried.startsWith(KIND) ? words(carried.substring(KIND.length())) : Optional.empty();
    words.ifPresent(them -> follow(them.get(0), them.get(1), them.get(2)));
    return words.isPresent();
  }

  private static Optional<List<String>> words(String carried) {
    List<String> words = Arrays.asList(carried.split(" "));
    try {
      return words.size() == 3
          ? Optional.of(List.of(words.get(0), decoded(words.get(1)), decoded(words.get(2))))
          : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static String decoded(String text) {
    return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
  }

  private void follow(String colour, String address, String title) {
    MailboxName name = new MailboxName(title.replace(MailboxName.DELIMITER, '-'));
    answers
        .take(subscriptions.subscribe(visitor.caller(), name, address))
        .filter(made -> owned.note(made.id(), title, colour))
        .ifPresent(_ -> notices.show(Notice.of("undone")));
    Redirect.to("/calendars");
  }
}

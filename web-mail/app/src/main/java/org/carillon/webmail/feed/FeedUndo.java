package org.carillon.webmail.feed;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.answer.Answer;
import org.carillon.feed.FeedSubscription;
import org.carillon.feed.FeedSubscriptions;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;

/** Undoes actions on a feed: its end, a pause, another address. */
@RequestScoped
public class FeedUndo implements UndoHandler {
  private static final Pattern CARRIED =
      Pattern.compile(
          "feed (again|pause|resume|address) ([0-9]{1,18})(?: ([A-Za-z0-9_-]{1,2800}={0,2}))?");

  /** The longest text that fits into a notice's cookie. */
  private static final int LONGEST = 2_000;

  @Inject private FeedSubscriptions subscriptions;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** Returns the undo of an end. */
  static String ended(FeedSubscription one) {
    return "feed again " + one.mailbox();
  }

  /** Returns the undo of a pause or of its end. */
  static String paused(FeedSubscription one, boolean isPaused) {
    return (isPaused ? "feed pause " : "feed resume ") + one.mailbox();
  }

  /** Returns the undo of another address; empty if it is too long to be carried. */
  static String address(FeedSubscription one) {
    String text =
        "feed address "
            + one.mailbox()
            + " "
            + Base64.getUrlEncoder()
                .encodeToString(one.fetch().address().getBytes(StandardCharsets.UTF_8));
    return text.length() > LONGEST ? "" : text;
  }

  @Override
  public boolean undo(String carried) {
    Matcher words = CARRIED.matcher(carried);
    if (!words.matches()) {
      return false;
    }
    long mailbox = Long.parseLong(words.group(2));
    answers
        .take(undone(words.group(1), mailbox, Optional.ofNullable(words.group(3))))
        .ifPresent(_ -> notices.show(Notice.of("undone")));
    Redirect.to("/feeds");
    return true;
  }

  private Answer<FeedSubscription> undone(String word, long mailbox, Optional<String> address) {
    return switch (word) {
      case "again" -> subscriptions.resubscribe(visitor.caller(), mailbox);
      case "address" ->
          subscriptions.change(
              visitor.caller(), mailbox, address.map(FeedUndo::decoded).orElse(""));
      default -> subscriptions.pause(visitor.caller(), mailbox, word.equals("pause"));
    };
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      return "";
    }
  }
}

package org.carillon.webmail.feed;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.feed.FeedSubscription;
import org.carillon.feed.FeedSubscriptions;
import org.carillon.fetch.subscription.FetchFault;
import org.carillon.fetch.subscription.FetchState;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.subscribed.FaultSentence;

/** Subscriptions of feeds: new ones, their addresses, pauses, and their end. */
@Named("feeds")
@RequestScoped
public class FeedsPage {
  private static final String KIND = "feeds";

  @Inject private FeedSubscriptions subscriptions;
  @Inject private Folders folders;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private final RecordForm<Wanted> wanted = new RecordForm<>(Wanted.class);
  private List<FeedSubscription> all;

  /** A new subscription, by the address of the feed or of a page that names it. */
  public record Wanted(
      @Field(
              label = "feeds.address",
              help = "feeds.address.help",
              required = true,
              most = FetchState.LONGEST)
          String address) {}

  public void subscribe() {
    Optional<MailboxName> above =
        getParents().stream()
            .filter(one -> one.key().equals(parameters.text("above")))
            .findFirst()
            .map(Folder::name);
    wanted
        .read(answers, texts)
        .flatMap(
            one ->
                taken("address", subscriptions.subscribe(visitor.caller(), one.address(), above)))
        .ifPresent(made -> back(Notice.of("feeds.added", made.folder().path())));
  }

  /** The reader's own folders in which others can be created. */
  public List<Folder> getParents() {
    return folders.getParents().stream().filter(one -> !one.isShared()).toList();
  }

  /** Returns the result; errors in an address are shown in the reader's language. */
  private <T> Optional<T> taken(String field, Answer<T> answer) {
    return answer instanceof Answer.Failed<T>(Failure.Invalid wrong)
        ? answers.wrong(field, sentence(wrong))
        : answers.take(field, answer);
  }

  private String sentence(Failure.Invalid wrong) {
    return switch (wrong.code()) {
      case FeedSubscriptions.TOO_MANY -> texts.of("feeds.too-many", FeedSubscriptions.MOST);
      case "malformed" -> texts.of("feeds.no-address");
      default ->
          FaultSentence.of(
              texts,
              KIND,
              FetchFault.valueOf(wrong.code().toUpperCase(Locale.ROOT)),
              wrong.name().isEmpty() ? 0 : Integer.parseInt(wrong.name()));
    };
  }

  /** Changes a feed's address. */
  public void change() {
    asked("change")
        .ifPresent(
            one ->
                taken(
                        null,
                        subscriptions.change(
                            visitor.caller(),
                            one.mailbox(),
                            parameters.text("address-" + one.mailbox())))
                    .ifPresent(
                        _ ->
                            back(
                                Notice.of("feeds.changed", one.folder().path())
                                    .undoneBy(FeedUndo.address(one)))));
  }

  /** Fetches a feed now. */
  public void refresh() {
    asked("refresh")
        .filter(one -> answers.done(subscriptions.refresh(visitor.caller(), one.mailbox())))
        .ifPresent(one -> back(Notice.of("feeds.refreshing", one.folder().path())));
  }

  public void pause() {
    turn("pause", true, "feeds.paused");
  }

  public void resume() {
    turn("resume", false, "feeds.resumed");
  }

  private void turn(String button, boolean isPaused, String key) {
    asked(button)
        .filter(
            one ->
                answers
                    .take(subscriptions.pause(visitor.caller(), one.mailbox(), isPaused))
                    .isPresent())
        .ifPresent(
            one ->
                back(
                    Notice.of(key, one.folder().path()).undoneBy(FeedUndo.paused(one, !isPaused))));
  }

  /** Ends a subscription; its folder stays. */
  public void unsubscribe() {
    asked("unsubscribe")
        .filter(
            one ->
                answers
                    .take(subscriptions.unsubscribe(visitor.caller(), one.mailbox()))
                    .isPresent())
        .ifPresent(
            one ->
                back(
                    Notice.of("feeds.removed", one.folder().path()).undoneBy(FeedUndo.ended(one))));
  }

  private Optional<FeedSubscription> asked(String button) {
    Optional<FeedSubscription> found =
        getAll().stream()
            .filter(one -> Long.toString(one.mailbox()).equals(parameters.text(button)))
            .findFirst();
    if (found.isEmpty()) {
      Redirect.to("/feeds");
    }
    return found;
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/feeds");
  }

  public List<FeedSubscription> getAll() {
    if (all == null) {
      all = answers.take(subscriptions.list(visitor.caller())).orElse(List.of());
    }
    return all;
  }

  /** The key of a feed's folder; empty while it cannot be opened. */
  public String folder(FeedSubscription one) {
    return folders.getOwn().stream()
        .filter(folder -> folder.id() == one.mailbox())
        .findFirst()
        .map(Folder::key)
        .orElse("");
  }

  /** The value of a feed's address field: the typed text if that was wrong. */
  public String address(FeedSubscription one) {
    String typed = parameters.text("address-" + one.mailbox());
    return typed.isEmpty() ? one.fetch().address() : typed;
  }

  /** The reason why a feed could not be fetched, for display; empty if it was. */
  public String fault(FeedSubscription one) {
    return FaultSentence.of(texts, KIND, one.fetch().fault(), one.fetch().status());
  }

  /** The form of a new subscription. */
  public RecordForm<Wanted> getWanted() {
    return wanted;
  }
}

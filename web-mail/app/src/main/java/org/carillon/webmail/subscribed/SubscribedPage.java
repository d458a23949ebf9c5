package org.carillon.webmail.subscribed;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.CalendarSubscription;
import org.carillon.calendar.CalendarSubscriptions;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.fetch.subscription.FetchFault;
import org.carillon.fetch.subscription.FetchState;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.OwnCalendars;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.collection.OwnedCollections;

/** The subscribed calendars on the page of calendars: added, fetched now, and removed. */
@Named("subscribed")
@RequestScoped
public class SubscribedPage {
  @Inject private CalendarSubscriptions subscriptions;
  @Inject private OwnCalendars calendars;
  @Inject private OwnedCollections owned;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private final RecordForm<Wanted> wanted = new RecordForm<>(Wanted.class);
  private List<Line> lines;

  /** A calendar to subscribe to. */
  public record Wanted(
      @Field(
              label = "subscribed.address",
              help = "subscribed.address.help",
              required = true,
              most = FetchState.LONGEST)
          String address,
      @Field(label = "subscribed.name", required = true, most = 200) String title) {}

  /**
   * A subscribed calendar.
   *
   * @param calendar the calendar as pages show it
   * @param told the state of its subscription
   */
  public record Line(ShownCalendar calendar, CalendarSubscription told) {}

  public void subscribe() {
    wanted
        .read(answers, texts)
        .flatMap(
            one ->
                owned
                    .place("title", one.title().strip())
                    .flatMap(
                        name ->
                            made(subscriptions.subscribe(visitor.caller(), name, one.address()))))
        .filter(made -> owned.note(made.id(), "", parameters.text("tone")))
        .ifPresent(made -> back(Notice.of("subscribed.added", made.name().path())));
  }

  private Optional<CollectionEntry> made(Answer<CollectionEntry> answer) {
    return switch (answer instanceof Answer.Failed(Failure.Invalid wrong) ? wrong.code() : "") {
      case FetchState.OUT_OF_REACH ->
          answers.wrong("address", texts.of("subscribed.fault.refused"));
      case "malformed" -> answers.wrong("address", texts.of("feeds.no-address"));
      default -> answers.take("address", answer);
    };
  }

  /** Fetches a calendar now. */
  public void refresh() {
    asked("refresh")
        .filter(one -> answers.done(subscriptions.refresh(visitor.caller(), one.calendar().id())))
        .ifPresent(one -> back(Notice.of("subscribed.refreshing", one.calendar().name())));
  }

  public void unsubscribe() {
    asked("unsubscribe")
        .filter(
            one ->
                answers
                    .take(subscriptions.unsubscribe(visitor.caller(), one.calendar().id()))
                    .isPresent())
        .ifPresent(
            one ->
                back(
                    Notice.of("subscribed.removed", one.calendar().name())
                        .undoneBy(SubscriptionUndo.text(one))));
  }

  private Optional<Line> asked(String button) {
    Optional<Line> found =
        getLines().stream()
            .filter(one -> Long.toString(one.calendar().id()).equals(parameters.text(button)))
            .findFirst();
    if (found.isEmpty()) {
      Redirect.to("/calendars");
    }
    return found;
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/calendars");
  }

  /** The subscribed calendars. */
  public List<Line> getLines() {
    if (lines == null) {
      lines =
          answers.take(subscriptions.list(visitor.caller())).orElse(List.of()).stream()
              .flatMap(
                  one ->
                      calendars.find(one.collection()).stream()
                          .map(calendar -> new Line(calendar, one)))
              .toList();
    }
    return lines;
  }

  /** Returns whether the shown data are from the last fetch, or what could be parsed of it. */
  public boolean isFresh(CalendarSubscription one) {
    FetchFault fault = one.fetch().fault();
    return fault == FetchFault.NONE || fault == FetchFault.PARTLY;
  }

  /** A sentence on why a calendar was not fetched completely; empty if it was. */
  public String fault(CalendarSubscription one) {
    return FaultSentence.of(texts, "subscribed", one.fetch().fault(), one.fetch().status());
  }

  public RecordForm<Wanted> getWanted() {
    return wanted;
  }
}

package org.carillon.webmail.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.itip.ScheduleStatus;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.portrait.Portraits;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.calendar.CalendarEvent;
import org.carillon.webmail.calendar.InvitedAddresses;
import org.carillon.webmail.calendar.LastChangedEvent;
import org.carillon.webmail.calendar.ParticipationStatus;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.planner.Planner;
import org.carillon.webmail.raw.RawObjects;
import org.carillon.webmail.recurrence.Recurrences;
import org.carillon.webmail.recurrence.RepeatChoices;
import org.carillon.webmail.typed.FieldErrors;
import org.carillon.webmail.typed.InvalidFieldException;
import org.carillon.webmail.typed.RequestedReminders;

/** The page of an event: to read, create, change, answer and remove it. */
@Named("event")
@RequestScoped
public class EventPage {
  private static final List<String> STATUSES = List.of("accepted", "tentative", "declined");

  @Inject private Portraits portraits;
  @Inject private EventStorage keeping;
  @Inject private Recurrences recurrences;
  @Inject private RepeatChoices repeats;
  @Inject private Planner planner;
  @Inject private InvitedAddresses addresses;
  @Inject private EventParameters asked;
  @Inject private FieldErrors refusals;
  @Inject private RequestParameters parameters;
  @Inject private RawObjects raws;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private Optional<OpenEvent> open = Optional.empty();
  private JsonObject shown;
  private EventFields fields;

  /** Opens the requested event, or begins a new one. */
  public void load() {
    if (!isNew()) {
      open = raws.take(keeping.open(parameters.number("c").orElse(0), parameters.text("k")));
      open.ifPresent(this::show);
    }
    if (fields == null && (isNew() || open.isPresent())) {
      fields =
          isNew()
              ? asked.begun()
              : EventJson.fields(shown, calendarOf(open.get()), ui.getZone(), repeats.weekStart());
    }
  }

  private void show(OpenEvent event) {
    String instance = getInstance();
    boolean isOne = isOne(event, instance);
    Optional<JsonObject> found =
        event.isWhole()
            ? Optional.of(event.json())
            : SeparateInstances.find(event.json(), instance).filter(_ -> !isEdited());
    if (found.isEmpty() || !instance.isEmpty() && !isInstance(instance)) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      open = Optional.empty();
      return;
    }
    shown = isOne ? SeriesJson.instance(event.json(), instance) : found.get();
    if (isOne && isEdited() && getScope() == SeriesScope.FOLLOWING) {
      shown = SeriesJson.withRulesOf(EventStorage.rest(event, instance), shown);
    }
  }

  /** Returns whether one instance is shown; to change the whole, the series' start is shown. */
  private boolean isOne(OpenEvent event, String instance) {
    return !instance.isEmpty()
        && SeriesJson.isSeries(event.json())
        && !(isEdited() && getScope() == SeriesScope.ALL);
  }

  private static boolean isInstance(String text) {
    try {
      return EventJson.written(LocalDateTime.parse(text)).equals(text);
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static String calendarOf(OpenEvent event) {
    return Long.toString(event.calendar().id());
  }

  public void save() {
    fields = asked.sent();
    readFields()
        .ifPresent(
            requested -> {
              if (isNew()) {
                boolean isAlone = requested.without(addresses.all()).guests().isEmpty();
                kept(
                    keeping.create(RequestParameters.parse(fields.calendar()).orElse(0), requested),
                    isAlone ? "event.created" : "event.created.guests",
                    day(),
                    "");
              } else if (open.isPresent()) {
                boolean isWhole = getScope() == SeriesScope.ALL;
                kept(
                    keeping.change(open.get(), getInstance(), getScope(), requested),
                    isWhole && EventJson.losesInstances(open.get().json(), requested)
                        ? "event.saved.without-instances"
                        : "event.saved",
                    day(),
                    isSingle() ? getInstance() : "");
              }
            });
  }

  /** Reads the form; if it is invalid, shows the error. */
  private Optional<RequestedEvent> readFields() {
    try {
      return Optional.of(RequestedEvent.of(fields));
    } catch (InvalidFieldException wrong) {
      refusals.tell(wrong);
      return Optional.empty();
    }
  }

  /** Continues from a short form in the full form. */
  public void more() {
    fields = asked.sent();
  }

  /** Searches for a time at which all are free, and stays on the page. */
  public void plan() {
    fields = asked.sent();
    plan(asked.day("plan"));
  }

  private void plan(Optional<LocalDate> day) {
    String uid = open.map(event -> EventJson.text(event.json(), "uid")).orElse("");
    readFields().ifPresent(requested -> planner.look(requested.planned(day, uid)));
  }

  /** Sets the event to a time that was found. */
  public void take() {
    fields = asked.sent();
    readFields()
        .ifPresent(
            requested ->
                asked
                    .moment("take")
                    .ifPresent(
                        start ->
                            fields =
                                fields.at(
                                    start,
                                    start.plus(
                                        Duration.between(requested.start(), requested.end())))));
    plan(Optional.empty());
  }

  /** Invites a room or another resource by its address, and takes its name as the place. */
  public void book() {
    String[] room = parameters.text("book").split(" ", 2);
    fields = asked.sent().with(room[0], room.length > 1 ? room[1] : "");
    plan(Optional.empty());
  }

  Optional<OpenEvent> opened() {
    return open;
  }

  /**
   * Shows the saved event with a notice, or the error.
   *
   * @param day its day, in the reader's zone
   * @param instance the only instance that was changed; empty for the whole, or what follows
   */
  void kept(Answer<String> answer, String key, LocalDate day, String instance) {
    switch (answer) {
      case Answer.Done<String>(String now) -> {
        notices.show(Notice.of(key).undoneBy(undoing(now)));
        Redirect.to(
            LastChangedEvent.address("/calendar?view=" + viewed() + "&day=" + day, now, instance));
      }
      case Answer.Failed<String>(Failure failure) -> refused(failure);
    }
  }

  /** A new event is undone by deleting it on its own page. */
  private String undoing(String now) {
    return open.map(
            event -> {
              boolean isSame = event.stored().entry().key().value().equals(now);
              return EventUndo.text(event, isSame ? "" : now, day().toString());
            })
        .orElse("");
  }

  private void refused(Failure failure) {
    switch (failure) {
      case Failure.Outdated _, Failure.NotFound _ ->
          answers.wrong(null, texts.of("event.outdated"));
      case Failure.NotAllowed _ -> answers.wrong(null, texts.of("event.not-allowed"));
      case Failure.Invalid invalid ->
          answers.wrong(null, texts.of("event.wrong.object", invalid.message()));
      case Failure other -> answers.show(null, other);
    }
  }

  /** Removes the event, or the chosen part of the series. */
  public void remove() {
    if (open.isEmpty()) {
      return;
    }
    switch (keeping.remove(open.get(), getInstance(), SeriesScope.of(parameters.text("remove")))) {
      case Answer.Done<Void> _ -> {
        notices.show(Notice.of("event.removed").undoneBy(undoing(parameters.text("k"))));
        back();
      }
      case Answer.Failed<Void>(Failure failure) -> refused(failure);
    }
  }

  /** Answers the invitation by the pressed button. */
  public void answer() {
    String status = parameters.text("answer");
    if (open.isPresent() && STATUSES.contains(status)) {
      SeriesScope scope = SeriesScope.answered(parameters.text("answers"));
      boolean isWhole = open.get().isWhole() && (!isSeries() || scope == SeriesScope.ALL);
      String instance = isWhole ? "" : getInstance();
      kept(
          keeping.answer(open.get(), instance, addresses.all(), status),
          "event.answered." + status,
          day(),
          instance);
    }
  }

  private void back() {
    Redirect.to("/calendar?view=" + viewed() + "&day=" + day());
  }

  private String viewed() {
    return parameters.text("view").matches("[a-z]{3,8}") ? parameters.text("view") : "week";
  }

  private LocalDate day() {
    try {
      return LocalDate.parse(fields.startDay());
    } catch (DateTimeException none) {
      return LocalDate.now(ui.getZone());
    }
  }

  public boolean isNew() {
    return !parameters.text("new").isEmpty();
  }

  /** Returns whether the form is shown. */
  public boolean isEdited() {
    return isNew() || !parameters.text("edit").isEmpty();
  }

  /** The part of the series that the change is for. */
  public SeriesScope getScope() {
    return SeriesScope.of(parameters.text("edit"));
  }

  /** The requested instance. */
  public String getInstance() {
    return parameters.text("i");
  }

  public boolean isSeries() {
    return open.filter(event -> SeriesJson.isSeries(event.json())).isPresent();
  }

  /** Returns whether only single instances are changed, which have no rule. */
  public boolean isSingle() {
    return isSeries() && getScope() == SeriesScope.THIS && !getInstance().isEmpty();
  }

  public boolean isWritable() {
    return open.filter(
            event ->
                event.isWhole()
                    && event.calendar().isChangeable()
                    && !event.stored().entry().isRedacted()
                    && isOrganized(event))
        .isPresent();
  }

  /** Returns whether someone else is the organizer; such an event is answered, not changed. */
  private boolean isOrganized(OpenEvent event) {
    String organizer = EventPeople.organizer(event.json());
    return organizer.isEmpty()
        || addresses.all().contains(organizer)
        || keeping.owner(event.calendar()).equalsIgnoreCase(organizer);
  }

  public boolean isRemovable() {
    return open.filter(
            event -> event.calendar().isChangeable() && !event.stored().entry().isRedacted())
        .isPresent();
  }

  public List<String> getCategories() {
    return shown == null ? List.of() : EventJson.categories(shown);
  }

  public EventFields getFields() {
    return fields;
  }

  public String getTitle() {
    return isNew() || fields == null ? "" : fields.title();
  }

  public ShownCalendar getCalendar() {
    return open.map(OpenEvent::calendar).orElse(null);
  }

  /** The event in the reader's zone. */
  public CalendarEvent getHappening() {
    return happening(here(EventJson.start(shown)), here(EventJson.end(shown)));
  }

  /** The event in its own zone. */
  public CalendarEvent getOwnTimes() {
    return happening(EventJson.start(shown), EventJson.end(shown));
  }

  CalendarEvent happening(LocalDateTime start, LocalDateTime end) {
    return new CalendarEvent(
        open.orElseThrow().calendar(),
        "",
        "",
        EventJson.text(shown, "title"),
        EventJson.place(shown),
        start,
        end,
        EventJson.isAllDay(shown),
        ParticipationStatus.FIRM,
        false,
        List.of(),
        false);
  }

  private LocalDateTime here(LocalDateTime local) {
    return EventZone.here(shown, local, ui.getZone());
  }

  /** The event's own zone, if it differs from the reader's. */
  public String getForeignZone() {
    return EventZone.foreign(shown, ui.getZone());
  }

  public List<EventPerson> getPeople() {
    List<EventPerson> people = shown == null ? List.of() : EventPeople.all(shown);
    portraits.expect(people.stream().map(EventPerson::address).toList());
    return people;
  }

  /** Returns whether a notification did not reach this person. */
  public boolean isUnreached(EventPerson one) {
    return open.filter(
            event -> ScheduleStatus.unreached(event.object().calendar()).contains(one.address()))
        .isPresent();
  }

  /** The reader's answer; empty if the reader is not invited. */
  public String getAnswer() {
    return answer(addresses.all()).orElse("");
  }

  /** The answer of the guest with one of these addresses; empty if there is none. */
  Optional<String> answer(Set<String> mine) {
    return shown == null ? Optional.empty() : EventPeople.answer(shown, mine);
  }

  /** The possible answers. */
  public List<String> getStatuses() {
    return STATUSES;
  }

  /** The minutes of each reminder before the event, without those of other kinds. */
  public List<String> getReminders() {
    return open.map(_ -> EventAlerts.OF_EVENTS.typed(shown)).orElse(List.of()).stream()
        .filter(one -> !one.equals(RequestedReminders.OWN))
        .toList();
  }

  /** The recurrence, for display. */
  public String getRepetition() {
    return open.map(
            event -> recurrences.of(event.json(), EventJson.start(event.json()).toLocalDate()))
        .orElse("");
  }

  /** Returns the answer, or {@code needs-action} if there is no text for it. */
  public String known(String status) {
    return STATUSES.contains(status) ? status : "needs-action";
  }

  /** The address of this event. */
  public String getAddress() {
    return "event?c="
        + parameters.number("c").orElse(0)
        + "&k="
        + Redirect.encoded(parameters.text("k"))
        + (getInstance().isEmpty() ? "" : "&i=" + Redirect.encoded(getInstance()));
  }

  /** The address to go back to. */
  public String getBack() {
    return "calendar?view=" + viewed() + "&day=" + (fields == null ? "" : day());
  }
}

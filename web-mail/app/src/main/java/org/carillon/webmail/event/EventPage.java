package org.carillon.webmail.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.Ui;
import org.carillon.web.language.TimeZones;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.calendar.Happening;
import org.carillon.webmail.calendar.OwnAddresses;
import org.carillon.webmail.calendar.OwnCalendars;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.calendar.Standing;

/** One event: read, made, changed, answered, removed. */
@Named("event")
@RequestScoped
public class EventPage {
  private static final LocalTime USUAL_START = LocalTime.of(9, 0);
  private static final List<Integer> REMINDERS = List.of(0, 5, 10, 15, 30, 60, 120, 1440, 10_080);
  private static final List<String> STATUSES = List.of("accepted", "tentative", "declined");

  @Inject private EventKeeping keeping;
  @Inject private OwnCalendars calendars;
  @Inject private OwnAddresses addresses;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private Ui ui;

  private Optional<OpenEvent> open = Optional.empty();
  private JsonObject shown;
  private EventFields fields;

  /** Opens what is asked for, or begins a new one. */
  public void load() {
    if (!isNew()) {
      open = answers.take(keeping.open(parameters.number("c").orElse(0), parameters.text("k")));
      open.ifPresent(this::show);
    }
    if (fields == null && (isNew() || open.isPresent())) {
      fields = isNew() ? begun() : EventJson.fields(shown, calendarOf(open.get()), ui.getZone());
    }
  }

  private void show(OpenEvent event) {
    String instance = getInstance();
    boolean isOne = isOne(event, instance);
    if (!event.isWhole() || !instance.isEmpty() && !isInstance(instance)) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      open = Optional.empty();
      return;
    }
    shown = isOne ? SeriesJson.instance(event.json(), instance) : event.json();
    if (isOne && isEdited() && getScope() == SeriesScope.FOLLOWING) {
      shown = SeriesJson.withRulesOf(event.json(), shown);
    }
  }

  /** Whether one instance is shown: whoever changes the whole sees how that begins. */
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

  /** A new one: at the hour that was asked for, else at the next full one today. */
  private EventFields begun() {
    LocalDateTime now = LocalDateTime.now(ui.getZone());
    LocalDate day = asked("new").orElse(now.toLocalDate());
    LocalTime start =
        time("at")
            .orElse(
                day.equals(now.toLocalDate()) && now.getHour() < 23
                    ? now.toLocalTime().truncatedTo(ChronoUnit.HOURS).plusHours(1)
                    : USUAL_START);
    LocalDateTime from = day.atTime(start);
    LocalDateTime to = from.plusMinutes(length());
    return new EventFields(
        parameters
            .some("c")
            .or(
                () ->
                    calendars.getWritable().stream()
                        .findFirst()
                        .map(one -> Long.toString(one.id())))
            .orElse(""),
        "",
        parameters.text("whole").equals("1"),
        day.toString(),
        start.toString(),
        to.toLocalDate().toString(),
        to.toLocalTime().toString(),
        ui.getZone().getId(),
        "",
        "",
        "",
        Repetition.NEVER.word(),
        "",
        "15",
        false,
        false);
  }

  private long length() {
    return Math.clamp(parameters.number("for").orElse(60), 5, 24 * 60);
  }

  private Optional<LocalDate> asked(String name) {
    try {
      return Optional.of(LocalDate.parse(parameters.text(name)));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private Optional<LocalTime> time(String name) {
    try {
      return Optional.of(LocalTime.parse(parameters.text(name)).truncatedTo(ChronoUnit.MINUTES));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private EventFields sent() {
    return new EventFields(
        parameters.text("calendar"),
        parameters.text("title"),
        !parameters.texts("allDay").isEmpty(),
        parameters.text("startDay"),
        parameters.text("start"),
        parameters.text("endDay"),
        parameters.text("end"),
        parameters.text("zone"),
        parameters.text("place"),
        parameters.text("text"),
        parameters.text("people"),
        parameters.text("repeat").isEmpty() ? Repetition.NEVER.word() : parameters.text("repeat"),
        parameters.text("until"),
        parameters.text("reminder"),
        !parameters.texts("private").isEmpty(),
        !parameters.texts("free").isEmpty());
  }

  /** Keeps what was typed. */
  public void save() {
    fields = sent();
    load();
    switch (EventWish.of(fields)) {
      case EventWish.Refused(String field, String what, String filling) ->
          answers.wrong(
              null, texts.of("event.wrong." + what, texts.of("event." + word(field)), filling));
      case EventWish.Understood(EventWish wish) -> {
        if (isNew()) {
          kept(
              keeping.create(RequestParameters.parse(fields.calendar()).orElse(0), wish),
              "event.created");
        } else if (open.isPresent()) {
          kept(keeping.change(open.get(), getInstance(), getScope(), wish), "event.saved");
        }
      }
    }
  }

  /** {@code endDay} is {@code end-day} in the bundle. */
  private static String word(String field) {
    return field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private void kept(Answer<String> answer, String key) {
    switch (answer) {
      case Answer.Done<String>(String now) -> {
        notices.show(Notice.of(key).undoneBy(undoing(now)));
        back();
      }
      case Answer.Failed<String>(Failure failure) -> refused(failure);
    }
  }

  /** A new one is taken back by deleting it, which its own page does. */
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

  /** Removes it, or as much of it as was chosen. */
  public void remove() {
    load();
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

  /** Moves it to where it was dropped. */
  public void move() {
    load();
    Optional<LocalDate> day = asked("day");
    Optional<LocalTime> at = time("at");
    if (open.isPresent() && isWritable() && day.isPresent() && at.isPresent()) {
      Optional<Duration> length =
          parameters.number("for").isPresent()
              ? Optional.of(Duration.ofMinutes(length()))
              : Optional.empty();
      kept(
          keeping.move(open.get(), getInstance(), day.get().atTime(at.get()), ui.getZone(), length),
          "event.moved");
    } else if (open.isPresent()) {
      answers.wrong(null, texts.of("event.not-allowed"));
    }
  }

  /** Answers the invitation as the pressed button says. */
  public void answer() {
    load();
    String status = parameters.text("answer");
    if (open.isPresent() && STATUSES.contains(status)) {
      boolean isOne = parameters.text("only").equals("this");
      kept(
          keeping.answer(open.get(), isOne ? getInstance() : "", addresses.all(), status),
          "event.answered." + status);
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

  /** Whether a new one is made. */
  public boolean isNew() {
    return !parameters.text("new").isEmpty();
  }

  /** Whether it is changed: the form is shown. */
  public boolean isEdited() {
    return isNew() || !parameters.text("edit").isEmpty();
  }

  /** Of how much of a series the change is. */
  public SeriesScope getScope() {
    return SeriesScope.of(parameters.text("edit"));
  }

  /** Which instance was asked for. */
  public String getInstance() {
    return parameters.text("i");
  }

  /** Whether it repeats. */
  public boolean isSeries() {
    return open.filter(event -> SeriesJson.isSeries(event.json())).isPresent();
  }

  /** Whether only single instances are changed: the rule is not theirs. */
  public boolean isSingle() {
    return isSeries() && getScope() == SeriesScope.THIS && !getInstance().isEmpty();
  }

  /** Whether the reader may change it. */
  public boolean isWritable() {
    return open.filter(
            event ->
                event.calendar().isWritable()
                    && !event.stored().entry().isVeiled()
                    && isOrganized(event))
        .isPresent();
  }

  /** What others organize is answered, not changed. */
  private boolean isOrganized(OpenEvent event) {
    String organizer = EventPeople.organizer(event.json());
    return organizer.isEmpty()
        || addresses.all().contains(organizer)
        || keeping.owner(event.calendar()).equalsIgnoreCase(organizer);
  }

  /** Whether the reader may take it out of the calendar. */
  public boolean isRemovable() {
    return open.filter(event -> event.calendar().isWritable() && !event.stored().entry().isVeiled())
        .isPresent();
  }

  /** What the form shows. */
  public EventFields getFields() {
    return fields;
  }

  /** The title. */
  public String getTitle() {
    return isNew() || fields == null ? "" : fields.title();
  }

  /** The calendar it is in. */
  public ShownCalendar getCalendar() {
    return open.map(OpenEvent::calendar).orElse(null);
  }

  /** The calendars to choose from. */
  public List<ShownCalendar> getCalendars() {
    return calendars.getWritable();
  }

  /** When it is, by the reader's clock. */
  public Happening getHappening() {
    LocalDateTime start = here(EventJson.start(shown));
    LocalDateTime end = here(EventJson.end(shown));
    return new Happening(
        open.orElseThrow().calendar(),
        "",
        "",
        EventJson.text(shown, "title"),
        EventJson.place(shown),
        start,
        end,
        EventJson.isAllDay(shown),
        Standing.FIRM,
        false,
        false);
  }

  private LocalDateTime here(LocalDateTime local) {
    Optional<CalendarZone> own = ZoneNames.find(EventJson.text(shown, EventJson.ZONE));
    return own.isEmpty() ? local : LocalDateTime.ofInstant(own.get().instant(local), ui.getZone());
  }

  /** The zone that its own times are of, where that is another than the reader's. */
  public String getForeignZone() {
    String zone = EventJson.text(shown, EventJson.ZONE);
    boolean isForeign =
        !zone.isEmpty()
            && ZoneNames.find(zone)
                .filter(
                    own ->
                        !own.rules()
                            .getOffset(own.instant(EventJson.start(shown)))
                            .equals(
                                ZonedDateTime.ofInstant(
                                        own.instant(EventJson.start(shown)), ui.getZone())
                                    .getOffset()))
                .isPresent();
    return isForeign ? zone : "";
  }

  /** Who is invited. */
  public List<EventPerson> getPeople() {
    return shown == null ? List.of() : EventPeople.all(shown);
  }

  /** What the reader has answered; empty where the reader is not invited. */
  public String getAnswer() {
    return shown == null ? "" : EventPeople.answer(shown, addresses.all()).orElse("");
  }

  /** What can be answered. */
  public List<String> getStatuses() {
    return STATUSES;
  }

  /** What can be chosen for how often; what there is no word for only where it is so. */
  public List<String> getRepetitions() {
    return Arrays.stream(Repetition.values())
        .filter(one -> one != Repetition.OTHER || fields.repeat().equals(one.word()))
        .map(Repetition::word)
        .toList();
  }

  /** What can be chosen for reminders, in minutes. */
  public List<String> getReminders() {
    return Stream.concat(Stream.of("", fields.reminder()), REMINDERS.stream().map(String::valueOf))
        .distinct()
        .toList();
  }

  /** A reminder for people. */
  public String reminder(String minutes) {
    return minutes.isEmpty() || minutes.equals(EventWish.OWN)
        ? texts.of(minutes.isEmpty() ? "event.reminder.none" : "event.reminder.own")
        : before(Long.parseLong(minutes));
  }

  private String before(long minutes) {
    if (minutes == 0) {
      return texts.of("event.reminder.start");
    }
    if (minutes % 1440 == 0) {
      return texts.of("event.reminder.days", minutes / 1440);
    }
    return minutes % 60 == 0
        ? texts.of("event.reminder.hours", minutes / 60)
        : texts.of("event.reminder.minutes", minutes);
  }

  /** The zones to choose from, and that which it has if it is none of them. */
  public List<TimeZones.Choice> getZones() {
    List<TimeZones.Choice> all = TimeZones.all(texts.locale(), Instant.now());
    String own = fields.zone();
    return all.stream().anyMatch(one -> one.id().equals(own))
        ? all
        : Stream.concat(Stream.of(new TimeZones.Choice(own, own)), all.stream()).toList();
  }

  /** How often it takes place, a word of {@link Repetition}. */
  public String getRepetition() {
    return open.map(
            event ->
                Repetition.of(event.json(), EventJson.start(event.json()).toLocalDate()).word())
        .orElse("");
  }

  /** An answer that there are words for. */
  public String known(String status) {
    return STATUSES.contains(status) ? status : "needs-action";
  }

  /** Whether a calendar is the one that was chosen. */
  public boolean isIn(ShownCalendar one) {
    return Long.toString(one.id()).equals(fields.calendar());
  }

  /** The address of this event. */
  public String getAddress() {
    return "event?c="
        + parameters.number("c").orElse(0)
        + "&k="
        + Redirect.encoded(parameters.text("k"))
        + (getInstance().isEmpty() ? "" : "&i=" + Redirect.encoded(getInstance()));
  }

  /** The way back to where it was seen. */
  public String getBack() {
    return "calendar?view=" + viewed() + "&day=" + (fields == null ? "" : day());
  }
}

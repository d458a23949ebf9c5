package org.carillon.webmail.preferences;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.account.calendar.CalendarPreferenceStore;
import org.carillon.account.calendar.CalendarPreferences;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.FormField;
import org.carillon.web.field.RecordForm;
import org.carillon.web.language.TimeZones;
import org.carillon.web.request.Visitor;

/** The reader's settings for calendars. */
@Named("calendarForm")
@RequestScoped
public class CalendarForm {
  private static final String NONE = "none";

  @Inject private CalendarPreferenceStore own;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private final RecordForm<CalendarFields> form = new RecordForm<>(CalendarFields.class);
  private CalendarPreferences now;

  /**
   * The chosen settings.
   *
   * @param remindsByMail whether every reminder is a message, too
   * @param hasBirthdays whether contacts' birthdays are a calendar
   * @param zone1 a zone beside the hours, or {@code none}
   * @param zone2 another one
   */
  public record CalendarFields(
      @Field(label = "preferences.calendar.mail", help = "preferences.calendar.mail.help")
          boolean remindsByMail,
      @Field(label = "preferences.calendar.birthdays", help = "preferences.calendar.birthdays.help")
          boolean hasBirthdays,
      @Field(label = "preferences.calendar.zone") String zone1,
      @Field(label = "preferences.calendar.other-zone") String zone2) {}

  @PostConstruct
  void begin() {
    now =
        answers
            .take(own.of(visitor.caller()))
            .orElseGet(() -> new CalendarPreferences(false, true, List.of()));
    form.choices("zone1", zones());
    form.choices("zone2", zones());
    form.show(
        new CalendarFields(now.remindsByMail(), now.hasBirthdays(), zone(now, 0), zone(now, 1)));
  }

  private static String zone(CalendarPreferences habits, int place) {
    return place < habits.zones().size() ? habits.zones().get(place) : NONE;
  }

  private List<FormField.Option> zones() {
    List<FormField.Option> options = new ArrayList<>();
    options.add(FormField.Option.of(NONE, "zone.none"));
    TimeZones.all(texts.locale(), Instant.now())
        .forEach(one -> options.add(FormField.Option.named(one.id(), one.label())));
    return options;
  }

  /** Saves the settings if they changed; returns whether they did. */
  boolean keep() {
    return form.read(answers, texts)
        .map(
            wanted ->
                new CalendarPreferences(
                    wanted.remindsByMail(),
                    wanted.hasBirthdays(),
                    Stream.of(wanted.zone1(), wanted.zone2())
                        .filter(zone -> !zone.equals(NONE))
                        .distinct()
                        .toList()))
        .filter(this::isKept)
        .isPresent();
  }

  private boolean isKept(CalendarPreferences wanted) {
    return wanted.equals(now) || answers.take(own.choose(visitor.caller(), wanted)).isPresent();
  }

  public RecordForm<CalendarFields> getForm() {
    return form;
  }
}

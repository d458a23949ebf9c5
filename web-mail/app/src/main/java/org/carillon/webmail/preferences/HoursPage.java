package org.carillon.webmail.preferences;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.format.icalendar.busy.WorkingHours;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.language.WeekHabits;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.hours.OwnHours;
import org.carillon.webmail.typed.InvalidFieldException;
import org.carillon.webmail.typed.TypedFields;

/** The reader's working hours and place for each day of the week. */
@Named("hours")
@RequestScoped
public class HoursPage {
  private static final int MOST_PLACE = 100;

  @Inject private OwnHours own;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private String zone;
  private boolean isOfOthers;
  private Map<DayOfWeek, WorkingHours.Day> days = Map.of();

  /**
   * A day of the form.
   *
   * @param number from 1 for Monday
   * @param name for people
   * @param from as it is shown or was typed; empty where the reader does not work
   */
  public record Row(int number, String name, String from, String to, String place) {}

  public void load() {
    Optional<WorkingHours> now = own.get();
    isOfOthers = own.isOfOthers();
    days = now.map(WorkingHours::days).orElse(Map.of());
    zone = now.map(WorkingHours::zone).filter(any -> !any.isEmpty()).orElse(ui.getZone().getId());
  }

  public void save() {
    load();
    Map<DayOfWeek, WorkingHours.Day> wanted = new EnumMap<>(DayOfWeek.class);
    for (Row row : getRows()) {
      if (row.from().isEmpty() && row.to().isEmpty()) {
        continue;
      }
      Optional<LocalTime> from = time(row.from());
      Optional<LocalTime> to = time(row.to());
      if (from.isEmpty() || to.isEmpty()) {
        answers.wrong(null, texts.of("hours.wrong.time", row.name()));
        return;
      }
      if (!from.get().isBefore(to.get())) {
        answers.wrong(null, texts.of("hours.wrong.backwards", row.name()));
        return;
      }
      wanted.put(
          DayOfWeek.of(row.number()), new WorkingHours.Day(from.get(), to.get(), row.place()));
    }
    String chosen = parameters.text("zone");
    if (answers.done(
        own.choose(new WorkingHours(getZones().contains(chosen) ? chosen : zone, wanted)))) {
      notices.show(Notice.of("saved"));
      Redirect.to("/hours");
    }
  }

  private static Optional<LocalTime> time(String typed) {
    try {
      return Optional.of(TypedFields.time("", typed));
    } catch (InvalidFieldException none) {
      return Optional.empty();
    }
  }

  public List<Row> getRows() {
    DayOfWeek first = WeekHabits.of(texts.locale(), ui.getAppearance().times().week()).first();
    boolean isTyped = FacesContext.getCurrentInstance().isPostback();
    return IntStream.range(0, 7)
        .mapToObj(first::plus)
        .map(day -> isTyped ? typed(day) : stored(day))
        .toList();
  }

  private Row stored(DayOfWeek day) {
    return Optional.ofNullable(days.get(day))
        .map(
            hours ->
                new Row(
                    day.getValue(),
                    name(day),
                    hours.from().toString(),
                    hours.to().toString(),
                    hours.place()))
        .orElseGet(() -> new Row(day.getValue(), name(day), "", "", ""));
  }

  private Row typed(DayOfWeek day) {
    String place = parameters.text("place" + day.getValue()).strip();
    return new Row(
        day.getValue(),
        name(day),
        parameters.text("from" + day.getValue()).strip(),
        parameters.text("to" + day.getValue()).strip(),
        place.substring(0, Math.min(MOST_PLACE, place.length())));
  }

  private String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
  }

  /** The time zones that the hours may be in: the one they are in, and the reader's. */
  public List<String> getZones() {
    return Stream.of(zone, ui.getZone().getId()).distinct().toList();
  }

  /** Returns whether another program has set hours that this form can't show. */
  public boolean isOfOthers() {
    return isOfOthers;
  }
}

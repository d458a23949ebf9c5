package org.carillon.webmail.preferences;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.setting.TimeFormats;
import org.carillon.web.Answers;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.FormField;
import org.carillon.web.field.RecordForm;
import org.carillon.web.language.TimeZones;

/** The reader's time zone, and how times are written. */
@Named("timesForm")
@RequestScoped
public class TimesForm {
  private static final String DEVICE = "auto";

  @Inject private Answers answers;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private final RecordForm<TimesFields> form = new RecordForm<>(TimesFields.class);

  /**
   * The chosen settings.
   *
   * @param zone a name of the tz database, or {@code auto}
   * @param clock how hours are counted
   * @param days how days are written
   * @param week where weeks begin
   */
  public record TimesFields(
      @Field(label = "preferences.zone", help = "preferences.zone.help") String zone,
      @Field(label = "preferences.clock", choices = "clock") TimeFormats.Clock clock,
      @Field(label = "preferences.days", choices = "days") TimeFormats.Days days,
      @Field(label = "preferences.week", help = "preferences.week.help", choices = "week")
          TimeFormats.Week week) {}

  @PostConstruct
  void begin() {
    TimeFormats now = ui.getAppearance().times();
    form.choices("zone", zones(now.zone()));
    form.show(
        new TimesFields(
            now.zone().isEmpty() ? DEVICE : now.zone(), now.clock(), now.days(), now.week()));
  }

  private List<FormField.Option> zones(String chosen) {
    List<FormField.Option> options = new ArrayList<>();
    options.add(FormField.Option.of(DEVICE, "zone.auto"));
    List<TimeZones.Choice> all = TimeZones.all(texts.locale(), Instant.now());
    if (!chosen.isEmpty() && all.stream().noneMatch(one -> one.id().equals(chosen))) {
      options.add(FormField.Option.named(chosen, chosen));
    }
    all.forEach(one -> options.add(FormField.Option.named(one.id(), one.label())));
    return options;
  }

  /** The chosen formats; empty when one is invalid, which is shown at its field. */
  Optional<TimeFormats> read() {
    return form.read(answers, texts)
        .map(
            wanted ->
                new TimeFormats(
                    wanted.zone().equals(DEVICE) ? "" : wanted.zone(),
                    wanted.clock(),
                    wanted.days(),
                    wanted.week()));
  }

  public RecordForm<TimesFields> getForm() {
    return form;
  }
}

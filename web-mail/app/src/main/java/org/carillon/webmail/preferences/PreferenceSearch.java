package org.carillon.webmail.preferences;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.web.Texts;
import org.carillon.web.field.FormField;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.function.Functions;

/** Finds settings by the words that pages use for them. */
@Named("preferenceSearch")
@RequestScoped
public class PreferenceSearch {
  @Inject private PreferencesPage page;
  @Inject private SkinForm skin;
  @Inject private TimesForm times;
  @Inject private CalendarForm calendar;
  @Inject private ReadingForm reading;
  @Inject private Functions functions;
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;

  private List<FoundPreference> found;

  /** The words that the reader typed. */
  public String getQuery() {
    return parameters.text("q").strip();
  }

  /** The preferences that have all the words. */
  public List<FoundPreference> getFound() {
    if (found == null) {
      found = SearchWords.of(getQuery(), texts.locale()).of(all());
    }
    return found;
  }

  private List<FoundPreference> all() {
    return Stream.of(
            fields(page.getName(), "preferences.you"),
            fields(page.getAppearance(), "preferences.look"),
            skin.isOffered()
                ? fields(skin.getForm(), "preferences.skin")
                : Stream.<FoundPreference>empty(),
            fields(times.getForm(), "preferences.times"),
            fields(calendar.getForm(), "calendar"),
            fields(reading.getForm(), "preferences.reading"),
            Stream.of(PreferencePlace.values())
                .filter(place -> functions.has(place.address()))
                .map(this::place))
        .flatMap(each -> each)
        .toList();
  }

  private Stream<FoundPreference> fields(RecordForm<?> form, String part) {
    return form.getFields().stream().map(field -> field(field, texts.of(part)));
  }

  private FoundPreference field(FormField field, String part) {
    // There are hundreds of time zones, and none of them is a setting.
    String options =
        field.options().stream()
            .filter(option -> !option.words().isEmpty())
            .map(option -> texts.of(option.words()))
            .collect(Collectors.joining(" "));
    String help = field.getHelp().isEmpty() ? "" : texts.of(field.getHelp());
    return new FoundPreference(
        "preferences#" + field.name(), texts.of(field.getLabel()), part, help + " " + options);
  }

  private FoundPreference place(PreferencePlace place) {
    String parts = place.parts().stream().map(texts::of).collect(Collectors.joining(" · "));
    return new FoundPreference(place.address(), texts.of(place.title()), parts, "");
  }
}

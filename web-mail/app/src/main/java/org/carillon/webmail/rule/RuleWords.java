package org.carillon.webmail.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.policy.trial.TrialAction;
import org.carillon.policy.trial.TrialDetail;
import org.carillon.sieve.sentence.ForwardRule;
import org.carillon.sieve.sentence.MailRule;
import org.carillon.sieve.sentence.RuleActionType;
import org.carillon.sieve.sentence.RuleStatement;
import org.carillon.sieve.sentence.SentenceComparison;
import org.carillon.sieve.sentence.SentenceCondition;
import org.carillon.sieve.sentence.SentenceField;
import org.carillon.sieve.sentence.VacationRule;
import org.carillon.web.Texts;

/** Rules in the reader's language. */
@Named("ruleWords")
@RequestScoped
public class RuleWords {
  /** The value that an empty row sends, since pages leave out empty attributes. */
  static final String NOTHING = "none";

  private static final int DAYS = 7;

  @Inject private Texts texts;

  /**
   * A choice of a form.
   *
   * @param value the value that is sent
   * @param label the label
   */
  public record Choice(String value, String label) {}

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The name of a rule, or else its description. */
  String title(RuleStatement sentence) {
    return switch (sentence) {
      case MailRule rule -> rule.name().isEmpty() ? actions(rule) : rule.name();
      case VacationRule _ -> texts.of("away.title");
      case ForwardRule _ -> texts.of("forwarding.title");
    };
  }

  String sentence(RuleStatement sentence) {
    return switch (sentence) {
      case MailRule rule -> texts.of("rules.sentence", conditions(rule), actions(rule));
      case VacationRule away -> away(away);
      case ForwardRule forward ->
          texts.of(
              forward.keep() ? "forwarding.keeps" : "forwarding.leaves",
              String.join(", ", forward.to()));
    };
  }

  /** The period of an absence, in words. */
  String away(VacationRule away) {
    return away.until()
        .map(day -> texts.of("away.until", day(day)))
        .orElse(texts.of("away.always"));
  }

  private String day(LocalDate day) {
    return day.format(
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale()));
  }

  private String conditions(MailRule rule) {
    if (rule.conditions().isEmpty()) {
      return texts.of("rules.every");
    }
    String all =
        rule.conditions().stream()
            .map(this::condition)
            .collect(
                Collectors.joining(
                    texts.of(rule.match() == MailRule.Match.ALL ? "rules.and" : "rules.or")));
    return rule.match() == MailRule.Match.NONE
        ? texts.of("rules.none-of", all)
        : texts.of("rules.when", all);
  }

  private String condition(SentenceCondition condition) {
    String field =
        condition.field() == SentenceField.HEADER
            ? condition.header()
            : texts.of("rules.field." + word(condition.field()));
    String how = texts.of(how(condition.negated(), condition.how()));
    return condition.field().hasValue()
        ? texts.of("rules.condition", field, how, shown(condition))
        : texts.of("rules.condition.bare", field, how);
  }

  private static String how(boolean negated, SentenceComparison how) {
    return "rules.how." + (negated ? "not." : "") + word(how);
  }

  private String actions(MailRule rule) {
    return rule.actions().stream()
        .map(
            action ->
                texts.of(
                    "rules.do." + word(action.verb()),
                    action.value().lines().findFirst().orElse("")))
        .collect(Collectors.joining(texts.of("rules.then")));
  }

  /** A trial's action, in short. */
  String action(TrialAction action) {
    String about =
        action.details().stream()
            .flatMap(
                detail ->
                    switch (detail) {
                      case TrialDetail.Words(String name, String text)
                          when !name.equals("text") && !name.equals("subject") ->
                          Stream.of(text.lines().findFirst().orElse(""));
                      case TrialDetail.Several(String name, List<String> several)
                          when name.equals("flags") ->
                          several.stream();
                      case TrialDetail.Words _,
                          TrialDetail.Several _,
                          TrialDetail.Number _,
                          TrialDetail.Fact _ ->
                          Stream.<String>empty();
                    })
            .collect(Collectors.joining(", "));
    String key = "rules.would." + action.name();
    String what = texts.knows(key) ? texts.of(key) : action.name();
    return about.isEmpty() ? what : texts.of("rules.would", what, about);
  }

  public List<Choice> getFields() {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice(NOTHING, "–"));
    for (SentenceField field : SentenceField.values()) {
      choices.add(new Choice(word(field), texts.of("rules.field." + word(field))));
    }
    return choices;
  }

  public List<Choice> getComparisons() {
    List<Choice> choices = new ArrayList<>();
    for (SentenceComparison how : SentenceComparison.values()) {
      for (boolean negated : new boolean[] {false, true}) {
        if (texts.knows(how(negated, how))) {
          choices.add(new Choice((negated ? "not." : "") + word(how), texts.of(how(negated, how))));
        }
      }
    }
    return choices;
  }

  public List<Choice> getVerbs() {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice(NOTHING, "–"));
    for (RuleActionType verb : RuleActionType.values()) {
      choices.add(new Choice(word(verb), texts.of("rules.verb." + word(verb))));
    }
    return choices;
  }

  /** The display form of a value: days of the week have names. */
  String shown(SentenceCondition condition) {
    return condition.field() == SentenceField.WEEKDAY && condition.isWhole()
        ? dayName(Integer.parseInt(condition.value()), texts.locale())
        : condition.value();
  }

  /** The stored form of a typed value. */
  String value(SentenceField field, String typed) {
    if (field != SentenceField.WEEKDAY) {
      return typed;
    }
    for (Locale locale : List.of(texts.locale(), Locale.ENGLISH)) {
      for (int day = 0; day < DAYS; day++) {
        if (dayName(day, locale).equalsIgnoreCase(typed.strip())) {
          return Integer.toString(day);
        }
      }
    }
    return typed;
  }

  /** RFC 5260 §4.2 counts from Sunday. */
  private static String dayName(int day, Locale locale) {
    return DayOfWeek.of(day == 0 ? DAYS : day).getDisplayName(TextStyle.FULL, locale);
  }

  static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
    for (E each : type.getEnumConstants()) {
      if (word(each).equals(word)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}

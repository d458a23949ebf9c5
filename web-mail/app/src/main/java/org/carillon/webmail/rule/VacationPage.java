package org.carillon.webmail.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.policy.sentence.OwnRules;
import org.carillon.policy.sentence.RuleBook;
import org.carillon.sieve.sentence.RuleScript;
import org.carillon.sieve.sentence.VacationRule;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.language.TimeZones;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The automatic reply while the reader is away. */
@Named("away")
@RequestScoped
public class VacationPage {
  private static final VacationRule NEW =
      new VacationRule(
          false,
          Optional.empty(),
          Optional.empty(),
          "",
          "",
          VacationRule.Audience.NONE,
          "",
          7,
          List.of());

  @Inject private OwnRules rules;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private VacationRule shown = NEW;
  private String version = "";
  private boolean possible = true;
  private boolean isTyped;
  private String from = "";
  private String until = "";

  public void load() {
    answers.take(rules.read(visitor.caller())).ifPresent(this::show);
  }

  private void show(RuleBook book) {
    version = version(book);
    possible = book.capabilities().contains("vacation");
    shown = vacation(book.script()).orElse(NEW);
    if (!book.active()) {
      shown = shown.switched(false);
    }
    from = shown.from().map(LocalDate::toString).orElse("");
    until = shown.until().map(LocalDate::toString).orElse("");
  }

  private static String version(RuleBook book) {
    return book.version().isPresent() ? Long.toString(book.version().getAsLong()) : "";
  }

  static Optional<VacationRule> vacation(RuleScript script) {
    return script
        .sentence(script.vacation())
        .filter(VacationRule.class::isInstance)
        .map(VacationRule.class::cast);
  }

  private VacationRule read() {
    version = parameters.text("version");
    from = parameters.text("from");
    until = parameters.text("until");
    List<String> addresses =
        Arrays.stream(parameters.text("addresses").split("[\\s,;]+"))
            .filter(each -> !each.isEmpty())
            .toList();
    return new VacationRule(
        !parameters.texts("on").isEmpty(),
        day(from),
        day(until),
        parameters.text("subject"),
        parameters.text("text"),
        RuleWords.constant(VacationRule.Audience.class, parameters.text("audience"))
            .orElse(VacationRule.Audience.NONE),
        parameters.text("other"),
        (int) parameters.number("days").orElse(NEW.days()),
        addresses);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private boolean isGood(VacationRule wanted) {
    Optional<String> wrong = Optional.empty();
    if (!from.isEmpty() && wanted.from().isEmpty()
        || !until.isEmpty() && wanted.until().isEmpty()) {
      wrong = Optional.of("away.wrong.date");
    } else if (wanted.from().isPresent()
        && wanted.until().isPresent()
        && wanted.until().get().isBefore(wanted.from().get())) {
      wrong = Optional.of("away.wrong.order");
    } else if (wanted.on() && wanted.text().isEmpty() && wanted.other().isEmpty()) {
      wrong = Optional.of("away.wrong.text");
    }
    wrong.ifPresent(key -> answers.wrong(null, texts.of(key)));
    return wrong.isEmpty();
  }

  public void save() {
    shown = read();
    isTyped = true;
    if (isGood(shown)) {
      answers.take(rules.read(visitor.caller())).ifPresent(this::save);
    }
  }

  private void save(RuleBook book) {
    if (!version(book).equals(version)) {
      answers.wrong(null, texts.of("rules.outdated"));
      return;
    }
    RuleScript script = book.script();
    int place = script.vacation();
    RuleScript changed = place < 0 ? script.add(shown) : script.with(place, shown);
    answers
        .take(rules.keep(visitor.caller(), book.version(), changed))
        .ifPresent(kept -> back(shown.on() ? "away.is-on" : "away.is-off"));
  }

  /** Ends the automatic reply now. */
  public void end() {
    answers
        .take(rules.read(visitor.caller()))
        .filter(book -> vacation(book.script()).isPresent())
        .flatMap(
            book ->
                answers.take(
                    rules.keep(
                        visitor.caller(),
                        book.version(),
                        book.script()
                            .with(
                                book.script().vacation(),
                                vacation(book.script()).orElseThrow().switched(false)))))
        .ifPresent(kept -> back("away.is-off"));
  }

  private void back(String said) {
    notices.show(Notice.of(said));
    Redirect.to("/away");
  }

  public VacationRule getShown() {
    return shown;
  }

  /** Returns whether the reader's rules may reply at all. */
  public boolean isPossible() {
    return possible;
  }

  /** Returns whether the saved absence is over, not the one being typed. */
  public boolean isOver() {
    return !isTyped && shown.on() && shown.isOverOn(LocalDate.now(ui.getServedZone()));
  }

  /** The time zone of its days. */
  public String getZone() {
    return TimeZones.label(ui.getServedZone(), texts.locale(), Instant.now());
  }

  /** The version of the rules that is shown. */
  public String getVersion() {
    return version;
  }

  public String getFrom() {
    return from;
  }

  public String getUntil() {
    return until;
  }

  /** The reader's further addresses, one a line. */
  public String getAddresses() {
    return String.join("\n", shown.addresses());
  }

  /** The group of senders that get another text. */
  public String getAudience() {
    return RuleWords.word(shown.audience());
  }

  /** The groups of senders that may get another text. */
  public List<RuleWords.Choice> getAudiences() {
    return Arrays.stream(VacationRule.Audience.values())
        .map(RuleWords::word)
        .map(word -> new RuleWords.Choice(word, texts.of("away.audience." + word)))
        .toList();
  }
}

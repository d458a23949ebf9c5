package org.carillon.webmail.rule;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.policy.apply.RuleApplication;
import org.carillon.policy.apply.RuleApplications;
import org.carillon.policy.sentence.OwnRules;
import org.carillon.policy.sentence.RuleBook;
import org.carillon.sieve.sentence.RuleSentence;
import org.carillon.sieve.sentence.SentenceAction;
import org.carillon.sieve.sentence.SentenceCondition;
import org.carillon.sieve.sentence.SentenceScript;
import org.carillon.sieve.sentence.SentenceVerb;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;

/** A rule: it is made, changed, and tried on what is there before it is on. */
@Named("rule")
@RequestScoped
public class OwnRulePage {
  /** The verbs that put into a folder. */
  private static final Set<String> FILING =
      Set.of(RuleWords.word(SentenceVerb.FILE), RuleWords.word(SentenceVerb.COPY));

  @Inject private OwnRules rules;
  @Inject private RuleWords words;
  @Inject private RuleTrial trial;
  @Inject private RuleApplications applications;
  @Inject private Folders folders;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private SentenceRows rows;
  private String name = "";
  private String version = "";
  private boolean on = true;
  private RuleSentence.Match match = RuleSentence.Match.ALL;
  private Optional<RuleTrial.Result> result = Optional.empty();

  @PostConstruct
  void begin() {
    rows = new SentenceRows(words);
  }

  /** Begins with a rule that is there, or with what a message suggests for a new one. */
  public void load() {
    Optional<RuleBook> book = answers.take(rules.read(visitor.caller()));
    if (book.isEmpty()) {
      return;
    }
    version = version(book.get());
    OptionalLong place = parameters.number("at");
    if (place.isEmpty()) {
      suggest();
    } else {
      rule(book.get(), place.getAsLong())
          .ifPresentOrElse(this::show, () -> Redirect.astray(HttpServletResponse.SC_NOT_FOUND));
    }
    rows.finish();
  }

  private static String version(RuleBook book) {
    return book.version().isPresent() ? Long.toString(book.version().getAsLong()) : "";
  }

  private static Optional<RuleSentence> rule(RuleBook book, long place) {
    return book.script()
        .sentence((int) Math.min(place, Integer.MAX_VALUE))
        .filter(RuleSentence.class::isInstance)
        .map(RuleSentence.class::cast);
  }

  private void show(RuleSentence rule) {
    name = rule.name();
    on = rule.on();
    match = rule.match();
    rows.show(rule);
  }

  /** What a message's menu names: its author, its list, its subject. */
  private void suggest() {
    parameters.some("list").ifPresent(list -> rows.add("list", "", "contains", list));
    parameters.some("from").ifPresent(from -> rows.add("from", "", "is", from));
    parameters.some("subject").ifPresent(about -> rows.add("subject", "", "contains", about));
    if (!rows.conditions().isEmpty()) {
      rows.act("file", parameters.text("into"));
    }
  }

  /** The rule as it was typed. */
  private RuleSentence read() {
    name = parameters.text("name");
    version = parameters.text("version");
    on = !parameters.texts("on").isEmpty();
    match =
        RuleWords.constant(RuleSentence.Match.class, parameters.text("match"))
            .orElse(RuleSentence.Match.ALL);
    List<String> headers = parameters.texts("header");
    List<String> hows = parameters.texts("how");
    List<String> values = parameters.texts("value");
    List<String> fields = parameters.texts("field");
    for (int i = 0; i < Math.min(fields.size(), RuleSentence.MOST); i++) {
      rows.add(fields.get(i), at(headers, i), at(hows, i), at(values, i));
    }
    List<String> verbs = parameters.texts("verb");
    List<String> with = parameters.texts("with");
    List<String> into = parameters.texts("into");
    for (int i = 0; i < Math.min(verbs.size(), RuleSentence.MOST); i++) {
      rows.act(verbs.get(i), target(verbs.get(i), at(with, i), at(into, i)));
    }
    RuleSentence rule = new RuleSentence(name, on, match, rows.read(), rows.readActions());
    rows.finish();
    return rule;
  }

  /** Of what goes into a folder, the one that is typed, or else the chosen one. */
  private static String target(String verb, String typed, String chosen) {
    return typed.isBlank() && FILING.contains(verb) ? chosen : typed;
  }

  private static String at(List<String> values, int i) {
    return i < values.size() ? values.get(i) : "";
  }

  /** Whether it can be kept; what hinders is said. */
  private boolean isGood(RuleSentence rule) {
    List<String> wrong = new ArrayList<>();
    if (rule.actions().isEmpty()) {
      wrong.add(texts.of("rules.wrong.nothing"));
    }
    for (SentenceCondition condition : rule.conditions()) {
      if (!condition.isWhole()) {
        String key = "rules.wrong." + RuleWords.word(condition.field());
        wrong.add(
            texts.of(
                texts.knows(key) ? key : "rules.wrong.condition",
                texts.of("rules.field." + RuleWords.word(condition.field()))));
      }
    }
    for (SentenceAction action : rule.actions()) {
      if (!action.isWhole()) {
        wrong.add(
            texts.of(
                action.verb().hasAddress() ? "rules.wrong.address" : "rules.wrong.action",
                texts.of("rules.verb." + RuleWords.word(action.verb()))));
      }
    }
    if (rule.isContradictory()) {
      wrong.add(texts.of("rules.wrong.both"));
    }
    wrong.forEach(each -> answers.wrong(null, each));
    return wrong.isEmpty();
  }

  /** Keeps it. */
  public void save() {
    RuleSentence rule = read();
    if (isGood(rule)) {
      answers.take(rules.read(visitor.caller())).ifPresent(book -> save(book, rule));
    }
  }

  private void save(RuleBook book, RuleSentence rule) {
    OptionalLong place = parameters.number("at");
    if (!version(book).equals(version)
        || place.isPresent() && rule(book, place.getAsLong()).isEmpty()) {
      answers.wrong(null, texts.of("rules.outdated"));
      return;
    }
    SentenceScript script = book.script();
    SentenceScript changed =
        place.isPresent() ? script.with((int) place.getAsLong(), rule) : script.add(rule);
    answers
        .take(rules.keep(visitor.caller(), book.version(), changed))
        .ifPresent(
            kept -> {
              notices.show(Notice.of("rules.saved", words.title(rule)));
              Redirect.to("/rules");
            });
  }

  /** Tells what it would do with the latest messages of a folder. */
  public void run() {
    RuleSentence rule = read();
    Optional<Folder> folder =
        folders
            .find(parameters.text("folder"))
            .filter(found -> !found.isShared())
            .or(folders::inbox);
    if (isGood(rule) && folder.isPresent()) {
      result = trial.run(rule, folder.get());
    }
  }

  /** Does it now with all messages of a folder, as a task. */
  public void apply() {
    RuleSentence rule = read();
    Optional<Folder> folder =
        folders.find(parameters.text("folder")).filter(found -> !found.isShared());
    if (folder.isEmpty()) {
      answers.wrong(null, texts.of("choose.folder"));
    } else if (isGood(rule)) {
      switch (applications.begin(visitor.caller(), RuleTrial.script(rule), folder.get().name())) {
        case Answer.Done<RuleApplication>(RuleApplication begun) ->
            Redirect.to("/sweep?id=" + Redirect.encoded(begun.task().id()));
        case Answer.Failed<RuleApplication>(Failure.Taken _) ->
            answers.wrong(null, texts.of("rules.apply.busy"));
        case Answer.Failed<RuleApplication>(Failure failure) -> answers.show(null, failure);
      }
    }
  }

  /** Adds rows. */
  public void more() {
    RuleSentence _ = read();
    rows.add("", "", "contains", "");
    rows.act("", "");
  }

  /** Whether there is none yet. */
  public boolean isNew() {
    return parameters.number("at").isEmpty();
  }

  /** Its place; empty for a new one. */
  public String getAt() {
    return isNew() ? "" : parameters.text("at");
  }

  /** Which version of all rules it is of. */
  public String getVersion() {
    return version;
  }

  /** What it is called. */
  public String getName() {
    return name;
  }

  /** Whether it is done. */
  public boolean isOn() {
    return on;
  }

  /** How many conditions have to hold. */
  public String getMatch() {
    return RuleWords.word(match);
  }

  /** The ways in which conditions can hold. */
  public List<RuleWords.Choice> getMatches() {
    List<RuleWords.Choice> choices = new ArrayList<>();
    for (RuleSentence.Match each : RuleSentence.Match.values()) {
      String word = RuleWords.word(each);
      choices.add(new RuleWords.Choice(word, texts.of("rules.match." + word)));
    }
    return choices;
  }

  /** Its conditions, as typed. */
  public List<SentenceRows.ConditionRow> getConditions() {
    return rows.conditions();
  }

  /** Its actions, as typed. */
  public List<SentenceRows.ActionRow> getActions() {
    return rows.actions();
  }

  /** Whether a row puts into a folder. */
  public boolean isInto(SentenceRows.ActionRow row, Folder folder) {
    return FILING.contains(row.verb()) && row.value().equals(folder.name().path());
  }

  /** What is typed in a row, besides the folder that is chosen in it. */
  public String typed(SentenceRows.ActionRow row) {
    return getFolders().stream().anyMatch(folder -> isInto(row, folder)) ? "" : row.value();
  }

  /** The folders that it can be tried on, and that it can put into. */
  public List<Folder> getFolders() {
    return folders.getReadable().stream().filter(folder -> !folder.isShared()).toList();
  }

  /** The folder that it is tried on. */
  public String getFolder() {
    return parameters.text("folder");
  }

  /** What it would do; null before it is tried. */
  public RuleTrial.Result getResult() {
    return result.orElse(null);
  }
}

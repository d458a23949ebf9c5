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
import org.carillon.sieve.sentence.MailRule;
import org.carillon.sieve.sentence.RuleActionType;
import org.carillon.sieve.sentence.RuleScript;
import org.carillon.sieve.sentence.SentenceAction;
import org.carillon.sieve.sentence.SentenceCondition;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;

/** Creates and changes a rule, and tries it on existing messages before it is on. */
@Named("rule")
@RequestScoped
public class OwnRulePage {
  /** The actions that put a message into a folder. */
  private static final Set<String> FILING =
      Set.of(RuleWords.word(RuleActionType.FILE), RuleWords.word(RuleActionType.COPY));

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
  private MailRule.Match match = MailRule.Match.ALL;
  private Optional<RuleTrial.Result> result = Optional.empty();

  @PostConstruct
  void begin() {
    rows = new SentenceRows(words);
  }

  /** Begins with an existing rule, or with a suggestion from a message for a new one. */
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

  private static Optional<MailRule> rule(RuleBook book, long place) {
    return book.script()
        .sentence((int) Math.min(place, Integer.MAX_VALUE))
        .filter(MailRule.class::isInstance)
        .map(MailRule.class::cast);
  }

  private void show(MailRule rule) {
    name = rule.name();
    on = rule.on();
    match = rule.match();
    rows.show(rule);
  }

  /** Fills the rule with the author, list or subject that the message's menu named. */
  private void suggest() {
    parameters.some("list").ifPresent(list -> rows.add("list", "", "contains", list));
    parameters.some("from").ifPresent(from -> rows.add("from", "", "is", from));
    parameters.some("subject").ifPresent(about -> rows.add("subject", "", "contains", about));
    if (!rows.conditions().isEmpty()) {
      rows.act("file", parameters.text("into"));
    }
  }

  private MailRule read() {
    name = parameters.text("name");
    version = parameters.text("version");
    on = !parameters.texts("on").isEmpty();
    match =
        RuleWords.constant(MailRule.Match.class, parameters.text("match"))
            .orElse(MailRule.Match.ALL);
    List<String> headers = parameters.texts("header");
    List<String> hows = parameters.texts("how");
    List<String> values = parameters.texts("value");
    List<String> fields = parameters.texts("field");
    for (int i = 0; i < Math.min(fields.size(), MailRule.MOST); i++) {
      rows.add(fields.get(i), at(headers, i), at(hows, i), at(values, i));
    }
    List<String> verbs = parameters.texts("verb");
    List<String> with = parameters.texts("with");
    List<String> into = parameters.texts("into");
    for (int i = 0; i < Math.min(verbs.size(), MailRule.MOST); i++) {
      rows.act(verbs.get(i), target(verbs.get(i), at(with, i), at(into, i)));
    }
    MailRule rule = new MailRule(name, on, match, rows.read(), rows.readActions());
    rows.finish();
    return rule;
  }

  /** The action's target: for an action with a folder the typed one, or else the chosen one. */
  private static String target(String verb, String typed, String chosen) {
    return typed.isBlank() && FILING.contains(verb) ? chosen : typed;
  }

  private static String at(List<String> values, int i) {
    return i < values.size() ? values.get(i) : "";
  }

  /** Returns whether the rule is valid; if not, shows the errors. */
  private boolean isGood(MailRule rule) {
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

  public void save() {
    MailRule rule = read();
    if (isGood(rule)) {
      answers.take(rules.read(visitor.caller())).ifPresent(book -> save(book, rule));
    }
  }

  private void save(RuleBook book, MailRule rule) {
    OptionalLong place = parameters.number("at");
    if (!version(book).equals(version)
        || place.isPresent() && rule(book, place.getAsLong()).isEmpty()) {
      answers.wrong(null, texts.of("rules.outdated"));
      return;
    }
    RuleScript script = book.script();
    RuleScript changed =
        place.isPresent() ? script.with((int) place.getAsLong(), rule) : script.add(rule);
    answers
        .take(rules.keep(visitor.caller(), book.version(), changed))
        .ifPresent(
            kept -> {
              notices.show(Notice.of("rules.saved", words.title(rule)));
              Redirect.to("/rules");
            });
  }

  /** Shows what the rule would do with the latest messages of a folder. */
  public void run() {
    MailRule rule = read();
    Optional<Folder> folder =
        folders
            .find(parameters.text("folder"))
            .filter(found -> !found.isShared())
            .or(folders::inbox);
    if (isGood(rule) && folder.isPresent()) {
      result = trial.run(rule, folder.get());
    }
  }

  /** Applies the rule to all messages of a folder now, as a task. */
  public void apply() {
    MailRule rule = read();
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

  public void more() {
    MailRule _ = read();
    rows.add("", "", "contains", "");
    rows.act("", "");
  }

  public boolean isNew() {
    return parameters.number("at").isEmpty();
  }

  /** The rule's index; empty for a new one. */
  public String getAt() {
    return isNew() ? "" : parameters.text("at");
  }

  /** The version of the rules that is shown. */
  public String getVersion() {
    return version;
  }

  public String getName() {
    return name;
  }

  /** Returns whether the rule is on. */
  public boolean isOn() {
    return on;
  }

  /** Says whether all conditions must hold or one. */
  public String getMatch() {
    return RuleWords.word(match);
  }

  /** The values for how many conditions must hold. */
  public List<RuleWords.Choice> getMatches() {
    List<RuleWords.Choice> choices = new ArrayList<>();
    for (MailRule.Match each : MailRule.Match.values()) {
      String word = RuleWords.word(each);
      choices.add(new RuleWords.Choice(word, texts.of("rules.match." + word)));
    }
    return choices;
  }

  public List<SentenceRows.ConditionRow> getConditions() {
    return rows.conditions();
  }

  public List<SentenceRows.ActionRow> getActions() {
    return rows.actions();
  }

  /** Returns whether a row's action puts messages into the folder. */
  public boolean isInto(SentenceRows.ActionRow row, Folder folder) {
    return FILING.contains(row.verb()) && row.value().equals(folder.name().path());
  }

  /** The typed value of a row whose action uses no chosen folder. */
  public String typed(SentenceRows.ActionRow row) {
    return getFolders().stream().anyMatch(folder -> isInto(row, folder)) ? "" : row.value();
  }

  /** The folders for trying the rule and for its actions. */
  public List<Folder> getFolders() {
    return folders.getReadable().stream().filter(folder -> !folder.isShared()).toList();
  }

  /** The folder for trying the rule. */
  public String getFolder() {
    return parameters.text("folder");
  }

  /** The result of the trial; null before it. */
  public RuleTrial.Result getResult() {
    return result.orElse(null);
  }
}

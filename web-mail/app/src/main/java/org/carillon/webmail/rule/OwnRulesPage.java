package org.carillon.webmail.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.carillon.contract.answer.Answer;
import org.carillon.policy.sentence.OwnRules;
import org.carillon.policy.sentence.RuleBook;
import org.carillon.sieve.sentence.ForwardRule;
import org.carillon.sieve.sentence.MailRule;
import org.carillon.sieve.sentence.RuleScript;
import org.carillon.sieve.sentence.RuleStatement;
import org.carillon.sieve.sentence.ScriptBlock;
import org.carillon.sieve.sentence.VacationRule;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** All of the reader's rules, in their order, and the script that contains them. */
@Named("rules")
@RequestScoped
public class OwnRulesPage {
  @Inject private OwnRules rules;
  @Inject private RuleWords words;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private Optional<RuleBook> book = Optional.empty();
  private Optional<String> typed = Optional.empty();
  private FaultyScript faulty = FaultyScript.NONE;

  public void load() {
    book = answers.take(rules.read(visitor.caller()));
  }

  /** Changes the script at a block's index and saves it. */
  private void change(
      String parameter, String said, BiFunction<RuleScript, Integer, RuleScript> change) {
    load();
    OptionalLong place = parameters.number(parameter);
    if (book.isEmpty() || place.isEmpty()) {
      return;
    }
    RuleScript script = book.get().script();
    if (!isAsShown() || place.getAsLong() >= script.blocks().size()) {
      answers.wrong(null, texts.of("rules.outdated"));
      return;
    }
    int at = (int) place.getAsLong();
    Optional<RuleStatement> was = script.sentence(at);
    RuleScript changed = change.apply(script, at);
    keep(book.get(), changed)
        .ifPresent(
            kept -> {
              Notice notice = Notice.of(said, was.map(words::title).orElse(""));
              boolean gone = parameter.equals("remove") && was.isPresent();
              notices.show(gone ? notice.undoneBy(RuleUndo.text(was.get())) : notice);
              Redirect.to("/rules");
            });
  }

  private boolean isAsShown() {
    return parameters.text("version").equals(getVersion());
  }

  private Optional<RuleBook> keep(RuleBook of, RuleScript changed) {
    Answer<RuleBook> answer = rules.keep(visitor.caller(), of.version(), changed);
    faulty = FaultyScript.of(changed.text(), answer);
    if (!faulty.faults().isEmpty()) {
      typed = Optional.of(changed.text());
      return answers.wrong(null, texts.of("rules.faulty", faulty.faults().size()));
    }
    return answers.take(answer);
  }

  /** Moves a rule up by one. */
  public void raise() {
    change("raise", "rules.moved", (script, at) -> script.rises(at) ? script.raised(at) : script);
  }

  /** Moves a rule down by one. */
  public void sink() {
    change(
        "sink",
        "rules.moved",
        (script, at) -> script.rises(at + 1) ? script.raised(at + 1) : script);
  }

  public void switchOn() {
    change("switch-on", "rules.is-on", (script, at) -> switched(script, at, true));
  }

  public void switchOff() {
    change("switch-off", "rules.is-off", (script, at) -> switched(script, at, false));
  }

  private static RuleScript switched(RuleScript script, int at, boolean on) {
    return script
        .sentence(at)
        .map(sentence -> script.with(at, sentence.switched(on)))
        .orElse(script);
  }

  public void remove() {
    change("remove", "rules.removed", RuleScript::without);
  }

  /** Saves the source as it was typed. */
  public void saveSource() {
    load();
    if (book.isEmpty()) {
      return;
    }
    String text = source(book.get().script().text());
    typed = Optional.of(text);
    if (!isAsShown()) {
      answers.wrong(null, texts.of("rules.outdated"));
      return;
    }
    keep(book.get(), RuleScript.read(text)).ifPresent(kept -> back("rules.kept"));
  }

  /** Browsers send CRLF (HTML §4.10.22.4), so the previous line ends are restored. */
  private String source(String before) {
    String text = parameters.texts("source").stream().findFirst().orElse("").replace("\r\n", "\n");
    return before.contains("\r\n") ? text.replace("\n", "\r\n") : text;
  }

  /** Activates the script. */
  public void activate() {
    answers
        .take(rules.switchAll(visitor.caller(), true))
        .ifPresent(kept -> back("rules.activated"));
  }

  /** Deactivates the script. */
  public void deactivate() {
    answers
        .take(rules.switchAll(visitor.caller(), false))
        .ifPresent(kept -> back("rules.deactivated"));
  }

  private void back(String said) {
    notices.show(Notice.of(said));
    Redirect.to("/rules");
  }

  /** The version of the script that is shown; empty for none. */
  public String getVersion() {
    return book.map(RuleBook::version)
        .filter(OptionalLong::isPresent)
        .map(version -> Long.toString(version.getAsLong()))
        .orElse("");
  }

  /** Returns whether there is a script that is not active. */
  public boolean isIdle() {
    return book.filter(each -> !each.active() && each.version().isPresent()).isPresent();
  }

  public boolean isActive() {
    return book.filter(RuleBook::active).isPresent();
  }

  public String getName() {
    return book.map(RuleBook::name).orElse("");
  }

  /** The script, or the source that was typed instead. */
  public String getSource() {
    return typed.or(() -> book.map(each -> each.script().text())).orElse("");
  }

  /** Returns whether the source is unfolded, because it has an error. */
  public boolean isSourceOpen() {
    return typed.isPresent();
  }

  /** The errors of the source. */
  public List<FaultyScript.Fault> getFaults() {
    return faulty.faults();
  }

  /** The blocks of the script, except plain requirements. */
  public List<RuleLine> getLines() {
    List<RuleLine> lines = new ArrayList<>();
    if (book.isPresent()) {
      RuleScript script = book.get().script();
      for (int i = 0; i < script.blocks().size(); i++) {
        boolean sinks = i >= script.floor() && i + 1 < script.blocks().size();
        switch (script.blocks().get(i)) {
          case ScriptBlock.Requirement _ -> {
            // It is shown with the sentences.
          }
          case ScriptBlock.Spoken spoken -> lines.add(line(i, script, spoken.sentence(), sinks));
          case ScriptBlock.Written written -> {
            if (!written.bare() && !written.requires()) {
              String text = written.text().strip();
              lines.add(new RuleLine(i, texts.of("rules.foreign"), text, "", true, false, false));
            }
          }
        }
      }
    }
    return lines;
  }

  private RuleLine line(int place, RuleScript script, RuleStatement sentence, boolean sinks) {
    String page =
        switch (sentence) {
          case MailRule _ -> "rule?at=" + place;
          case VacationRule _ -> "away";
          case ForwardRule _ -> "forwarding";
        };
    return new RuleLine(
        place,
        words.title(sentence),
        words.sentence(sentence),
        page,
        sentence.on(),
        script.rises(place),
        sinks);
  }
}

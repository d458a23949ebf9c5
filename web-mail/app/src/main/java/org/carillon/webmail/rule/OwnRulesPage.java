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
import org.carillon.sieve.sentence.ForwardSentence;
import org.carillon.sieve.sentence.RuleSentence;
import org.carillon.sieve.sentence.ScriptBlock;
import org.carillon.sieve.sentence.ScriptSentence;
import org.carillon.sieve.sentence.SentenceScript;
import org.carillon.sieve.sentence.VacationSentence;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** All rules of the reader's, in their order, and the script that they are. */
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

  /** Reads them. */
  public void load() {
    book = answers.take(rules.read(visitor.caller()));
  }

  /** What is done with a script, at the place of a block. */
  private void change(
      String parameter, String said, BiFunction<SentenceScript, Integer, SentenceScript> change) {
    load();
    OptionalLong place = parameters.number(parameter);
    if (book.isEmpty() || place.isEmpty()) {
      return;
    }
    SentenceScript script = book.get().script();
    if (!isAsShown() || place.getAsLong() >= script.blocks().size()) {
      answers.wrong(null, texts.of("rules.outdated"));
      return;
    }
    int at = (int) place.getAsLong();
    Optional<ScriptSentence> was = script.sentence(at);
    SentenceScript changed = change.apply(script, at);
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

  private Optional<RuleBook> keep(RuleBook of, SentenceScript changed) {
    Answer<RuleBook> answer = rules.keep(visitor.caller(), of.version(), changed);
    faulty = FaultyScript.of(changed.text(), answer);
    if (!faulty.faults().isEmpty()) {
      typed = Optional.of(changed.text());
      return answers.wrong(null, texts.of("rules.faulty", faulty.faults().size()));
    }
    return answers.take(answer);
  }

  /** Puts one before the one above. */
  public void raise() {
    change("raise", "rules.moved", (script, at) -> script.rises(at) ? script.raised(at) : script);
  }

  /** Puts one behind the one below. */
  public void sink() {
    change(
        "sink",
        "rules.moved",
        (script, at) -> script.rises(at + 1) ? script.raised(at + 1) : script);
  }

  /** Switches one on. */
  public void switchOn() {
    change("switch-on", "rules.is-on", (script, at) -> switched(script, at, true));
  }

  /** Switches one off. */
  public void switchOff() {
    change("switch-off", "rules.is-off", (script, at) -> switched(script, at, false));
  }

  private static SentenceScript switched(SentenceScript script, int at, boolean on) {
    return script
        .sentence(at)
        .map(sentence -> script.with(at, sentence.switched(on)))
        .orElse(script);
  }

  /** Deletes one. */
  public void remove() {
    change("remove", "rules.removed", SentenceScript::without);
  }

  /** Keeps the source as it was typed. */
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
    keep(book.get(), SentenceScript.read(text)).ifPresent(kept -> back("rules.kept"));
  }

  /** Browsers send CRLF (HTML §4.10.22.4): lines end as they did. */
  private String source(String before) {
    String text = parameters.texts("source").stream().findFirst().orElse("").replace("\r\n", "\n");
    return before.contains("\r\n") ? text.replace("\n", "\r\n") : text;
  }

  /** Has all of them run. */
  public void activate() {
    answers
        .take(rules.switchAll(visitor.caller(), true))
        .ifPresent(kept -> back("rules.activated"));
  }

  /** Has none run. */
  public void deactivate() {
    answers
        .take(rules.switchAll(visitor.caller(), false))
        .ifPresent(kept -> back("rules.deactivated"));
  }

  private void back(String said) {
    notices.show(Notice.of(said));
    Redirect.to("/rules");
  }

  /** Which version of the script is shown; empty for none. */
  public String getVersion() {
    return book.map(RuleBook::version)
        .filter(OptionalLong::isPresent)
        .map(version -> Long.toString(version.getAsLong()))
        .orElse("");
  }

  /** Whether there is a script, and it is not run. */
  public boolean isIdle() {
    return book.filter(each -> !each.active() && each.version().isPresent()).isPresent();
  }

  /** Whether a script is run. */
  public boolean isActive() {
    return book.filter(RuleBook::active).isPresent();
  }

  /** What the script is called. */
  public String getName() {
    return book.map(RuleBook::name).orElse("");
  }

  /** The script, or what was typed instead. */
  public String getSource() {
    return typed.or(() -> book.map(each -> each.script().text())).orElse("");
  }

  /** Whether the source is looked at: it is wrong. */
  public boolean isSourceOpen() {
    return typed.isPresent();
  }

  /** What is wrong with it. */
  public List<FaultyScript.Fault> getFaults() {
    return faulty.faults();
  }

  /** The blocks that are more than what they require. */
  public List<RuleLine> getLines() {
    List<RuleLine> lines = new ArrayList<>();
    if (book.isPresent()) {
      SentenceScript script = book.get().script();
      for (int i = 0; i < script.blocks().size(); i++) {
        boolean sinks = i >= script.floor() && i + 1 < script.blocks().size();
        switch (script.blocks().get(i)) {
          case ScriptBlock.Requirement _ -> {
            // It goes with the sentences.
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

  private RuleLine line(int place, SentenceScript script, ScriptSentence sentence, boolean sinks) {
    String page =
        switch (sentence) {
          case RuleSentence _ -> "rule?at=" + place;
          case VacationSentence _ -> "away";
          case ForwardSentence _ -> "forwarding";
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

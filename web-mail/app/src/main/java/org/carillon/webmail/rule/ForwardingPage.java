package org.carillon.webmail.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.policy.sentence.ForwardTarget;
import org.carillon.policy.sentence.ForwardTargets;
import org.carillon.policy.sentence.OwnRules;
import org.carillon.policy.sentence.RuleBook;
import org.carillon.sieve.sentence.ForwardRule;
import org.carillon.sieve.sentence.RuleScript;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The addresses to which all of the reader's mail is forwarded, and their consent. */
@Named("forwarding")
@RequestScoped
public class ForwardingPage {
  private static final String HERE = "/forwarding";

  @Inject private OwnRules rules;
  @Inject private ForwardTargets targets;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private final RecordForm<NewTarget> added = new RecordForm<>(NewTarget.class);
  private ForwardRule shown = new ForwardRule(false, List.of(), true);
  private String version = "";
  private boolean possible = true;
  private List<ForwardTarget> all = List.of();

  /** A target of forwarding, to be asked for consent. */
  public record NewTarget(
      @Field(label = "forwarding.address", help = "forwarding.address.help", required = true)
          String address) {}

  public void load() {
    answers.take(rules.read(visitor.caller())).ifPresent(this::show);
    list();
  }

  private void list() {
    answers.take(targets.list(visitor.caller())).ifPresent(found -> all = found);
  }

  private void show(RuleBook book) {
    version = version(book);
    possible = book.redirects() > 0;
    shown = forward(book).orElse(shown);
    if (!book.active()) {
      shown = shown.switched(false);
    }
  }

  private static String version(RuleBook book) {
    return book.version().isPresent() ? Long.toString(book.version().getAsLong()) : "";
  }

  private static Optional<ForwardRule> forward(RuleBook book) {
    return book.script()
        .sentence(book.script().forward())
        .filter(ForwardRule.class::isInstance)
        .map(ForwardRule.class::cast);
  }

  /** Saves the addresses to which all mail is forwarded. */
  public void save() {
    version = parameters.text("version");
    List<String> to =
        Arrays.stream(parameters.text("to").split("[\\s,;]+"))
            .filter(each -> !each.isEmpty())
            .toList();
    shown =
        new ForwardRule(!parameters.texts("on").isEmpty(), to, !parameters.texts("keep").isEmpty());
    list();
    if (shown.on() && to.isEmpty()) {
      answers.wrong(null, texts.of("forwarding.wrong.nobody"));
      return;
    }
    answers.take(rules.read(visitor.caller())).ifPresent(this::save);
  }

  private void save(RuleBook book) {
    possible = book.redirects() > 0;
    if (!version(book).equals(version)) {
      answers.wrong(null, texts.of("rules.outdated"));
      return;
    }
    if (shown.on() && shown.to().size() > book.redirects()) {
      answers.wrong(null, texts.of("forwarding.wrong.many", book.redirects()));
      return;
    }
    RuleScript script = book.script();
    int place = script.forward();
    RuleScript changed = place < 0 ? script.add(shown) : script.with(place, shown);
    switch (rules.keep(visitor.caller(), book.version(), changed)) {
      case Answer.Done<RuleBook> _ ->
          back(Notice.of(shown.on() ? "forwarding.is-on" : "forwarding.is-off"));
      case Answer.Failed<RuleBook>(Failure.Invalid invalid)
          when invalid.code().equals(OwnRules.NOT_AGREED) ->
          answers.wrong(null, texts.of("forwarding.wrong.agreed"));
      case Answer.Failed<RuleBook>(Failure failure) -> answers.show(null, failure);
    }
  }

  /** Asks an address for consent. */
  public void ask() {
    added
        .read(answers, texts)
        .ifPresent(
            typed -> {
              switch (targets.ask(visitor.caller(), typed.address())) {
                case Answer.Done<ForwardTarget>(ForwardTarget asked) ->
                    back(Notice.of("forwarding.asked", asked.address()));
                case Answer.Failed<ForwardTarget>(Failure.Invalid invalid)
                    when texts.knows("forwarding.unfit." + invalid.code()) ->
                    answers.wrong("address", texts.of("forwarding.unfit." + invalid.code()));
                case Answer.Failed<ForwardTarget>(Failure failure) -> answers.show(null, failure);
              }
            });
    load();
  }

  public void remove() {
    String address = parameters.text("remove");
    Answer<Void> answer = targets.remove(visitor.caller(), address);
    if (answer instanceof Answer.Failed<Void>(Failure.NotFound _) || answers.done(answer)) {
      back(Notice.of("forwarding.removed", address));
      return;
    }
    load();
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to(HERE);
  }

  /** The present forwarding. */
  public ForwardRule getShown() {
    return shown;
  }

  /** The addresses of the forwarding, one a line. */
  public String getTo() {
    return String.join("\n", shown.to());
  }

  /** The version of the rules that is shown. */
  public String getVersion() {
    return version;
  }

  /** Returns whether the reader's rules may forward mail at all. */
  public boolean isPossible() {
    return possible;
  }

  /** The addresses that were asked for consent. */
  public List<ForwardTarget> getAll() {
    return all;
  }

  public RecordForm<NewTarget> getAdded() {
    return added;
  }
}

package org.carillon.policy.internal.sentence;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.function.HiddenFunctions;
import org.carillon.account.function.WebFunction;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptChange;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.contract.script.ScriptWithText;
import org.carillon.contract.script.StoredScript;
import org.carillon.policy.sentence.ForwardTargets;
import org.carillon.policy.sentence.OwnRules;
import org.carillon.policy.sentence.RuleBook;
import org.carillon.sieve.sentence.ForwardRule;
import org.carillon.sieve.sentence.MailRule;
import org.carillon.sieve.sentence.RuleScript;
import org.carillon.sieve.sentence.ScriptBlock;
import org.carillon.sieve.sentence.VacationRule;

/** Reads and writes users' own rules in their scripts. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OwnRuleOperations implements OwnRules {

  /** The name of a new script. */
  private static final String NAME = "Rules";

  private final ScriptAccess scripts;
  private final ForwardTargets targets;
  private final HiddenFunctions hidden;

  @Inject
  public OwnRuleOperations(ScriptAccess scripts, ForwardTargets targets, HiddenFunctions hidden) {
    this.scripts = scripts;
    this.targets = targets;
    this.hidden = hidden;
  }

  private static ScriptOwner owner(Caller caller) {
    return new ScriptOwner.Account(caller.account());
  }

  @Override
  public Answer<RuleBook> read(Caller caller) {
    return used(caller)
        .then(
            used ->
                used.map(script -> read(caller, script))
                    .orElseGet(
                        () -> new Answer.Done<>(book(caller, Optional.empty(), NAME, false, ""))));
  }

  @Override
  public Answer<Optional<RuleScript>> running(Caller caller) {
    return used(caller)
        .then(
            used ->
                used.filter(script -> script.use() == ScriptUse.ACTIVE)
                    .map(script -> words(caller, script))
                    .orElseGet(() -> new Answer.Done<>(Optional.empty())));
  }

  private Answer<Optional<RuleScript>> words(Caller caller, StoredScript script) {
    return scripts
        .read(caller, owner(caller), script.name())
        .map(written -> Optional.of(RuleScript.read(written.text())));
  }

  /** Returns the active script, or otherwise the one that a rule would be put into. */
  private Answer<Optional<StoredScript>> used(Caller caller) {
    return scripts
        .list(caller, owner(caller))
        .map(
            all ->
                all.stream()
                    .filter(script -> script.use() == ScriptUse.ACTIVE)
                    .findFirst()
                    .or(() -> named(all)));
  }

  private static Optional<StoredScript> named(List<StoredScript> all) {
    return all.stream().filter(script -> script.name().equals(NAME)).findFirst();
  }

  private Answer<RuleBook> read(Caller caller, StoredScript script) {
    Answer<ScriptWithText> written = scripts.read(caller, owner(caller), script.name());
    // If the script was deleted meanwhile, there is none.
    return written instanceof Answer.Failed<ScriptWithText>(Failure.NotFound _)
        ? new Answer.Done<>(book(caller, Optional.empty(), NAME, false, ""))
        : written.map(found -> book(caller, found));
  }

  private RuleBook book(Caller caller, ScriptWithText written) {
    StoredScript script = written.script();
    return book(
        caller,
        Optional.of(script.version()),
        script.name(),
        script.use() == ScriptUse.ACTIVE,
        written.text());
  }

  private RuleBook book(
      Caller caller, Optional<Long> version, String name, boolean active, String text) {
    return new RuleBook(
        name,
        version.map(OptionalLong::of).orElseGet(OptionalLong::empty),
        active,
        RuleScript.read(text),
        scripts.capabilities(owner(caller)),
        scripts.redirects(owner(caller)));
  }

  @Override
  public Answer<RuleBook> keep(Caller caller, OptionalLong version, RuleScript script) {
    return used(caller)
        .then(
            used ->
                refusal(caller, used, script)
                    .<Answer<RuleBook>>map(Answer::failed)
                    .orElseGet(() -> keep(caller, version, used, script)));
  }

  /** Returns why a script that changes parts hidden from the caller may not be saved. */
  private Optional<Failure> refusal(Caller caller, Optional<StoredScript> used, RuleScript script) {
    List<WebFunction> without = hidden.of(caller);
    if (without.isEmpty()) {
      return Optional.empty();
    }
    RuleScript before =
        used.map(one -> scripts.read(caller, owner(caller), one.name())).orElse(null)
                instanceof Answer.Done<ScriptWithText>(ScriptWithText written)
            ? RuleScript.read(written.text())
            : RuleScript.read("");
    return without.stream()
        .filter(function -> !texts(before, function).equals(texts(script, function)))
        .findFirst()
        .flatMap(function -> hidden.refusal(caller, function));
  }

  /** Returns the parts of a script that belong to a function, in order. */
  private static List<String> texts(RuleScript script, WebFunction function) {
    return script.blocks().stream()
        .filter(block -> function(block).filter(function::equals).isPresent())
        .map(ScriptBlock::text)
        .toList();
  }

  private static Optional<WebFunction> function(ScriptBlock block) {
    return switch (block) {
      case ScriptBlock.Requirement _ -> Optional.empty();
      case ScriptBlock.Written written ->
          written.bare() ? Optional.empty() : Optional.of(WebFunction.RULES);
      case ScriptBlock.Spoken spoken ->
          Optional.of(
              switch (spoken.sentence()) {
                case MailRule _ -> WebFunction.RULES;
                case VacationRule _ -> WebFunction.AWAY;
                case ForwardRule _ -> WebFunction.FORWARDING;
              });
    };
  }

  private Answer<RuleBook> keep(
      Caller caller, OptionalLong version, Optional<StoredScript> used, RuleScript script) {
    long there = used.map(StoredScript::version).orElse(-1L);
    if (version.orElse(-1) != there) {
      return Answer.failed(new Failure.Outdated(Math.max(there, 0)));
    }
    for (ScriptBlock block : script.blocks()) {
      if (block instanceof ScriptBlock.Spoken spoken) {
        for (String address : spoken.sentence().addresses()) {
          if (!targets.mayTake(caller, address)) {
            return Answer.failed(
                new Failure.Invalid(
                    "script", NOT_AGREED, address + " has not agreed to receive forwarded mail."));
          }
        }
      }
    }
    byte[] text = script.text().getBytes(StandardCharsets.UTF_8);
    var change =
        new ScriptChange(
            version, Optional.of(text), Optional.of(ScriptUse.ACTIVE), Optional.empty());
    return scripts
        .change(caller, owner(caller), used.map(StoredScript::name).orElse(NAME), change)
        .then(_ -> read(caller));
  }

  @Override
  public Answer<RuleBook> switchAll(Caller caller, boolean on) {
    Optional<Failure> refusal = hidden.refusal(caller, WebFunction.RULES);
    if (refusal.isPresent()) {
      return Answer.failed(refusal.get());
    }
    if (!on) {
      return scripts.useNone(caller, owner(caller)).then(_ -> read(caller));
    }
    return used(caller)
        .then(
            used ->
                used.isEmpty()
                    ? read(caller)
                    : scripts
                        .change(
                            caller,
                            owner(caller),
                            used.get().name(),
                            ScriptChange.use(ScriptUse.ACTIVE))
                        .then(_ -> read(caller)));
  }
}

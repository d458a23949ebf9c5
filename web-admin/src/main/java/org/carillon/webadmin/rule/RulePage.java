package org.carillon.webadmin.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptChange;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.contract.script.ScriptWithText;
import org.carillon.contract.script.StoredScript;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** An editor for a new or existing script. */
@Named("rule")
@RequestScoped
public class RulePage {
  @Inject private ScriptAccess scripts;
  @Inject private RuleOwner whose;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private Optional<ScriptOwner> owner = Optional.empty();
  private List<FaultyLine> faults = List.of();
  private ScriptUse use = ScriptUse.NONE;
  private String name = "";
  private String text = "";
  private String typed;
  private long version;

  public void load() {
    owner = whose.find();
    if (owner.isEmpty()) {
      return;
    }
    if (isNew()) {
      answers.take(scripts.list(visitor.caller(), owner.get()));
      return;
    }
    answers.take(scripts.read(visitor.caller(), owner.get(), getScript())).ifPresent(this::show);
  }

  private void show(ScriptWithText written) {
    name = written.script().name();
    use = written.script().use();
    version = written.script().version();
    text = written.text();
  }

  /** Saves it, or shows its errors. */
  public void save() {
    if (owner.isEmpty()) {
      return;
    }
    String wanted = name.strip();
    if (isNew() && isThere(wanted)) {
      answers.wrong("name", texts.of("taken"));
      return;
    }
    switch (change(wanted)) {
      case Answer.Done<StoredScript>(StoredScript kept) -> {
        notices.show(Notice.of("rule.saved", kept.name()));
        Redirect.to("/" + whose.page("rule", kept.name()));
      }
      case Answer.Failed<StoredScript>(Failure.SeveralInvalid(List<Failure.Invalid> errors)) -> {
        faults = FaultyLine.of(text, errors);
        answers.wrong("text", texts.of("rule.faulty", errors.size()));
      }
      case Answer.Failed<StoredScript>(Failure.LimitReached limit) -> answers.show("text", limit);
      case Answer.Failed<StoredScript>(Failure failure) -> answers.show(null, failure);
    }
  }

  private boolean isThere(String wanted) {
    return scripts.read(visitor.caller(), owner.orElseThrow(), wanted) instanceof Answer.Done;
  }

  private Answer<StoredScript> change(String wanted) {
    OptionalLong seen = isNew() ? OptionalLong.empty() : parameters.number("version");
    var change =
        new ScriptChange(
            seen,
            Optional.of(text.getBytes(StandardCharsets.UTF_8)),
            Optional.of(use),
            isNew() ? Optional.empty() : Optional.of(wanted));
    return scripts.change(
        visitor.caller(), owner.orElseThrow(), isNew() ? wanted : getScript(), change);
  }

  /** Deletes it, once its name is typed. */
  public void delete() {
    if (owner.isEmpty()) {
      return;
    }
    if (!getScript().equals(typed == null ? "" : typed.strip())) {
      answers.wrong("typed", texts.of("delete.mistyped"));
      return;
    }
    Answer<Void> answer =
        scripts.delete(visitor.caller(), owner.get(), getScript(), OptionalLong.empty());
    if (answer instanceof Answer.Failed<Void>(Failure.Taken _)) {
      answers.wrong("typed", texts.of("rule.in-use"));
    } else if (answers.done(answer)) {
      notices.show(Notice.of("rule.deleted", getScript()));
      Redirect.to("/" + whose.page("rules"));
    }
  }

  /** The existing script's name; empty for a new one. */
  public String getScript() {
    return parameters.text("script");
  }

  public boolean isNew() {
    return getScript().isEmpty();
  }

  /** The possible uses of such a script. */
  public List<ScriptUse> getUses() {
    return Arrays.stream(ScriptUse.values())
        .filter(each -> owner.map(each::suits).orElse(true))
        .toList();
  }

  /** The lines with errors. */
  public List<FaultyLine> getFaults() {
    return faults;
  }

  public long getVersion() {
    return parameters.number("version").orElse(version);
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name == null ? "" : name;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text == null ? "" : text;
  }

  public ScriptUse getUse() {
    return use;
  }

  public void setUse(ScriptUse use) {
    this.use = use;
  }

  /** Empty, because it is never shown again. */
  public String getTyped() {
    return "";
  }

  public void setTyped(String typed) {
    this.typed = typed;
  }
}

package org.carillon.webadmin.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.policy.trial.ScriptReport;
import org.carillon.policy.trial.ScriptTrial;
import org.carillon.policy.trial.ScriptTrials;
import org.carillon.policy.trial.TriedMessage;
import org.carillon.sieve.run.TraceLine;
import org.carillon.sieve.syntax.SieveError;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Tries rules on a pasted message. */
@Named("ruleTrial")
@RequestScoped
public class RuleTrialPage {
  private static final Pattern UID = Pattern.compile("[0-9]{1,10}");

  @Inject private ScriptTrials trials;
  @Inject private ScriptAccess scripts;
  @Inject private RuleOwner whose;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private Optional<ScriptOwner> owner = Optional.empty();
  private Optional<ScriptReport> report = Optional.empty();
  private List<FaultyLine> faults = List.of();
  private String text = "";
  private String from = "";
  private String to = "";
  private String message = "";
  private String mailbox = "";
  private String uid = "";

  /** Loads the script that is named. */
  public void load() {
    owner = whose.find();
    to = whose.getAccount();
    if (owner.isEmpty()) {
      return;
    }
    String script = parameters.text("script");
    if (script.isEmpty()) {
      answers.take(scripts.list(visitor.caller(), owner.get()));
    } else {
      answers
          .take(scripts.read(visitor.caller(), owner.get(), script))
          .ifPresent(written -> text = written.text());
    }
  }

  public void run() {
    if (owner.isEmpty()) {
      return;
    }
    Optional<byte[]> script =
        text.isBlank() ? Optional.empty() : Optional.of(text.getBytes(StandardCharsets.UTF_8));
    Optional<TriedMessage> tried = tried();
    if (tried.isEmpty()) {
      answers.wrong("message", texts.of("trial.no-message"));
      return;
    }
    var trial = new ScriptTrial(owner.get(), script, given(from), given(to), tried.get());
    switch (trials.run(visitor.caller(), trial)) {
      case Answer.Done<ScriptReport>(ScriptReport told) -> report = Optional.of(told);
      case Answer.Failed<ScriptReport>(Failure.SeveralInvalid(List<Failure.Invalid> errors)) -> {
        faults = FaultyLine.of(text, errors);
        answers.wrong("text", texts.of("rule.faulty", errors.size()));
      }
      case Answer.Failed<ScriptReport>(Failure.NotFound _) ->
          answers.wrong("uid", texts.of("trial.no-such-message"));
      case Answer.Failed<ScriptReport>(Failure.Invalid _) ->
          answers.wrong("text", texts.of("trial.no-script"));
      case Answer.Failed<ScriptReport>(Failure failure) -> answers.show(null, failure);
    }
  }

  /** The message to try; empty if the input is ambiguous. */
  private Optional<TriedMessage> tried() {
    if (uid.isBlank()) {
      return Optional.of(message)
          .filter(text -> !text.isBlank() && mailbox.isBlank())
          .map(text -> new TriedMessage.Given(text.getBytes(StandardCharsets.UTF_8)));
    }
    if (!message.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        UID.matcher(uid.strip()).matches()
            ? new TriedMessage.Stored(
                mailbox.isBlank() ? MailboxName.INBOX : new MailboxName(mailbox.strip()),
                Long.parseLong(uid.strip()))
            : new TriedMessage.Known(uid.strip()));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
  }

  public boolean isTried() {
    return report.isPresent();
  }

  public List<ActionLine> getActions() {
    return report.stream()
        .flatMap(told -> told.actions().stream())
        .map(action -> ActionLine.of(action, texts))
        .toList();
  }

  /** The error, or empty. */
  public String getFault() {
    return report.flatMap(ScriptReport::fault).map(SieveError::toString).orElse("");
  }

  public List<TraceLine> getLines() {
    return report.map(ScriptReport::lines).orElse(List.of());
  }

  /** The lines with errors. */
  public List<FaultyLine> getFaults() {
    return faults;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text == null ? "" : text;
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(String from) {
    this.from = from == null ? "" : from;
  }

  public String getTo() {
    return to;
  }

  public void setTo(String to) {
    this.to = to == null ? "" : to;
  }

  public String getMessage() {
    return message;
  }

  public void setMessage(String message) {
    this.message = message == null ? "" : message;
  }

  public String getMailbox() {
    return mailbox;
  }

  public void setMailbox(String mailbox) {
    this.mailbox = mailbox == null ? "" : mailbox;
  }

  /** A stored message's UID, or its EMAILID. */
  public String getUid() {
    return uid;
  }

  /** Takes a stored message's UID, or its EMAILID. */
  public void setUid(String uid) {
    this.uid = uid == null ? "" : uid;
  }
}

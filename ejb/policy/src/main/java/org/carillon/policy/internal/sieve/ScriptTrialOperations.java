package org.carillon.policy.internal.sieve;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.database.Outage;
import org.carillon.format.mime.header.Header;
import org.carillon.mailbox.OwnMessages;
import org.carillon.policy.internal.rule.RuleScope;
import org.carillon.policy.trial.ScriptReport;
import org.carillon.policy.trial.ScriptTrial;
import org.carillon.policy.trial.ScriptTrials;
import org.carillon.policy.trial.TrialAction;
import org.carillon.policy.trial.TriedMessage;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.filing.MailboxText;
import org.carillon.sieve.message.SieveEnvelope;
import org.carillon.sieve.message.SieveMessage;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.SieveInterpreter;
import org.carillon.sieve.run.SieveResult;
import org.carillon.sieve.run.TraceLine;
import org.jboss.logging.Logger;

/** Tries rules with the interpreter that runs them on deliveries. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ScriptTrialOperations implements ScriptTrials {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(ScriptTrialOperations.class), "Rules can't be tried");

  private final RuleScope rules;
  private final ScriptDataAccess world;
  private final OwnMessages messages;
  private final Audit audit;

  @Inject
  public ScriptTrialOperations(
      RuleScope rules, ScriptDataAccess world, OwnMessages messages, Audit audit) {
    this.rules = rules;
    this.world = world;
    this.messages = messages;
    this.audit = audit;
  }

  @Override
  public Answer<ScriptReport> run(Caller caller, ScriptTrial trial) {
    Optional<Failure> refusal = rules.refusal(caller, trial.owner());
    if (refusal.isPresent()) {
      return Answer.failed(refusal.get());
    }
    try {
      return switch (trial.message()) {
        case TriedMessage.Given(byte[] octets) -> run(caller, trial, SieveMessage.of(octets));
        case TriedMessage.Stored(MailboxName mailbox, long uid) ->
            runOn(
                caller,
                trial,
                mailbox.path() + " " + uid,
                account -> messages.open(account, mailbox, uid));
        case TriedMessage.Known(String emailId) ->
            runOn(caller, trial, emailId, account -> messages.open(account, emailId));
      };
    } catch (IOException | UncheckedIOException | PersistenceException e) {
      AWAY.met(e.toString());
      return Answer.failed(new Failure.TryLater("Rules can't be tried at the moment."));
    }
  }

  @FunctionalInterface
  private interface LookUp {
    Optional<Content> of(long account) throws IOException;
  }

  private Answer<ScriptReport> runOn(Caller caller, ScriptTrial trial, String name, LookUp lookUp)
      throws IOException {
    if (!(trial.owner() instanceof ScriptOwner.Account(long account))) {
      return Answer.failed(
          new Failure.Invalid(
              "account", "missing", "A stored message belongs to an account. Name the account."));
    }
    Optional<Content> found = lookUp.of(account);
    if (found.isEmpty()) {
      return Answer.failed(new Failure.NotFound("message", name));
    }
    try (Content content = found.get()) {
      if (caller.account() != account) {
        var whose = AuditSubject.of(rules.domain(trial.owner()), world.address(account));
        audit.record(caller, "message.try", whose, Optional.empty(), Optional.of(name));
      }
      Header header = Header.read(content.stream());
      return run(caller, trial, SieveMessage.of(header, content.size(), content::read));
    }
  }

  private Answer<ScriptReport> run(Caller caller, ScriptTrial trial, SieveMessage message)
      throws IOException {
    FilingQuestion recipient = recipient(trial, message);
    String from = trial.from().orElseGet(() -> returnPath(message.header()));
    return programs(trial, recipient)
        .map(programs -> run(programs, from, message, recipient))
        .map(report -> caller.administersServer() ? report : ownLines(report));
  }

  private static String returnPath(Header header) {
    return header
        .first("Return-Path")
        .flatMap(field -> MailboxText.address(field.utf8()))
        .orElse("");
  }

  private FilingQuestion recipient(ScriptTrial trial, SieveMessage message) {
    long account = trial.owner() instanceof ScriptOwner.Account(long own) ? own : 0;
    String to = trial.to().orElseGet(() -> account == 0 ? "" : world.address(account));
    return new FilingQuestion(
        new ForwardPath(to, Set.of(), Optional.empty()),
        account,
        rules.domain(trial.owner()),
        "",
        OptionalLong.empty(),
        message.header());
  }

  private Answer<List<Program>> programs(ScriptTrial trial, FilingQuestion recipient) {
    if (trial.script().isPresent()) {
      return rules.program(trial.owner(), trial.script().get()).map(List::of);
    }
    return trial.owner() instanceof ScriptOwner.Account
        ? new Answer.Done<>(world.rules().of(recipient.account(), recipient.domain()))
        : Answer.failed(
            new Failure.Invalid(
                "script", "missing", "Name a script, or an account whose rules are run."));
  }

  private ScriptReport run(
      List<Program> programs, String from, SieveMessage message, FilingQuestion recipient)
      throws IOException {
    var environment =
        new TrialEnvironment(world.of(recipient, from, false), recipient.account() != 0);
    SieveResult result =
        SieveInterpreter.run(
            programs,
            message,
            new SieveEnvelope(from, recipient.path().address()),
            environment,
            world.limits(recipient));
    List<TrialAction> actions = new ArrayList<>();
    for (SieveAction action : result.actions()) {
      actions.add(DescribedAction.of(action, message.header(), environment));
    }
    return new ScriptReport(actions, result.fault(), result.trace());
  }

  /** Returns the report with the owner's script's lines, which has no name while running. */
  private static ScriptReport ownLines(ScriptReport report) {
    List<TraceLine> own = report.lines().stream().filter(line -> line.script().isEmpty()).toList();
    return new ScriptReport(report.actions(), report.fault(), own);
  }
}

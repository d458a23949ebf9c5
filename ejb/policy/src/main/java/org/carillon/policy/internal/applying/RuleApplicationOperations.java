package org.carillon.policy.internal.applying;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.Outage;
import org.carillon.policy.apply.RuleApplication;
import org.carillon.policy.apply.RuleApplications;
import org.carillon.policy.internal.sieve.StoredMessageRules;
import org.carillon.task.Task;
import org.carillon.task.TaskRequest;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskSubject;
import org.carillon.task.Tasks;
import org.jboss.logging.Logger;

/** Starts tasks that apply rules to mail that is in a mailbox already. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RuleApplicationOperations implements RuleApplications {
  private static final Outage AWAY =
      new Outage(
          Logger.getLogger(RuleApplicationOperations.class), "Rules can't be run on existing mail");

  private final MailAccess mail;
  private final StoredMessageRules rules;
  private final RuleTaskKind kind;
  private final TaskRunner runner;
  private final Tasks tasks;
  private final Addresses addresses;
  private final Audit audit;

  @Inject
  RuleApplicationOperations(
      MailAccess mail,
      StoredMessageRules rules,
      RuleTaskKind kind,
      TaskRunner runner,
      Tasks tasks,
      Addresses addresses,
      Audit audit) {
    this.mail = mail;
    this.rules = rules;
    this.kind = kind;
    this.runner = runner;
    this.tasks = tasks;
    this.addresses = addresses;
    this.audit = audit;
  }

  @Override
  public Answer<RuleApplication> begin(Caller caller, byte[] script, MailboxName mailbox) {
    if (!caller.hasAccount() || mailbox.isOthers()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (script.length > MOST_SCRIPT) {
      return Answer.failed(
          new Failure.Invalid("script", "too-long", "At most " + MOST_SCRIPT + " octets."));
    }
    return rules
        .program(caller, script)
        .then(_ -> mail.open(caller, mailbox, true))
        .then(
            open ->
                begin(
                    caller,
                    new RuleTaskParameters(
                        caller.account(),
                        open.view().mailbox(),
                        mailbox,
                        open.view().uidNext(),
                        new String(script, StandardCharsets.UTF_8))));
  }

  private Answer<RuleApplication> begin(Caller caller, RuleTaskParameters parameters) {
    OptionalLong domain =
        addresses.account(caller.account()).stream()
            .mapToLong(Resolution.Local::domain)
            .findFirst();
    TaskSubject subject = new TaskSubject(domain, OptionalLong.of(caller.account()), caller.name());
    AuditEntry record =
        audit.entry(
            caller,
            RuleTaskKind.NAME,
            subject.audited(),
            Optional.of("mailbox: " + parameters.name().path()),
            Optional.empty());
    try {
      return runner
          .begin(
              new TaskRequest<>(
                  kind,
                  parameters,
                  subject,
                  Optional.of(RuleTaskKind.NAME + " " + caller.account()),
                  TaskRequester.of(caller)),
              record)
          .map(id -> find(caller, id))
          .orElseGet(
              () ->
                  Answer.failed(
                      new Failure.Taken(
                          "script",
                          "busy",
                          "Rules are already running on existing mail. Wait until they have"
                              + " finished.")));
    } catch (SQLException | PersistenceException away) {
      AWAY.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("Rules can't be run at the moment."));
    }
  }

  @Override
  public Answer<RuleApplication> find(Caller caller, String id) {
    return tasks
        .find(caller, id)
        .then(
            task ->
                RuleTaskParameters.of(task.parameters())
                    .filter(_ -> task.kind().equals(RuleTaskKind.NAME))
                    .filter(
                        parameters ->
                            parameters.account() == caller.account() && caller.hasAccount())
                    .<Answer<RuleApplication>>map(
                        parameters -> new Answer.Done<>(shown(task, parameters)))
                    .orElseGet(() -> Answer.failed(new Failure.NotFound("task", id))));
  }

  private static RuleApplication shown(Task task, RuleTaskParameters parameters) {
    RuleTaskProgress facts = RuleTaskProgress.of(task.report());
    return new RuleApplication(
        task, parameters.name(), facts.filed(), facts.marked(), facts.removed(), facts.faulty());
  }

  @Override
  public Answer<RuleApplication> stop(Caller caller, String id) {
    return find(caller, id).then(_ -> tasks.stop(caller, id)).then(_ -> find(caller, id));
  }
}

package org.carillon.webmail.sweep;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.mailbox.sweep.BulkAction;
import org.carillon.mailbox.sweep.BulkChange;
import org.carillon.mailbox.sweep.BulkChanges;
import org.carillon.policy.apply.RuleApplication;
import org.carillon.policy.apply.RuleApplications;
import org.carillon.task.Task;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;

/** The progress of a change of many messages, which can be stopped and undone. */
@Named("sweep")
@RequestScoped
public class BulkTaskPage {
  @Inject private BulkChanges sweeps;
  @Inject private RuleApplications applications;
  @Inject private Visitor visitor;
  @Inject private Folders folders;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private Shown shown;

  /**
   * The task as the page shows it.
   *
   * @param mailbox the mailbox whose messages are changed
   * @param isUndoable whether the change can be undone
   */
  public record Shown(Task task, MailboxName mailbox, String sentence, boolean isUndoable) {}

  public void load() {
    String id = parameters.text("id");
    if (sweeps.find(visitor.caller(), id) instanceof Answer.Done<BulkChange>(BulkChange sweep)) {
      shown = new Shown(sweep.task(), sweep.mailbox(), sentence(sweep), sweep.isUndoable());
    } else if (applications.find(visitor.caller(), id)
        instanceof Answer.Done<RuleApplication>(RuleApplication rules)) {
      shown = new Shown(rules.task(), rules.mailbox(), sentence(rules), false);
    } else {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  public void stop() {
    String id = parameters.text("id");
    Answer<Task> stopped =
        applications.find(visitor.caller(), id) instanceof Answer.Done<RuleApplication>
            ? applications.stop(visitor.caller(), id).map(RuleApplication::task)
            : sweeps.stop(visitor.caller(), id).map(BulkChange::task);
    answers.take(stopped).ifPresent(BulkTaskPage::to);
  }

  public void undo() {
    Answer<BulkChange> begun = sweeps.undo(visitor.caller(), parameters.text("id"));
    if (begun instanceof Answer.Failed<BulkChange>(Failure.Taken _)) {
      answers.wrong(null, texts.of("all.busy"));
    } else {
      answers.take(begun).map(BulkChange::task).ifPresent(BulkTaskPage::to);
    }
  }

  private static void to(Task task) {
    Redirect.to("/sweep?id=" + Redirect.encoded(task.id()));
  }

  public Shown getShown() {
    return shown;
  }

  public boolean isGoing() {
    return shown.task().state().isGoing();
  }

  private String sentence(BulkChange sweep) {
    boolean going = sweep.task().state().isGoing();
    long count = going ? sweep.task().report().most() : sweep.changed();
    return switch (sweep.action()) {
      case BulkAction.Move(MailboxName to) ->
          texts.of(going ? "sweep.moving" : "sweep.moved", count, label(to));
      case BulkAction.Flag _ ->
          texts.of(going ? "sweep.changing" : "sweep.changed", count, label(sweep.mailbox()));
      case BulkAction.Expunge() ->
          texts.of(going ? "sweep.deleting" : "sweep.deleted", count, label(sweep.mailbox()));
    };
  }

  private String sentence(RuleApplication rules) {
    if (rules.task().state().isGoing()) {
      return texts.of("rules.applying", label(rules.mailbox()));
    }
    String said =
        texts.of(
            "rules.applied",
            rules.task().report().done(),
            rules.filed(),
            rules.marked(),
            rules.removed());
    return rules.faulty() == 0 ? said : said + " " + texts.of("rules.applied.not", rules.faulty());
  }

  /** A sentence on the result; empty if there is nothing to say. */
  public String getOutcome() {
    return switch (shown.task().state()) {
      case WAITING, RUNNING, DONE -> "";
      case STOPPED -> texts.of("sweep.stopped");
      case FAILED, INTERRUPTED -> texts.of("sweep.failed");
    };
  }

  /** The address of the folder. */
  public String getBack() {
    return folder(shown.mailbox())
        .map(there -> "mail?f=" + Redirect.encoded(there.key()))
        .orElse("mail");
  }

  private String label(MailboxName name) {
    return folder(name).map(Folder::label).orElse(name.path());
  }

  private Optional<Folder> folder(MailboxName name) {
    return folders.getAll().stream().filter(one -> one.name().equals(name)).findFirst();
  }
}

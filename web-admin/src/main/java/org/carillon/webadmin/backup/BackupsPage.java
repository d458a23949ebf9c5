package org.carillon.webadmin.backup;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.archive.Backup;
import org.carillon.archive.BackupScope;
import org.carillon.archive.Backups;
import org.carillon.archive.Restoration;
import org.carillon.archive.WorkState;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The backups, the restorations, and making a backup. */
@Named("backups")
@RequestScoped
public class BackupsPage {

  public enum Kind {
    WHOLE,
    /** The changes since the latest backup of the same scope. */
    CHANGES
  }

  @Inject private Backups backups;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<Backup> all = List.of();
  private List<Restoration> restorations = List.of();
  private String scope;
  private Kind base = Kind.WHOLE;

  public void load() {
    scope = parameters.text("of");
    answers.take(backups.list(visitor.caller())).ifPresent(found -> all = found);
    answers.take(backups.restorations(visitor.caller())).ifPresent(found -> restorations = found);
  }

  public void create() {
    BackupScope wanted =
        scope == null || scope.isBlank() ? new BackupScope.Server() : BackupScope.of(scope.strip());
    Optional<String> earlier =
        base == Kind.WHOLE ? Optional.empty() : latest(wanted).map(Backup::name);
    if (base == Kind.CHANGES && earlier.isEmpty()) {
      answers.wrong("base", texts.of("backup.no-base"));
      return;
    }
    Answer<Backup> answer = backups.begin(visitor.caller(), wanted, earlier);
    if (answer instanceof Answer.Failed<Backup>(Failure.Taken _)) {
      answers.wrong(null, texts.of("backup.one-runs"));
      return;
    }
    answers
        .take(answer)
        .ifPresent(
            begun -> {
              notices.show(Notice.of("backup.begun"));
              Redirect.to("/backups");
            });
  }

  private Optional<Backup> latest(BackupScope wanted) {
    return answers.take(backups.list(visitor.caller())).stream()
        .flatMap(List::stream)
        .filter(backup -> backup.state() == WorkState.DONE)
        .filter(backup -> backup.scope().toString().equalsIgnoreCase(wanted.toString()))
        .findFirst();
  }

  /** All backups, the latest first. */
  public List<Backup> getAll() {
    return all.stream()
        .filter(
            backup ->
                backup.scope().toString().contains(parameters.text("q"))
                    || backup.name().contains(parameters.text("q")))
        .toList();
  }

  public boolean isNone() {
    return all.isEmpty();
  }

  /** The restorations, the latest first. */
  public List<Restoration> getRestorations() {
    return restorations;
  }

  /** Returns whether a backup or restoration on this page is running. */
  public boolean isGoing() {
    return all.stream().anyMatch(backup -> backup.state() == WorkState.RUNNING)
        || restorations.stream().anyMatch(one -> one.state() == WorkState.RUNNING);
  }

  public String getScope() {
    return scope;
  }

  public void setScope(String scope) {
    this.scope = scope;
  }

  public Kind getBase() {
    return base;
  }

  public void setBase(Kind base) {
    this.base = base;
  }
}

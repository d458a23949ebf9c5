package org.carillon.webadmin.backup;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.archive.Backup;
import org.carillon.archive.Backups;
import org.carillon.archive.Restoration;
import org.carillon.archive.RestoreRequest;
import org.carillon.archive.SavedAccount;
import org.carillon.archive.WorkState;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** One backup: what it holds, restoring from it, removing it. */
@Named("backup")
@RequestScoped
public class BackupPage {
  private static final int ROWS = 50;

  /** The target of a restoration. */
  public enum Place {
    /** New folders, beside the existing ones. */
    BESIDE,
    /** The original folders that are gone. */
    AS_IT_WAS,
    /** The original folders: missing messages are added, newer ones stay. */
    OVER,
    /** The original folders: newer messages are deleted. */
    EXACT
  }

  @Inject private Backups backups;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private Backup shown;
  private Page<SavedAccount> accounts = new Page<>(List.of(), Optional.empty());
  private String account;
  private String mailbox;
  private Place place;
  private String below;
  private String into;
  private String typed;

  /** Reads the backup and the accounts it holds. */
  public void load() {
    account = parameters.text("account");
    place = account.isEmpty() ? Place.AS_IT_WAS : Place.BESIDE;
    below = texts.of("restore.below.name");
    answers.take(backups.find(visitor.caller(), parameters.text("name"))).ifPresent(this::show);
  }

  private void show(Backup found) {
    shown = found;
    if (isWhole()) {
      var request = new PageRequest(parameters.some("q"), parameters.some("after"), ROWS);
      answers
          .take(backups.accounts(visitor.caller(), found.name(), request))
          .ifPresent(page -> accounts = page);
    }
  }

  /** Starts a backup of the changes since this one. */
  public void goOn() {
    Answer<Backup> answer =
        backups.begin(visitor.caller(), shown.scope(), Optional.of(shown.name()));
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

  /** Starts a restoration. */
  public void restore() {
    if (place == Place.BESIDE && given(below).isEmpty()) {
      answers.wrong("below", texts.of("field.required"));
      return;
    }
    RestoreRequest asked =
        new RestoreRequest(
            shown.name(),
            given(account),
            given(mailbox),
            given(into),
            place == Place.BESIDE ? given(below) : Optional.empty(),
            place == Place.OVER || place == Place.EXACT,
            place == Place.EXACT);
    switch (backups.restore(visitor.caller(), asked)) {
      case Answer.Done<Restoration>(Restoration begun) ->
          Redirect.to("/restoration?id=" + Redirect.encoded(begun.id()));
      // The backup that it is based on is gone.
      case Answer.Failed<Restoration>(Failure.NotFound _) ->
          answers.wrong(null, texts.of("restore.incomplete"));
      case Answer.Failed<Restoration>(Failure failure) -> answers.show(null, failure);
    }
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
  }

  /** Removes the backup, once its name is typed. */
  public void delete() {
    if (!shown.name().equals(typed)) {
      answers.wrong("typed", texts.of("delete.mistyped"));
      return;
    }
    switch (backups.remove(visitor.caller(), shown.name())) {
      case Answer.Done<Void>(Void gone) -> {
        notices.show(Notice.of("backup.deleted", shown.name()));
        Redirect.to("/backups");
      }
      case Answer.Failed<Void>(Failure.Taken _) ->
          answers.wrong("typed", texts.of("backup.needed"));
      case Answer.Failed<Void>(Failure failure) -> answers.show("typed", failure);
    }
  }

  public Backup getShown() {
    return shown;
  }

  /** Returns whether it can be restored from. */
  public boolean isWhole() {
    return shown.state() == WorkState.DONE;
  }

  /** Returns whether it is being written. */
  public boolean isGoing() {
    return shown.state() == WorkState.RUNNING;
  }

  public Page<SavedAccount> getAccounts() {
    return accounts;
  }

  /** The next page's query. */
  public String getNextQuery() {
    return "name="
        + Redirect.encoded(shown.name())
        + "&q="
        + Redirect.encoded(parameters.text("q"))
        + "&after="
        + Redirect.encoded(accounts.next().orElse(""));
  }

  /** A text as part of an address. */
  public String encoded(String text) {
    return Redirect.encoded(text);
  }

  /** The account to restore, as typed; empty for all. */
  public String getAccount() {
    return account;
  }

  public void setAccount(String account) {
    this.account = account;
  }

  /** The one mailbox to restore, as typed; empty for all. */
  public String getMailbox() {
    return mailbox;
  }

  public void setMailbox(String mailbox) {
    this.mailbox = mailbox;
  }

  public Place getPlace() {
    return place;
  }

  public void setPlace(Place place) {
    this.place = place;
  }

  /** The folder to restore into, as typed. */
  public String getBelow() {
    return below;
  }

  public void setBelow(String below) {
    this.below = below;
  }

  /** The account to restore into, as typed; empty for that of the same address. */
  public String getInto() {
    return into;
  }

  public void setInto(String into) {
    this.into = into;
  }

  public String getTyped() {
    return typed;
  }

  public void setTyped(String typed) {
    this.typed = typed;
  }
}

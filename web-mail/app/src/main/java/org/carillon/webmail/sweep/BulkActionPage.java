package org.carillon.webmail.sweep;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.search.FoundCount;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.mailbox.sweep.BulkAction;
import org.carillon.mailbox.sweep.BulkChange;
import org.carillon.mailbox.sweep.BulkChanges;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.label.Labels;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.query.SearchField;
import org.carillon.webmail.query.SearchLine;

/** All messages of a folder that match a search, and actions on all of them. */
@Named("all")
@RequestScoped
public class BulkActionPage {
  @Inject private MailAccess mail;
  @Inject private BulkChanges sweeps;
  @Inject private Visitor visitor;
  @Inject private Folders folders;
  @Inject private Labels labels;
  @Inject private SearchField search;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private Folder folder;
  private FoundCount tally = FoundCount.NONE;

  public void load() {
    Optional<Folder> found = parameters.some("f").map(folders::find).orElseGet(folders::inbox);
    if (FacesContext.getCurrentInstance().getResponseComplete()) {
      return;
    }
    if (found.isEmpty()) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    folder = found.get();
    answers
        .take(mail.view(visitor.caller(), folder.id()))
        .flatMap(view -> answers.take(mail.count(visitor.caller(), view, sought())))
        .ifPresent(count -> tally = count);
  }

  /** The query; none if the search is for other folders. */
  private Query sought() {
    SearchLine line = search.getLine();
    return line.isWithin(folder::goesBy) ? line.query() : new Query.Or(List.of());
  }

  /** Moves the messages into the archive. */
  public void archive() {
    moved(SpecialUse.ARCHIVE);
  }

  /** Moves the messages to the junk folder. */
  public void junk() {
    moved(SpecialUse.JUNK);
  }

  /** Moves the messages to the trash; in the trash, or without one, deletes them permanently. */
  public void delete() {
    if (folder.isTrash() || folders.forUse(SpecialUse.TRASH).isEmpty()) {
      begin(new BulkAction.Expunge());
    } else {
      moved(SpecialUse.TRASH);
    }
  }

  /** Moves the messages to the chosen folder. */
  public void move() {
    folders
        .find(parameters.text("to"))
        .ifPresentOrElse(
            to -> begin(new BulkAction.Move(to.name())),
            () -> answers.wrong(null, texts.of("choose.folder")));
  }

  /** Marks the messages read. */
  public void read() {
    begin(new BulkAction.Flag(FlagChange.ADD, Flags.of(Flag.SEEN)));
  }

  /** Marks the messages unread. */
  public void unread() {
    begin(new BulkAction.Flag(FlagChange.REMOVE, Flags.of(Flag.SEEN)));
  }

  public void star() {
    begin(new BulkAction.Flag(FlagChange.ADD, Flags.of(Flag.FLAGGED)));
  }

  /** Adds the chosen label to the messages. */
  public void label() {
    labelled(FlagChange.ADD);
  }

  /** Removes the chosen label from the messages. */
  public void unlabel() {
    labelled(FlagChange.REMOVE);
  }

  private void labelled(FlagChange change) {
    parameters
        .some("tag")
        .flatMap(labels::find)
        .ifPresentOrElse(
            label -> begin(new BulkAction.Flag(change, Flags.of(label.keyword()))),
            () -> answers.wrong(null, texts.of("label.choose.first")));
  }

  private void moved(SpecialUse use) {
    folders
        .forUse(use)
        .ifPresentOrElse(
            to -> begin(new BulkAction.Move(to.name())),
            () -> answers.wrong(null, texts.of("missing.mailbox")));
  }

  private void begin(BulkAction action) {
    Answer<BulkChange> begun = sweeps.begin(visitor.caller(), folder.name(), sought(), action);
    switch (begun) {
      case Answer.Done<BulkChange>(BulkChange sweep) ->
          Redirect.to("/sweep?id=" + Redirect.encoded(sweep.task().id()));
      case Answer.Failed<BulkChange>(Failure.Taken _) -> answers.wrong(null, texts.of("all.busy"));
      case Answer.Failed<BulkChange>(Failure.NotFound _) ->
          answers.wrong(null, texts.of("all.none"));
      case Answer.Failed<BulkChange>(Failure failure) -> answers.show(null, failure);
    }
  }

  public Folder getFolder() {
    return folder;
  }

  public String getQuery() {
    return parameters.text("q");
  }

  /** The search text, encoded for a query string. */
  public String getEncodedQuery() {
    return Redirect.encoded(getQuery());
  }

  /** A sentence with the number of messages. */
  public String getFigures() {
    if (getQuery().isEmpty()) {
      return texts.of("all.figures", tally.found(), folder.label());
    }
    return texts.of(
        tally.isExact() ? "all.figures.found" : "all.figures.least",
        tally.found(),
        folder.label(),
        getQuery());
  }
}

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
import org.carillon.mailbox.sweep.Deed;
import org.carillon.mailbox.sweep.Sweep;
import org.carillon.mailbox.sweep.Sweeps;
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

/** All messages of a folder that match, and what can be done with them at once. */
@Named("all")
@RequestScoped
public class AllPage {
  @Inject private MailAccess mail;
  @Inject private Sweeps sweeps;
  @Inject private Visitor visitor;
  @Inject private Folders folders;
  @Inject private Labels labels;
  @Inject private SearchField search;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private Folder folder;
  private FoundCount tally = FoundCount.NONE;

  /** Counts them. */
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

  /** What is sought; of a search that is for other folders, nothing. */
  private Query sought() {
    SearchLine line = search.getLine();
    return line.isWithin(folder::goesBy) ? line.query() : new Query.Or(List.of());
  }

  /** Moves them into the archive. */
  public void archive() {
    moved(SpecialUse.ARCHIVE);
  }

  /** Moves them to the junk. */
  public void junk() {
    moved(SpecialUse.JUNK);
  }

  /** Moves them to the trash; in the trash, and where there is none, deletes them for good. */
  public void delete() {
    if (folder.isTrash() || folders.forUse(SpecialUse.TRASH).isEmpty()) {
      begin(new Deed.Expunge());
    } else {
      moved(SpecialUse.TRASH);
    }
  }

  /** Moves them to the folder chosen. */
  public void move() {
    folders
        .find(parameters.text("to"))
        .ifPresentOrElse(
            to -> begin(new Deed.Move(to.name())),
            () -> answers.wrong(null, texts.of("choose.folder")));
  }

  /** Marks them read. */
  public void read() {
    begin(new Deed.Flag(FlagChange.ADD, Flags.of(Flag.SEEN)));
  }

  /** Marks them unread. */
  public void unread() {
    begin(new Deed.Flag(FlagChange.REMOVE, Flags.of(Flag.SEEN)));
  }

  /** Gives them a star. */
  public void star() {
    begin(new Deed.Flag(FlagChange.ADD, Flags.of(Flag.FLAGGED)));
  }

  /** Gives them the label chosen. */
  public void label() {
    labelled(FlagChange.ADD);
  }

  /** Takes the label chosen from them. */
  public void unlabel() {
    labelled(FlagChange.REMOVE);
  }

  private void labelled(FlagChange change) {
    parameters
        .some("tag")
        .flatMap(labels::find)
        .ifPresentOrElse(
            label -> begin(new Deed.Flag(change, Flags.of(label.keyword()))),
            () -> answers.wrong(null, texts.of("label.choose.first")));
  }

  private void moved(SpecialUse use) {
    folders
        .forUse(use)
        .ifPresentOrElse(
            to -> begin(new Deed.Move(to.name())),
            () -> answers.wrong(null, texts.of("missing.mailbox")));
  }

  private void begin(Deed deed) {
    Answer<Sweep> begun = sweeps.begin(visitor.caller(), folder.name(), sought(), deed);
    switch (begun) {
      case Answer.Done<Sweep>(Sweep sweep) ->
          Redirect.to("/sweep?id=" + Redirect.encoded(sweep.task().id()));
      case Answer.Failed<Sweep>(Failure.Taken _) -> answers.wrong(null, texts.of("all.busy"));
      case Answer.Failed<Sweep>(Failure.NotFound _) -> answers.wrong(null, texts.of("all.none"));
      case Answer.Failed<Sweep>(Failure failure) -> answers.show(null, failure);
    }
  }

  /** The folder. */
  public Folder getFolder() {
    return folder;
  }

  /** What is sought, as typed; empty for all. */
  public String getQuery() {
    return parameters.text("q");
  }

  /** The same as part of an address. */
  public String getEncodedQuery() {
    return Redirect.encoded(getQuery());
  }

  /** How many there are, as a sentence. */
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

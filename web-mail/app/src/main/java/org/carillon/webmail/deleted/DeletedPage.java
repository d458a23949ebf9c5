package org.carillon.webmail.deleted;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.recovery.DeletedMail;
import org.carillon.recovery.DeletedMessage;
import org.carillon.recovery.Recovered;
import org.carillon.recovery.RecoveredMessages;
import org.carillon.recovery.Recovery;
import org.carillon.recovery.RecoverySelection;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.ShortenedText;
import org.carillon.web.Texts;
import org.carillon.web.portrait.Portraits;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.read.People;

/** Messages and folders that the reader deleted for good and can still restore. */
@Named("deleted")
@RequestScoped
public class DeletedPage {

  /**
   * A message as the list shows it.
   *
   * @param id its key in forms
   * @param who its sender
   * @param address the sender's address
   * @param subject its subject
   * @param folder the folder it was deleted from, for display
   * @param at the time of its deletion
   * @param until the time until which it is kept; empty if unknown
   */
  public record Line(
      String id,
      String who,
      String address,
      String subject,
      String folder,
      Instant at,
      Optional<Instant> until) {}

  @Inject private Recovery recovery;
  @Inject private Folders folders;
  @Inject private Portraits portraits;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<DeletedMail> places = List.of();
  private List<Line> lines = List.of();
  private Optional<String> next = Optional.empty();

  /** Reads the folders and a page of messages. */
  public void load() {
    String own = visitor.caller().name();
    answers
        .take(recovery.list(visitor.caller(), own, Instant.EPOCH))
        .ifPresent(found -> places = found);
    answers
        .take(
            recovery.messages(
                visitor.caller(), own, parameters.some("in"), parameters.some("after")))
        .ifPresent(this::show);
  }

  private void show(Page<DeletedMessage> page) {
    lines = page.items().stream().map(this::line).toList();
    portraits.expect(lines.stream().map(Line::address).toList());
    next = page.next();
  }

  private Line line(DeletedMessage message) {
    MessageEnvelope envelope =
        (message.outline().length == 0
                ? Outline.parse(new byte[0])
                : Outline.decode(message.outline()))
            .envelope();
    List<People.Person> from = People.authors(envelope.from());
    return new Line(
        message.id(),
        from.isEmpty() ? "" : ShortenedText.of(from.getFirst().name()),
        from.isEmpty() ? "" : ShortenedText.of(from.getFirst().address()),
        ShortenedText.of(envelope.subject().map(DecodedText::of).orElse("").strip()),
        label(message.mailbox()),
        message.at(),
        message.until());
  }

  /** Returns a folder's name for display. */
  public String label(String name) {
    return folders.getAll().stream()
        .filter(folder -> folder.name().equals(new MailboxName(name)))
        .map(Folder::label)
        .findFirst()
        .orElse(name);
  }

  /** Restores the selected messages, or the one whose own button was pressed. */
  public void bring() {
    Set<String> ids = new HashSet<>(parameters.texts("bring"));
    ids.remove("");
    if (ids.isEmpty()) {
      ids.addAll(parameters.texts("sel"));
    }
    if (ids.isEmpty()) {
      answers.wrong(null, texts.of("choose.first"));
      return;
    }
    Answer<RecoveredMessages> answer =
        recovery.recoverMessages(visitor.caller(), visitor.caller().name(), List.copyOf(ids));
    switch (answer) {
      case Answer.Done<RecoveredMessages>(RecoveredMessages back) ->
          back(
              back.refused().isEmpty()
                  ? Notice.of("deleted.back", back.messages(), 0)
                  : Notice.of("deleted.part", back.messages(), back.refused().size()));
      case Answer.Failed<RecoveredMessages>(Failure failure) -> refused(failure);
    }
  }

  /** Restores a deleted folder. */
  public void bringFolder() {
    String name = parameters.text("bring-folder");
    var selection = new RecoverySelection(Optional.of(name), Instant.EPOCH, Optional.of(name));
    Answer<Recovered> answer =
        recovery.recover(visitor.caller(), visitor.caller().name(), selection);
    if (answer instanceof Answer.Failed<Recovered>(Failure.Taken _)) {
      answers.wrong(null, texts.of("deleted.folder.taken", name));
      return;
    }
    switch (answer) {
      case Answer.Done<Recovered>(Recovered back) ->
          back(Notice.of("deleted.back", back.messages(), back.mailboxes().size()));
      case Answer.Failed<Recovered>(Failure failure) -> refused(failure);
    }
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/deleted?in=" + Redirect.encoded(parameters.text("in")));
  }

  private void refused(Failure failure) {
    switch (failure) {
      case Failure.NotFound _ -> answers.wrong(null, texts.of("deleted.gone"));
      case Failure.Invalid invalid ->
          answers.wrong(
              null, texts.of(invalid.code().equals("over-quota") ? "limit.quota" : "deleted.gone"));
      case Failure other -> answers.show(null, other);
    }
  }

  /** The folders from which messages were deleted. */
  public List<DeletedMail> getSources() {
    return places.stream().filter(place -> !place.withMailbox()).toList();
  }

  public List<DeletedMail> getDeletedFolders() {
    return places.stream().filter(DeletedMail::withMailbox).toList();
  }

  public List<Line> getLines() {
    return lines;
  }

  /** The query of the next page; empty at the end. */
  public String getNextQuery() {
    return next.map(
            after ->
                "in="
                    + Redirect.encoded(parameters.text("in"))
                    + "&after="
                    + Redirect.encoded(after))
        .orElse("");
  }
}

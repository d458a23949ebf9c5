package org.carillon.webmail.action;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.Keyword;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.conversation.ConversationMuting;
import org.carillon.mailbox.label.Label;
import org.carillon.mailbox.snooze.SnoozeAccess;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.label.Labels;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.sender.SenderBlocking;
import org.carillon.webmail.snooze.Snoozing;
import org.carillon.webmail.todo.MessageTasks;

/** Carries out a reader's actions on messages. */
@RequestScoped
public class MessageActions {
  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Folders folders;
  @Inject private Labels labels;
  @Inject private ConversationMuting muting;
  @Inject private SnoozeAccess snoozes;
  @Inject private Snoozing snoozing;
  @Inject private MessageTasks todos;
  @Inject private SenderBlocking blocking;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;

  /** Carries out an action; returns its notice, or empty after it told the reader why it failed. */
  public Optional<Notice> done(MessageAction action, Folder folder, UidSet uids) {
    return switch (action) {
      case ARCHIVE -> moved(folder, uids, SpecialUse.ARCHIVE, "moved.archive");
      case DELETE -> deleted(folder, uids);
      case READ -> flagged(folder, uids, FlagChange.ADD, Flag.SEEN, "marked.read");
      case UNREAD -> flagged(folder, uids, FlagChange.REMOVE, Flag.SEEN, "marked.unread");
      case STAR -> flagged(folder, uids, FlagChange.ADD, Flag.FLAGGED, "starred");
      case UNSTAR -> flagged(folder, uids, FlagChange.REMOVE, Flag.FLAGGED, "unstarred");
      case JUNK -> moved(folder, uids, SpecialUse.JUNK, "moved.junk");
      case NOT_JUNK -> folders.inbox().flatMap(to -> moved(folder, uids, to, "moved.inbox"));
      case MOVE -> chosenFolder().flatMap(to -> moved(folder, uids, to, "moved.to"));
      case SNOOZE -> snoozing.chosen().flatMap(until -> snoozed(folder, uids, until));
      case UNSNOOZE -> folders.inbox().flatMap(to -> moved(folder, uids, to, "moved.inbox"));
      case LABEL -> chosenLabel().flatMap(it -> labelled(folder, uids, FlagChange.ADD, it));
      case UNLABEL -> chosenLabel().flatMap(it -> labelled(folder, uids, FlagChange.REMOVE, it));
      case PIN -> keyworded(folder, uids, FlagChange.ADD, Keyword.PINNED, "pinned");
      case UNPIN -> keyworded(folder, uids, FlagChange.REMOVE, Keyword.PINNED, "unpinned");
      case MUTE -> muted(folder, uids, true, "muted");
      case UNMUTE -> muted(folder, uids, false, "unmuted");
      case TODO -> todos.make(folder, uids);
      case BLOCK -> blocking.block(folder, parameters.number(action.parameter()).orElse(0));
      case COPY -> chosenFolder().flatMap(to -> copied(folder, uids, to));
    };
  }

  /** Returns the folder to move or copy to; if none was chosen, the reader is asked for one. */
  private Optional<Folder> chosenFolder() {
    Optional<Folder> to = folders.find(parameters.text("to"));
    return to.isPresent() ? to : answers.wrong(null, texts.of("choose.folder"));
  }

  private Optional<Notice> moved(Folder from, UidSet uids, SpecialUse use, String said) {
    Optional<Folder> to = folders.forUse(use);
    return to.isPresent()
        ? moved(from, uids, to.get(), said)
        : answers.wrong(null, texts.of("missing.mailbox"));
  }

  private Optional<Notice> moved(Folder from, UidSet uids, Folder to, String said) {
    return answers
        .take(mail.move(visitor.caller(), from.id(), uids, to.name()))
        .map(
            placed ->
                Notice.of(said, placed.target().count(), to.label())
                    .undoneBy(undo(placed, from, to)));
  }

  private String undo(Placed placed, Folder from, Folder to) {
    long open = Undo.placed(placed, parameters.number("open").orElse(0));
    return placed.target().isEmpty()
        ? ""
        : new Undo.MoveBack(to.key(), placed.target(), from.key(), open).text();
  }

  private Optional<Notice> copied(Folder from, UidSet uids, Folder to) {
    return answers
        .take(mail.copy(visitor.caller(), from.id(), uids, to.name()))
        .map(placed -> Notice.of("copied.to", placed.target().count(), to.label()));
  }

  /** Moves messages to the trash; in the trash, and where there is none, deletes them for good. */
  private Optional<Notice> deleted(Folder folder, UidSet uids) {
    Optional<Folder> trash = folders.forUse(SpecialUse.TRASH);
    if (!folder.isTrash() && trash.isPresent()) {
      return moved(folder, uids, trash.get(), "moved.trash");
    }
    return stored(folder, uids, FlagChange.ADD, Flag.DELETED)
        ? answers
            .take(mail.expunge(visitor.caller(), folder.id(), Optional.of(uids)))
            .map(gone -> Notice.of("deleted", gone.count()))
        : Optional.empty();
  }

  private Optional<Notice> flagged(
      Folder folder, UidSet uids, FlagChange change, Flag flag, String said) {
    if (!stored(folder, uids, change, flag)) {
      return Optional.empty();
    }
    FlagChange opposite = change == FlagChange.ADD ? FlagChange.REMOVE : FlagChange.ADD;
    return Optional.of(
        Notice.of(said, uids.count())
            .undoneBy(new Undo.FlagBack(folder.key(), uids, opposite, flag).text()));
  }

  private Optional<Notice> muted(Folder folder, UidSet uids, boolean mute, String said) {
    return answers
        .take(muting.mute(visitor.caller(), folder.id(), uids, mute))
        .map(_ -> Notice.of(said).undoneBy(new Undo.MuteBack(folder.key(), uids, !mute).text()));
  }

  /** Snoozes messages; for those already snoozed, only the time changes. */
  private Optional<Notice> snoozed(Folder folder, UidSet uids, Instant until) {
    Optional<Instant> before = snoozing.time(folder, uids);
    return answers
        .take(snoozes.snooze(visitor.caller(), folder.id(), uids, until))
        .map(
            placed -> {
              Notice notice = snoozing.said(uids.count(), until);
              if (folder.isSnoozed()) {
                return before
                    .map(was -> new Undo.SnoozeBack(folder.key(), uids, was).text())
                    .map(notice::undoneBy)
                    .orElse(notice);
              }
              // The folder may just have been created.
              folders.forget();
              return folders
                  .forUse(SpecialUse.SNOOZED)
                  .map(there -> notice.undoneBy(undo(placed, folder, there)))
                  .orElse(notice);
            });
  }

  /** Returns the label to add or remove; if none was chosen, the reader is asked for one. */
  private Optional<Label> chosenLabel() {
    Optional<Label> chosen =
        parameters.some("take").or(() -> parameters.some("tag")).flatMap(labels::find);
    return chosen.isPresent() ? chosen : answers.wrong(null, texts.of("label.choose.first"));
  }

  private Optional<Notice> labelled(Folder folder, UidSet uids, FlagChange change, Label label) {
    String said = change == FlagChange.ADD ? "labelled" : "unlabelled";
    return keyworded(folder, uids, change, label.keyword(), said, label.name());
  }

  /** Changes a keyword of the messages that need it; undo changes only these back. */
  private Optional<Notice> keyworded(
      Folder folder,
      UidSet uids,
      FlagChange change,
      String keyword,
      String said,
      Object... fillings) {
    Optional<UidSet> changing =
        answers
            .take(mail.view(visitor.caller(), folder.id()))
            .map(view -> without(view, uids, keyword, change == FlagChange.ADD));
    return changing
        .flatMap(
            some ->
                some.isEmpty()
                    ? Optional.of(some)
                    : answers
                        .take(
                            mail.store(
                                visitor.caller(),
                                folder.id(),
                                some,
                                change,
                                Flags.of(keyword),
                                Optional.empty()))
                        .map(_ -> some))
        .map(
            some -> {
              Notice notice = Notice.of(said, fillings);
              FlagChange back = change == FlagChange.ADD ? FlagChange.REMOVE : FlagChange.ADD;
              return some.isEmpty()
                  ? notice
                  : notice.undoneBy(new Undo.KeywordBack(folder.key(), some, back, keyword).text());
            });
  }

  /** Returns those messages that have the keyword, or that do not have it. */
  private static UidSet without(MailboxView view, UidSet uids, String keyword, boolean without) {
    int at = 0;
    while (at < view.keywords().size() && !view.keywords().get(at).equalsIgnoreCase(keyword)) {
      at++;
    }
    long bit = at < view.keywords().size() ? 1L << (Flag.FIRST_KEYWORD_BIT + at) : 0;
    return UidSet.sorted(
        Arrays.stream(uids.toArray())
            .filter(uid -> view.indexOf(uid) >= 0)
            .filter(uid -> ((view.flags(view.indexOf(uid)) & bit) == 0) == without)
            .toArray());
  }

  /** Changes a flag of messages; returns whether it succeeded. */
  public boolean stored(Folder folder, UidSet uids, FlagChange change, Flag flag) {
    return answers
        .take(
            mail.store(
                visitor.caller(), folder.id(), uids, change, Flags.of(flag), Optional.empty()))
        .isPresent();
  }
}

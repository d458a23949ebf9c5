package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagAccess;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.action.MessageAction;
import org.carillon.webmail.action.MessageActions;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;

/** Marks the message that was answered (RFC 9051 §2.3.2), or archives it. */
@RequestScoped
public class ReplyMark {
  @Inject private FlagAccess mail;
  @Inject private Visitor visitor;
  @Inject private Folders folders;
  @Inject private Answers answers;
  @Inject private MessageActions actions;

  /** Marks the answered message, if its folder still exists. */
  void mark(String folder, OptionalLong uid) {
    if (uid.isEmpty()) {
      return;
    }
    folders
        .find(folder)
        .ifPresent(
            found ->
                answers.take(
                    mail.store(
                        visitor.caller(),
                        found.id(),
                        UidSet.of(uid.getAsLong()),
                        FlagChange.ADD,
                        Flags.of(Flag.ANSWERED),
                        Optional.empty())));
  }

  /** Archives the answered message, if possible; returns the undo, or empty if it stays. */
  String archive(String folder, OptionalLong uid) {
    Optional<Folder> found = uid.isEmpty() ? Optional.empty() : folders.find(folder);
    return found
        .filter(Folder::isEmptiable)
        .flatMap(in -> actions.done(MessageAction.ARCHIVE, in, UidSet.of(uid.getAsLong())))
        .map(Notice::undo)
        .orElse("");
  }
}

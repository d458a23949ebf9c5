package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.web.Answers;
import org.carillon.web.BidiControls;
import org.carillon.web.Notice;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.typed.InvalidFieldException;

/** Makes tasks from messages: each has the message's subject as its title, and a link to it. */
@RequestScoped
public class MessageTasks {
  /** The most messages at once, since the undo carries the key of each. */
  private static final int MOST = 20;

  @Inject private MailAccess mail;
  @Inject private TodoLists lists;
  @Inject private TodoKeeping keeping;
  @Inject private TaskErrors refusals;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  /** Makes a task from each message. Returns a notice, or empty on a failure, which is shown. */
  public Optional<Notice> make(Folder folder, UidSet uids) {
    Optional<ShownCalendar> list = lists.writable().stream().findFirst();
    if (list.isEmpty() || uids.count() > MOST) {
      return answers.wrong(
          null, list.isEmpty() ? texts.of("todo.not-allowed") : texts.of("todo.make.many", MOST));
    }
    Optional<List<MessageData>> found =
        answers.take(mail.messages(visitor.caller(), folder.id(), uids));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<String> made = new ArrayList<>();
    for (MessageData message : found.get()) {
      switch (make(list.get().id(), message)) {
        case Answer.Done<String>(String key) -> made.add(key);
        case Answer.Failed<String>(Failure failure) -> {
          refusals.tell(failure);
          return Optional.empty();
        }
      }
    }
    return Optional.of(
        Notice.of("todo.made", made.size())
            .undoneBy(
                TodoUndo.made(list.get().id(), made, "/mail?f=" + Redirect.encoded(folder.key()))));
  }

  private Answer<String> make(long list, MessageData message) {
    MessageEnvelope envelope = Outline.decode(message.outline()).envelope();
    String subject =
        BidiControls.without(envelope.subject().map(DecodedText::of).orElse("")).strip();
    String id = envelope.messageId().orElse("").strip().replaceAll("^<|>$", "");
    try {
      RequestedTask requested =
          RequestedTask.of(
              TodoFields.titled(
                  subject.isEmpty()
                      ? texts.of("calendar.untitled")
                      : subject.substring(0, Math.min(subject.length(), RequestedTask.MOST_TITLE)),
                  "",
                  ""));
      return id.isEmpty()
          ? keeping.create(list, requested)
          : keeping.createLinked(list, MidUrl.of(id), requested);
    } catch (InvalidFieldException never) {
      throw new IllegalStateException(never);
    }
  }
}

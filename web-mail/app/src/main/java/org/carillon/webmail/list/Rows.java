package org.carillon.webmail.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.Preview;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.MessageKind;
import org.carillon.format.mime.structure.Outline;
import org.carillon.web.Answers;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.read.People;

/** Makes a list's rows of messages. */
@RequestScoped
public class Rows {
  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Answers answers;

  /**
   * The rows of messages, in the given order; those gone meanwhile are left out.
   *
   * @param messages at most 1,000 indexes of the view
   */
  public List<Row> of(Folder folder, MailboxView view, int[] messages) {
    UidSet uids = UidSet.sorted(Arrays.stream(messages).mapToLong(view::uid).toArray());
    if (uids.isEmpty()) {
      return List.of();
    }
    Map<Long, MessageData> known = known(folder, uids);
    Map<Long, String> words = words(folder, uids);
    List<Row> rows = new ArrayList<>();
    for (int index : messages) {
      MessageData message = known.get(view.uid(index));
      if (message != null) {
        rows.add(row(folder, message, view, index, words.getOrDefault(message.uid(), "")));
      }
    }
    return rows;
  }

  /** What is known of messages, in as many answers as it takes. */
  private Map<Long, MessageData> known(Folder folder, UidSet uids) {
    Map<Long, MessageData> found = new HashMap<>();
    answers.done(
        mail.eachMessage(
            visitor.caller(),
            folder.id(),
            uids,
            message -> {
              found.put(message.uid(), message);
              return Answer.done();
            }));
    return found;
  }

  /** What messages begin with; those of which that can't be read now are left out. */
  private Map<Long, String> words(Folder folder, UidSet uids) {
    return answers
        .take(mail.previews(visitor.caller(), folder.id(), uids, false))
        .orElse(List.of())
        .stream()
        .filter(preview -> preview.words().isPresent())
        .collect(Collectors.toMap(Preview::uid, preview -> preview.words().get()));
  }

  /** The kind whose keyword a message has; empty for mail. */
  private static String kind(List<String> keywords, long flags) {
    for (MessageKind kind : MessageKind.values()) {
      int at = keywords.indexOf(kind.keyword());
      if (at >= 0 && (flags >>> (Flag.FIRST_KEYWORD_BIT + at) & 1) != 0) {
        return kind.name().toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  private static Row row(
      Folder folder, MessageData message, MailboxView view, int index, String words) {
    Outline outline = Outline.decode(message.outline());
    MessageEnvelope envelope = outline.envelope();
    List<People.Person> shown = People.of(envelope.from());
    if (folder.isOutgoing()) {
      shown = new ArrayList<>(People.of(envelope.to()));
      shown.addAll(People.of(envelope.cc()));
    }
    return new Row(
        message.uid(),
        shown.stream().limit(3).map(People.Person::name).collect(Collectors.joining(", ")),
        shown.isEmpty() ? "" : shown.getFirst().address(),
        envelope.subject().map(DecodedText::of).orElse("").strip(),
        words,
        message.internalDate().toInstant(),
        view.flags(index),
        Bodies.hasAttachments(outline.body()),
        kind(view.keywords(), view.flags(index)));
  }
}

package org.carillon.webmail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.Preview;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.format.mime.DecodedText;
import org.carillon.format.mime.Envelope;
import org.carillon.format.mime.MessageKind;
import org.carillon.format.mime.Outline;
import org.carillon.web.Answers;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.read.Bodies;
import org.carillon.webmail.read.People;

/** Makes a list's rows of messages. */
@RequestScoped
public class Rows {
  /** Of so many messages it is held at once what is known of them. */
  private static final int AT_ONCE = 100;

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Answers answers;

  /**
   * Adds rows of those messages that match, in the given order, until there are enough.
   *
   * @param uids at most 1,000
   * @param most how many rows are enough
   * @return how many of the messages it has looked at
   */
  int add(Folder folder, MailboxView view, List<Long> uids, Query query, List<Row> rows, int most) {
    if (uids.isEmpty()) {
      return 0;
    }
    Map<Long, MessageData> found = Map.of();
    for (int i = 0; i < uids.size(); i++) {
      if (i % AT_ONCE == 0) {
        found = known(folder, uids.subList(i, Math.min(uids.size(), i + AT_ONCE)));
      }
      MessageData message = found.get(uids.get(i));
      int index = view.indexOf(uids.get(i));
      if (message != null && index >= 0 && query.admits(view.flags(index))) {
        String kind = kind(view.keywords(), view.flags(index));
        if (query.admits(kind)) {
          row(folder, message, view.flags(index), kind, query, rows);
        }
      }
      if (rows.size() == most) {
        return i + 1;
      }
    }
    return uids.size();
  }

  /** What is known of messages, in as many answers as it takes. */
  private Map<Long, MessageData> known(Folder folder, List<Long> uids) {
    Map<Long, MessageData> found = new HashMap<>();
    UidSet left = UidSet.sorted(uids.stream().mapToLong(Long::longValue).toArray());
    while (!left.isEmpty()) {
      List<MessageData> some =
          answers.take(mail.messages(visitor.caller(), folder.id(), left)).orElse(List.of());
      some.forEach(message -> found.put(message.uid(), message));
      left = some.isEmpty() ? UidSet.EMPTY : left.behind(some.getLast().uid());
    }
    return found;
  }

  /** The kind whose keyword a message has; empty for mail. */
  static String kind(List<String> keywords, long flags) {
    for (MessageKind kind : MessageKind.values()) {
      int at = keywords.indexOf(kind.keyword());
      if (at >= 0 && (flags >>> (Flag.FIRST_KEYWORD_BIT + at) & 1) != 0) {
        return kind.name().toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  private void row(
      Folder folder, MessageData message, long flags, String kind, Query query, List<Row> rows) {
    Outline outline = Bodies.outline(message);
    Envelope envelope = outline.envelope();
    List<People.Person> from = People.of(envelope.from());
    List<People.Person> to = new ArrayList<>(People.of(envelope.to()));
    to.addAll(People.of(envelope.cc()));
    String subject = envelope.subject().map(DecodedText::of).orElse("").strip();
    boolean attached = Bodies.hasAttachments(outline.body());
    String[] words = new String[1];
    if (!query.admitsSize(message.size())
        || !query.admits(message.internalDate().toLocalDate())
        || !query.matches(from, to, subject, attached, () -> words[0] = words(folder, message))) {
      return;
    }
    if (words[0] == null) {
      words[0] = words(folder, message);
    }
    List<People.Person> shown = folder.isOutgoing() ? to : from;
    String who =
        shown.isEmpty()
            ? ""
            : String.join(", ", shown.stream().limit(3).map(People.Person::name).toList());
    rows.add(
        new Row(
            message.uid(),
            who,
            shown.isEmpty() ? "" : shown.getFirst().address(),
            subject,
            words[0],
            message.internalDate().toInstant(),
            flags,
            attached,
            kind));
  }

  /** What a message begins with; empty when that can't be read now. */
  private String words(Folder folder, MessageData message) {
    return answers
        .take(mail.previews(visitor.caller(), folder.id(), UidSet.of(message.uid()), false))
        .flatMap(previews -> previews.stream().findFirst())
        .flatMap(Preview::words)
        .orElse("");
  }
}

package org.carillon.webmail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
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
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.Envelope;
import org.carillon.format.mime.structure.MessageKind;
import org.carillon.format.mime.structure.Outline;
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
    List<Row> added = new ArrayList<>();
    int looked = uids.isEmpty() ? 0 : match(folder, view, uids, query, added, most - rows.size());
    Map<Long, String> words =
        query.needsWords() ? Map.of() : words(folder, added.stream().map(Row::uid).toList());
    added.forEach(row -> rows.add(words.containsKey(row.uid()) ? row.with(words) : row));
    return looked;
  }

  /** The same without first words, unless these are asked for. */
  private int match(
      Folder folder, MailboxView view, List<Long> uids, Query query, List<Row> rows, int most) {
    Map<Long, MessageData> found = Map.of();
    Map<Long, String> words = Map.of();
    for (int i = 0; i < uids.size(); i++) {
      if (i % AT_ONCE == 0) {
        List<Long> some = uids.subList(i, Math.min(uids.size(), i + AT_ONCE));
        found = known(folder, some);
        words = query.needsWords() ? words(folder, some) : Map.of();
      }
      MessageData message = found.get(uids.get(i));
      int index = view.indexOf(uids.get(i));
      if (message != null && index >= 0 && query.admits(view.flags(index))) {
        String kind = kind(view.keywords(), view.flags(index));
        if (query.admits(kind)) {
          String itsWords = words.getOrDefault(message.uid(), "");
          row(folder, message, view.flags(index), kind, itsWords, query, rows);
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
    answers.done(
        mail.eachMessage(
            visitor.caller(),
            folder.id(),
            set(uids),
            message -> {
              found.put(message.uid(), message);
              return Answer.done();
            }));
    return found;
  }

  /** What messages begin with; those of which that can't be read now are left out. */
  private Map<Long, String> words(Folder folder, List<Long> uids) {
    return uids.isEmpty()
        ? Map.of()
        : answers
            .take(mail.previews(visitor.caller(), folder.id(), set(uids), false))
            .orElse(List.of())
            .stream()
            .filter(preview -> preview.words().isPresent())
            .collect(Collectors.toMap(Preview::uid, preview -> preview.words().get()));
  }

  private static UidSet set(List<Long> uids) {
    return UidSet.sorted(uids.stream().mapToLong(Long::longValue).sorted().toArray());
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

  private static void row(
      Folder folder,
      MessageData message,
      long flags,
      String kind,
      String words,
      Query query,
      List<Row> rows) {
    Outline outline = Bodies.outline(message);
    Envelope envelope = outline.envelope();
    List<People.Person> from = People.of(envelope.from());
    List<People.Person> to = new ArrayList<>(People.of(envelope.to()));
    to.addAll(People.of(envelope.cc()));
    String subject = envelope.subject().map(DecodedText::of).orElse("").strip();
    boolean attached = Bodies.hasAttachments(outline.body());
    if (!query.admitsSize(message.size())
        || !query.admits(message.internalDate().toLocalDate())
        || !query.matches(from, to, subject, attached, words)) {
      return;
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
            words,
            message.internalDate().toInstant(),
            flags,
            attached,
            kind));
  }
}

package org.carillon.webmail.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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
import org.carillon.mailbox.conversation.MailConversation;
import org.carillon.web.Answers;
import org.carillon.web.portrait.Portraits;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.label.Labels;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.read.People;

/** Creates the rows of a message list. */
@RequestScoped
public class Rows {
  /** The number of a conversation's newest messages that are read to name its people. */
  private static final int LOOKED_AT = 8;

  /** The most people named for a conversation. */
  private static final int NAMED = 4;

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Labels labels;
  @Inject private Portraits portraits;

  /** Returns the rows of at most 1,000 indexes, in their order, without deleted messages. */
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

  /**
   * Returns the rows of conversations, in the given order. A value that is not of all messages is
   * that of the newest.
   *
   * @param conversations at most a hundred
   */
  public List<Row> together(Folder folder, MailboxView view, List<MailConversation> conversations) {
    Map<Long, MessageData> known =
        known(folder, sorted(conversations.stream().flatMapToLong(Rows::lookedAt)));
    Map<Long, String> words =
        words(folder, sorted(conversations.stream().mapToLong(MailConversation::newest)));
    List<Row> rows = new ArrayList<>();
    for (MailConversation each : conversations) {
      MessageData newest = known.get(each.newest());
      int index = view.indexOf(each.newest());
      if (newest != null && index >= 0) {
        String begin = words.getOrDefault(each.newest(), "");
        Row row = row(folder, newest, view, index, begin);
        rows.add(together(row, folder, view, each, known));
      }
    }
    return rows;
  }

  private static UidSet sorted(LongStream uids) {
    return UidSet.sorted(uids.distinct().sorted().toArray());
  }

  private static LongStream lookedAt(MailConversation conversation) {
    long[] uids = conversation.messages().toArray();
    return LongStream.concat(
        LongStream.of(conversation.newest()),
        Arrays.stream(uids, Math.max(0, uids.length - LOOKED_AT), uids.length));
  }

  private Row together(
      Row row,
      Folder folder,
      MailboxView view,
      MailConversation conversation,
      Map<Long, MessageData> known) {
    if (conversation.messages().count() < 2) {
      return row;
    }
    long any = 0;
    long all = -1;
    for (long uid : conversation.messages().toArray()) {
      int at = view.indexOf(uid);
      any |= at < 0 ? 0 : view.flags(at);
      all &= at < 0 ? -1 : view.flags(at);
    }
    long keywords = -1L << Flag.FIRST_KEYWORD_BIT;
    long shared = Flag.FLAGGED.bit() | keywords;
    long flags = row.flags() & ~(Flag.SEEN.bit() | shared) | all & Flag.SEEN.bit() | any & shared;
    Set<String> people = new LinkedHashSet<>();
    boolean attached = row.attached();
    for (long uid : lookedAt(conversation).distinct().sorted().toArray()) {
      MessageData message = known.get(uid);
      if (message != null) {
        Outline outline = Outline.decode(message.outline());
        shown(folder, outline.envelope()).stream()
            .limit(1)
            .map(People.Person::name)
            .forEach(people::add);
        attached |= Bodies.hasAttachments(outline.body());
      }
    }
    List<String> names = new ArrayList<>(people).reversed();
    String who = String.join(", ", names.subList(0, Math.min(NAMED, names.size())).reversed());
    return new Row(
        row.uid(),
        row.thread(),
        who.isEmpty() ? row.who() : who,
        row.address(),
        row.subject(),
        row.words(),
        row.when(),
        flags,
        attached,
        row.kind(),
        (int) conversation.messages().count(),
        !conversation.isWhole(),
        labels.keeping(view.keywords(), flags));
  }

  /** Returns the data of messages, in as many requests as it takes. */
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

  /** Returns the first words of messages; those that cannot be read now are left out. */
  private Map<Long, String> words(Folder folder, UidSet uids) {
    return answers
        .take(mail.previews(visitor.caller(), folder.id(), uids, false))
        .orElse(List.of())
        .stream()
        .filter(preview -> preview.words().isPresent())
        .collect(Collectors.toMap(Preview::uid, preview -> preview.words().get()));
  }

  /** Returns the kind whose keyword a message has; empty for mail. */
  private static String kind(List<String> keywords, long flags) {
    for (MessageKind kind : MessageKind.values()) {
      int at = keywords.indexOf(kind.keyword());
      if (at >= 0 && (flags >>> (Flag.FIRST_KEYWORD_BIT + at) & 1) != 0) {
        return kind.name().toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  private Row row(Folder folder, MessageData message, MailboxView view, int index, String words) {
    Outline outline = Outline.decode(message.outline());
    MessageEnvelope envelope = outline.envelope();
    List<People.Person> shown = shown(folder, envelope);
    portraits.expect(shown.stream().limit(1).map(People.Person::address).toList());
    return new Row(
        message.uid(),
        message.threadId(),
        shown.stream().limit(3).map(People.Person::name).collect(Collectors.joining(", ")),
        shown.isEmpty() ? "" : shown.getFirst().address(),
        envelope.subject().map(DecodedText::of).orElse("").strip(),
        words,
        message.internalDate().toInstant(),
        view.flags(index),
        Bodies.hasAttachments(outline.body()),
        kind(view.keywords(), view.flags(index)),
        1,
        false,
        labels.keeping(view.keywords(), view.flags(index)));
  }

  /** Returns the senders of a message, or its recipients in folders of sent mail. */
  private static List<People.Person> shown(Folder folder, MessageEnvelope envelope) {
    if (!folder.isOutgoing()) {
      return People.authors(envelope.from());
    }
    List<People.Person> shown = new ArrayList<>(People.of(envelope.to()));
    shown.addAll(People.of(envelope.cc()));
    return shown;
  }
}

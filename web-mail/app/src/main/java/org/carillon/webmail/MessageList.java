package org.carillon.webmail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.format.mime.DecodedText;
import org.carillon.format.mime.Envelope;
import org.carillon.format.mime.Outline;
import org.carillon.web.Visitor;
import org.carillon.webmail.read.Bodies;

/** A folder's messages, the newest first, a page at a time. */
@RequestScoped
public class MessageList {

  /**
   * A page of a list.
   *
   * @param rows the messages, the newest first
   * @param older the uid to ask below for older ones; empty when there are none
   * @param total how many messages the folder has
   */
  public record Page(List<Row> rows, OptionalLong older, int total) {
    static final Page EMPTY = new Page(List.of(), OptionalLong.empty(), 0);
  }

  /** How many rows a page has. */
  static final int ROWS = 50;

  /** How many messages a search looks at for one page; "older" goes on from there. */
  private static final int LOOKED_AT = 2_000;

  /** The same when their text must be read. */
  private static final int READ = 400;

  private static final int STEP = 200;

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private MailAnswers answers;
  @Inject private FirstWords firstWords;

  /**
   * Reads a page.
   *
   * @param before only messages with a smaller uid
   */
  public Page read(Folder folder, OptionalLong before, Query query) {
    return answers
        .take(mail.view(visitor.caller(), folder.id()))
        .map(view -> page(folder, view, before, query))
        .orElse(Page.EMPTY);
  }

  private Page page(Folder folder, MailboxView view, OptionalLong before, Query query) {
    int next = before.isPresent() ? insertion(view, before.getAsLong()) : view.size();
    int stop = Math.max(0, next - (query.needsWords() ? READ : LOOKED_AT));
    List<Row> rows = new ArrayList<>();
    while (next > stop && rows.size() < ROWS) {
      int from = Math.max(stop, next - STEP);
      List<Integer> indexes = new ArrayList<>();
      for (int i = next - 1; i >= from && indexes.size() < ROWS; i--) {
        next = i;
        if (query.admits(view.flags(i))) {
          indexes.add(i);
        }
      }
      next = gather(folder, view, indexes, query, rows, next);
    }
    OptionalLong older = next > 0 ? OptionalLong.of(view.uid(next)) : OptionalLong.empty();
    return new Page(rows, older, view.size());
  }

  /** The index where messages at or above a uid begin. */
  private static int insertion(MailboxView view, long uid) {
    int index = view.indexOf(uid);
    return index >= 0 ? index : -index - 1;
  }

  /** Adds the matching rows; answers the index below which to go on. */
  private int gather(
      Folder folder,
      MailboxView view,
      List<Integer> indexes,
      Query query,
      List<Row> rows,
      int reached) {
    long[] uids = indexes.stream().mapToLong(view::uid).toArray();
    Map<Long, MessageData> found = new HashMap<>();
    answers
        .take(mail.messages(visitor.caller(), folder.id(), UidSet.sorted(uids)))
        .ifPresent(all -> all.forEach(message -> found.put(message.uid(), message)));
    for (int index : indexes) {
      MessageData message = found.get(view.uid(index));
      if (message != null) {
        row(folder, message, view.flags(index), query, rows);
      }
      if (rows.size() == ROWS) {
        return index;
      }
    }
    return reached;
  }

  private void row(Folder folder, MessageData message, long flags, Query query, List<Row> rows) {
    Outline outline = Bodies.outline(message);
    Envelope envelope = outline.envelope();
    List<People.Person> from = People.of(envelope.from());
    List<People.Person> to = new ArrayList<>(People.of(envelope.to()));
    to.addAll(People.of(envelope.cc()));
    String subject = envelope.subject().map(DecodedText::of).orElse("").strip();
    boolean attached = Bodies.hasAttachments(outline.body());
    String[] words = new String[1];
    if (!query.matches(
        from,
        to,
        subject,
        attached,
        () -> words[0] = firstWords.of(visitor.caller(), folder.id(), message, outline))) {
      return;
    }
    if (words[0] == null) {
      words[0] = firstWords.of(visitor.caller(), folder.id(), message, outline);
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
            attached));
  }
}

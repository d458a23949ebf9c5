package org.carillon.query;

import java.io.IOException;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.mime.summary.FoldedText;
import org.carillon.format.mime.summary.SearchedText;
import org.carillon.format.mime.summary.Summary;
import org.carillon.query.source.MessageSummary;

/**
 * A message while it is decided whether a search finds it: with as much of it as the phase of the
 * search has at hand. Who asks for more than that is told so by an exception.
 */
final class Candidate {
  private final int index;
  private final MessageSummary facts;
  private final Summary texts;
  private final Opened opened;
  private boolean unreadable;

  /** What is at hand when its outline is. */
  private record Opened(MessageData data, Outline outline, Part body, PassingOctets octets) {
    byte[] header() throws IOException {
      return SearchedText.header(octets, 0, data.prefix() + outline.bodyOffset());
    }
  }

  private Candidate(int index, MessageSummary facts, Summary texts, Opened opened) {
    this.index = index;
    this.facts = facts;
    this.texts = texts;
    this.opened = opened;
  }

  /** One of which only the view is asked. */
  static Candidate of(int index) {
    return new Candidate(index, null, null, null);
  }

  /** One of which the summary is asked, too. */
  static Candidate of(int index, MessageSummary facts) {
    return new Candidate(index, facts, Summary.decode(facts.texts()), null);
  }

  /**
   * One of which everything can be asked.
   *
   * @param octets those of its content, which may turn out to be damaged
   */
  static Candidate of(int index, MessageSummary facts, MessageData data, ByteSource octets) {
    Outline outline = Outline.decode(data.outline());
    Summary texts = Summary.decode(facts.texts());
    return new Candidate(
        index,
        facts,
        texts.isCut() ? Summary.whole(outline) : texts,
        new Opened(data, outline, outline.body(), new PassingOctets(octets, data.size())));
  }

  int index() {
    return index;
  }

  MessageSummary facts() {
    return facts;
  }

  Summary texts() {
    return texts;
  }

  /** Whether its summary does not tell all that may be asked of it. */
  boolean isCut() {
    return texts.isCut();
  }

  /** Whether octets that were asked could not be read. */
  boolean isUnreadable() {
    return unreadable;
  }

  /** Whether a text of its summary contains another. */
  boolean summaryHas(Summary.Text in, FoldedText text, boolean unread) {
    return text.isIn(texts, in) || isBehindOutline(in, text, unread);
  }

  /** Whether it is in what the outline leaves out of a field. */
  private boolean isBehindOutline(Summary.Text in, FoldedText text, boolean unread) {
    return opened != null
        && opened.outline.isCut()
        && read(() -> SearchedText.inField(opened.header(), in.field(), text), unread);
  }

  /** Whether there is something to save beside what is read. */
  boolean hasAttachment() {
    return Bodies.hasAttachments(opened.body);
  }

  /** Whether the name of one of its parts contains a text. */
  boolean hasFileName(FoldedText text) {
    return Bodies.leaves(opened.body).stream()
        .anyMatch(leaf -> text.isIn(Bodies.name(leaf.part())));
  }

  /** Whether a field of its header contains a text. */
  boolean fieldHas(String field, FoldedText text, boolean unread) {
    return read(() -> SearchedText.inField(opened.header(), field, text), unread);
  }

  /** Whether the text of its body contains a text; or, if asked, that of its header. */
  boolean bodyHas(FoldedText text, boolean headerToo, boolean unread) {
    return text.isEmpty()
        || read(
            () -> headerToo && SearchedText.inHeader(opened.header(), text) || inBody(text),
            unread);
  }

  private boolean inBody(FoldedText text) throws IOException {
    if (SearchedText.inBody(opened.octets, opened.data.prefix(), opened.body, text)) {
      return true;
    }
    opened.octets.finish();
    return false;
  }

  /** A question that only the content answers. */
  @FunctionalInterface
  private interface Question {
    boolean isSo() throws IOException;
  }

  private boolean read(Question question, boolean unread) {
    try {
      return question.isSo();
    } catch (IOException damaged) {
      // The store notes what it finds damaged.
      unreadable = true;
      return unread;
    }
  }
}

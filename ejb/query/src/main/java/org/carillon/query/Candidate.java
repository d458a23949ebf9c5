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
 * A message for which a search decides whether it matches. It has only the data of the search's
 * present phase; a question that needs more data throws an exception.
 */
final class Candidate {
  private final int index;
  private final MessageSummary facts;
  private final Summary texts;
  private final Opened opened;
  private boolean unreadable;

  /** The data that are available once the outline is. */
  private record Opened(MessageData data, Outline outline, Part body, SequentialOctets octets) {
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

  /** Returns a candidate with data of the view only. */
  static Candidate of(int index) {
    return new Candidate(index, null, null, null);
  }

  /** Returns a candidate with the summary as well. */
  static Candidate of(int index, MessageSummary facts) {
    return new Candidate(index, facts, Summary.decode(facts.texts()), null);
  }

  /** Returns a candidate with all data. Its octets may turn out to be damaged. */
  static Candidate of(int index, MessageSummary facts, MessageData data, ByteSource octets) {
    Outline outline = Outline.decode(data.outline());
    Summary texts = Summary.decode(facts.texts());
    return new Candidate(
        index,
        facts,
        texts.isCut() ? Summary.whole(outline) : texts,
        new Opened(data, outline, outline.body(), new SequentialOctets(octets, data.size())));
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

  /** Returns whether the summary lacks some of the searchable text. */
  boolean isCut() {
    return texts.isCut();
  }

  /** Returns whether some of the requested octets could not be read. */
  boolean isUnreadable() {
    return unreadable;
  }

  /** Returns whether a text of the summary contains another text. */
  boolean summaryHas(Summary.Text in, FoldedText text, boolean unread) {
    return text.isIn(texts, in) || isBehindOutline(in, text, unread);
  }

  /** Returns whether the text is in the part of a field that the outline leaves out. */
  private boolean isBehindOutline(Summary.Text in, FoldedText text, boolean unread) {
    return opened != null
        && opened.outline.isCut()
        && read(() -> SearchedText.inField(opened.header(), in.field(), text), unread);
  }

  /** Returns whether the message has an attachment, apart from the parts that are displayed. */
  boolean hasAttachment() {
    return Bodies.hasAttachments(opened.body);
  }

  /** Returns whether the file name of a part contains a text. */
  boolean hasFileName(FoldedText text) {
    return Bodies.leaves(opened.body).stream()
        .anyMatch(leaf -> text.isIn(Bodies.name(leaf.part())));
  }

  /** Returns whether a field of the header contains a text. */
  boolean fieldHas(String field, FoldedText text, boolean unread) {
    return read(() -> SearchedText.inField(opened.header(), field, text), unread);
  }

  /** Returns whether the body's text, or with {@code headerToo} the header, contains a text. */
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
      // The store itself records the damage.
      unreadable = true;
      return unread;
    }
  }
}

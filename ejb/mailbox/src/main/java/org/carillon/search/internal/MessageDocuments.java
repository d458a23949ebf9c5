package org.carillon.search.internal;

import java.io.IOException;
import java.util.function.IntSupplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.carillon.blob.BlobDamaged;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.mime.summary.SearchedText;
import org.carillon.search.internal.extracting.AttachmentText;
import org.carillon.store.MailFeed;
import org.jboss.logging.Logger;

final class MessageDocuments {
  private static final Logger LOG = Logger.getLogger(MessageDocuments.class);

  private final AttachmentText attachments;
  private final IntSupplier mostChars;

  /**
   * Creates this with a reader of attachments.
   *
   * @param mostChars returns how many chars of a text are read for its words
   */
  MessageDocuments(AttachmentText attachments, IntSupplier mostChars) {
    this.attachments = attachments;
    this.mostChars = mostChars;
  }

  /**
   * Reads a message. If a part of it can't be read, the message is opaque: it may contain any text.
   *
   * @throws IOException if the store is unavailable, so that a later attempt may succeed
   */
  Document of(MailFeed.Mailbox mailbox, MailFeed.Message message) throws IOException {
    try {
      Document document = head(mailbox, message);
      addTexts(message, document);
      return document;
    } catch (BlobDamaged damaged) {
      LOG.warnf(
          "Message %d of mailbox %d is not indexed: %s", message.uid(), mailbox.id(), damaged);
    } catch (RuntimeException surprise) {
      LOG.errorf(surprise, "Message %d of mailbox %d is not indexed", message.uid(), mailbox.id());
    }
    Document opaque = head(mailbox, message);
    add(opaque, IndexTerms.opaque());
    return opaque;
  }

  private static Document head(MailFeed.Mailbox mailbox, MailFeed.Message message) {
    Document document = new Document();
    add(document, IndexTerms.message(mailbox.id(), message.uid()));
    add(document, IndexTerms.mailbox(mailbox.id()));
    add(document, IndexTerms.account(mailbox.account()));
    document.add(new NumericDocValuesField(IndexTerms.MAILBOX, mailbox.id()));
    document.add(new NumericDocValuesField(IndexTerms.UID, message.uid()));
    document.add(
        new NumericDocValuesField(
            IndexTerms.RECEIVED, message.received().toInstant().toEpochMilli()));
    return document;
  }

  private static void add(Document document, Term term) {
    document.add(new StringField(term.field(), term.bytes(), Field.Store.NO));
  }

  private void addTexts(MailFeed.Message message, Document document) throws IOException {
    Outline outline = Outline.decode(message.outline());
    MessageEnvelope envelope = outline.envelope();
    Part body = outline.body();
    Trigrams header = new Trigrams();
    Trigrams text = new Trigrams();
    try (Content content = message.content().open()) {
      SearchedText.inHeader(
          SearchedText.header(content::read, 0, message.prefix() + outline.bodyOffset()), header);
      SearchedText.inSubject(envelope, header);
      SearchedText.inAddresses(envelope.from(), header);
      SearchedText.inAddresses(envelope.to(), header);
      SearchedText.inAddresses(envelope.cc(), header);
      SearchedText.inAddresses(envelope.bcc(), header);
      SearchedText.inBody(content::read, message.prefix(), body, text);
      MessageWords words =
          new MessageWords(content::read, message.prefix(), mostChars.getAsInt(), attachments);
      words.take(envelope);
      words.take(body);
      words.addTo(document);
      if (words.isWaiting()) {
        add(document, IndexTerms.waiting());
      }
    }
    if (header.isOverfull() || text.isOverfull()) {
      add(document, IndexTerms.opaque());
    } else {
      document.add(TrigramTerms.field(IndexTerms.HEADER, header));
      document.add(TrigramTerms.field(IndexTerms.BODY, text));
    }
  }
}

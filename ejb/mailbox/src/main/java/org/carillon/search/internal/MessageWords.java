package org.carillon.search.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.mime.summary.SearchedText;
import org.carillon.search.internal.extracting.AttachmentText;
import org.jsoup.Jsoup;

/** Collects the texts of a message whose words are searched. */
final class MessageWords {
  private static final int MOST_ATTACHED = 20;

  /** The largest size of an attachment that is read, in octets of its transfer encoding. */
  private static final long MOST_OCTETS = 90L << 20;

  /** The subtypes of signatures and encrypted parts. */
  private static final Set<String> SEALED =
      Set.of(
          "pgp-encrypted",
          "pgp-signature",
          "pkcs7-mime",
          "pkcs7-signature",
          "x-pkcs7-mime",
          "x-pkcs7-signature");

  private final Map<WordField, Gathered> texts = new EnumMap<>(WordField.class);
  private final ByteSource message;
  private final long shift;
  private final int most;
  private final AttachmentText attachments;
  private int attached;
  private boolean waiting;

  /**
   * Creates this for a message.
   *
   * @param shift the number of octets to add to the offsets of its parts
   * @param most the largest number of chars that are taken of a part's text, and of a field's text
   *     in all
   */
  MessageWords(ByteSource message, long shift, int most, AttachmentText attachments) {
    this.message = message;
    this.shift = shift;
    this.most = most;
    this.attachments = attachments;
  }

  /** Adds the sender, the recipients and the subject. */
  void take(MessageEnvelope envelope) {
    SearchedText.inSubject(envelope, into(WordField.SUBJECT));
    SearchedText.inAddresses(envelope.from(), into(WordField.FROM));
    SearchedText.inAddresses(envelope.to(), into(WordField.TO));
    SearchedText.inAddresses(envelope.cc(), into(WordField.TO));
    SearchedText.inAddresses(envelope.bcc(), into(WordField.TO));
  }

  /** Adds the texts of a part and of the parts in it. */
  void take(Part part) throws IOException {
    for (Part child : part.parts()) {
      take(child);
    }
    Optional<Part.Message> enclosed = part.message();
    if (enclosed.isPresent()) {
      SearchedText.inSubject(enclosed.get().envelope(), into(WordField.TEXT));
      SearchedText.inAddresses(enclosed.get().envelope().from(), into(WordField.TEXT));
      take(enclosed.get().body());
      return;
    }
    PartContent content = new PartContent(message, shift, part);
    content.fileName().ifPresent(into(WordField.FILE)::isIn);
    if (part.type().equalsIgnoreCase("text")) {
      Gathered found = into(WordField.TEXT);
      if (!found.isFull()) {
        String text = content.text(most);
        found.isIn(part.is("text", "html") ? Jsoup.parse(text).text() : text);
      }
    } else if (isDocument(part) && attached < MOST_ATTACHED) {
      attached++;
      takeDocument(content);
    }
  }

  /** Returns whether a part may have text that others can read, so that it must be examined. */
  private static boolean isDocument(Part part) {
    return part.type().equalsIgnoreCase("application")
        && !SEALED.contains(part.subtype().toLowerCase(Locale.ROOT))
        && part.size() <= MOST_OCTETS;
  }

  private void takeDocument(PartContent content) throws IOException {
    String type = content.part().type() + "/" + content.part().subtype();
    String name = content.fileName().orElse("");
    try (InputStream octets = content.stream()) {
      switch (attachments.read(name, type, octets, most)) {
        case AttachmentText.Text(String text) -> into(WordField.ATTACHED).isIn(text);
        case AttachmentText.Nothing() -> {}
        case AttachmentText.Failed() -> attached = MOST_ATTACHED;
        case AttachmentText.Later() -> waiting = true;
      }
    }
  }

  /** Returns whether attachments were left out that may be read later. */
  boolean isWaiting() {
    return waiting;
  }

  private Gathered into(WordField field) {
    return texts.computeIfAbsent(field, _ -> new Gathered(most));
  }

  void addTo(Document document) {
    texts.forEach((field, gathered) -> document.add(field.of(gathered.text)));
  }

  private static final class Gathered implements SearchedText.Look {
    private final StringBuilder text = new StringBuilder();
    private final int most;

    Gathered(int most) {
      this.most = most;
    }

    @Override
    public boolean isIn(String more) {
      if (!isFull()) {
        text.append(more, 0, Math.min(more.length(), most - text.length())).append('\n');
      }
      return isFull();
    }

    boolean isFull() {
      return text.length() >= most;
    }

    @Override
    public boolean isIn(Reader more) throws IOException {
      throw new UnsupportedOperationException("Parts are taken one by one");
    }
  }
}

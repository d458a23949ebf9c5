package org.carillon.protocol.imap;

import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.Address;
import org.carillon.format.mime.DecodedText;
import org.carillon.format.mime.Envelope;
import org.carillon.format.mime.HeaderField;
import org.carillon.format.mime.MailDate;
import org.carillon.format.mime.Part;
import org.carillon.format.mime.PartContent;
import org.carillon.protocol.imap.SearchKey.EnvelopeField;

/** A message while it is decided whether a search finds it. */
final class SearchCandidate {
  private final Selected selected;
  private final int index;
  private final StoredMessage message;
  private final Content content;
  private Envelope envelope;

  /**
   * @param message null while only what the view knows is asked for
   * @param content null while the content is not asked for
   */
  SearchCandidate(Selected selected, int index, StoredMessage message, Content content) {
    this.selected = selected;
    this.index = index;
    this.message = message;
    this.content = content;
  }

  boolean matches(SearchKey key) throws IOException {
    return switch (key) {
      case SearchKey.And(List<SearchKey> keys) -> {
        for (SearchKey each : keys) {
          if (!matches(each)) {
            yield false;
          }
        }
        yield true;
      }
      case SearchKey.Or(SearchKey one, SearchKey other) -> matches(one) || matches(other);
      case SearchKey.Not(SearchKey not) -> !matches(not);
      case SearchKey.OneOf(var indexes) -> indexes.get(index);
      case SearchKey.Flagged(long bit) -> (selected.view().flags(index) & bit) != 0;
      case SearchKey.Recent() -> selected.isRecent(index);
      case SearchKey.Modseq(long least) -> selected.view().modseq(index) >= least;
      case SearchKey.Internal(var order, LocalDate date) ->
          order.holds(message.data().internalDate().toLocalDate().compareTo(date));
      case SearchKey.Sent(var order, LocalDate date) ->
          envelope()
              .date()
              .flatMap(MailDate::parse)
              .map(sent -> order.holds(sent.toLocalDate().compareTo(date)))
              .orElse(false);
      case SearchKey.Larger(long octets) -> message.data().size() > octets;
      case SearchKey.Smaller(long octets) -> message.data().size() < octets;
      case SearchKey.InEnvelope(EnvelopeField field, FoldedText text) -> inEnvelope(field, text);
      case SearchKey.Header(String field, FoldedText text) -> inHeader(field, text);
      case SearchKey.Body(FoldedText text, boolean headerToo) ->
          text.isEmpty() || headerToo && inHeader("", text) || inBody(message.body(), text);
    };
  }

  private Envelope envelope() {
    if (envelope == null) {
      envelope = message.outline().envelope();
    }
    return envelope;
  }

  private boolean inEnvelope(EnvelopeField field, FoldedText text) {
    return switch (field) {
      case SUBJECT -> envelope().subject().map(DecodedText::of).map(text::isIn).orElse(false);
      case FROM -> inAddresses(envelope().from(), text);
      case TO -> inAddresses(envelope().to(), text);
      case CC -> inAddresses(envelope().cc(), text);
      case BCC -> inAddresses(envelope().bcc(), text);
    };
  }

  private static boolean inAddresses(List<Address> addresses, FoldedText text) {
    for (Address address : addresses) {
      boolean found =
          switch (address) {
            case Address.Mailbox mailbox -> text.isIn(shown(mailbox));
            case Address.Group(String name, List<Address.Mailbox> members) ->
                text.isIn(
                    members.stream()
                        .map(SearchCandidate::shown)
                        .collect(Collectors.joining(", ", DecodedText.of(name) + ": ", ";")));
          };
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static String shown(Address.Mailbox mailbox) {
    return DecodedText.of(mailbox.name()) + " <" + DecodedText.of(mailbox.address()) + ">";
  }

  /** Whether a field of that name, or with an empty name any field, contains the text. */
  private boolean inHeader(String field, FoldedText text) throws IOException {
    StoredMessage.Range header = message.locate(new int[0], Section.Text.HEADER).orElseThrow();
    byte[] octets = StoredMessage.read(content, header);
    for (HeaderField found : HeaderField.parse(octets)) {
      if (field.isEmpty()
          ? text.isIn(found.name() + ": " + DecodedText.of(found.value()))
          : found.name().equalsIgnoreCase(field) && text.isIn(DecodedText.of(found.value()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text part, or the header of an enclosed message, contains the text. */
  private boolean inBody(Part part, FoldedText text) throws IOException {
    for (Part child : part.parts()) {
      if (inBody(child, text)) {
        return true;
      }
    }
    Optional<Part> enclosed = part.message().map(Part.Message::body);
    if (enclosed.isPresent()) {
      return inEnclosedHeader(enclosed.get(), text) || inBody(enclosed.get(), text);
    }
    if (!part.type().equalsIgnoreCase("text")) {
      return false;
    }
    try (Reader reader = new PartContent(content::read, message.data().prefix(), part).reader()) {
      return text.isIn(reader);
    }
  }

  private boolean inEnclosedHeader(Part enclosed, FoldedText text) throws IOException {
    long length = enclosed.bodyOffset() - enclosed.headerOffset();
    byte[] octets =
        StoredMessage.read(
            content,
            new StoredMessage.Range(message.data().prefix() + enclosed.headerOffset(), length));
    for (HeaderField found : HeaderField.parse(octets)) {
      if (text.isIn(found.name() + ": " + DecodedText.of(found.value()))) {
        return true;
      }
    }
    return false;
  }
}

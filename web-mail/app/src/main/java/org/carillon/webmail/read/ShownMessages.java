package org.carillon.webmail.read;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.packed.PackedFile;
import org.carillon.format.packed.PackedMessageText;
import org.carillon.format.packed.Uuencoded;
import org.carillon.policy.authentication.DeliveredHeader;
import org.carillon.policy.authentication.SenderProof;
import org.carillon.policy.authentication.SenderProofs;
import org.carillon.policy.brand.Brands;
import org.carillon.policy.brand.LookedUpBrand;
import org.carillon.policy.picture.PictureSenders;
import org.carillon.policy.picture.RemotePictures;
import org.carillon.policy.unsubscribe.Unsubscriptions;
import org.carillon.web.Answers;
import org.carillon.web.PageContext;
import org.carillon.web.ShortenedText;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.card.Cards;
import org.carillon.webmail.card.EnclosedCards;
import org.carillon.webmail.card.Invitation;
import org.carillon.webmail.charset.ChosenCharset;
import org.carillon.webmail.label.Labels;
import org.carillon.webmail.label.MessageKeywords;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.markup.HtmlText;
import org.carillon.webmail.posting.ListPost;
import org.carillon.webmail.receipt.MessageReceipts;
import org.carillon.webmail.receipt.ReportWords;

/** Reads a message for the reading pane. */
@RequestScoped
public class ShownMessages {
  /** The most chars of text that the page shows, all parts together. */
  private static final int MOST_TEXT = 1_000_000;

  /** The most parts that are shown as contacts or invitations. */
  private static final int MOST_CARDS = 3;

  /** The most parts that are opened for a packed message. */
  private static final int MOST_PACKED = 3;

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;
  @Inject private PageContext ui;
  @Inject private SenderProofs proofs;
  @Inject private Brands brands;
  @Inject private MessageReceipts receipts;
  @Inject private ReportWords reports;
  @Inject private Labels labels;
  @Inject private RemotePictures remote;
  @Inject private PictureSenders pictureSenders;
  @Inject private Unsubscriptions unsubscriptions;
  @Inject private Cards cards;
  @Inject private ChosenCharset charsets;

  /** Reads the message; its own HTML is shown unless {@code as=text} was requested. */
  public ShownMessage read(Folder folder, MessageData message) {
    Outline outline = Outline.decode(message.outline());
    MessageEnvelope envelope = outline.envelope();
    Part body = outline.body();
    boolean html = !parameters.text("as").equals("text");
    List<Bodies.Leaf> inline = Bodies.inline(body, html);
    DisplayedPictures pictures = new DisplayedPictures(body);
    Map<Bodies.Leaf, PackedMessageText> packed = packedTexts(folder, message, body, inline);
    List<SanitizedHtml> markups =
        html ? markups(folder, message, inline, packed, pictures) : List.of();
    Optional<MailboxView> view = answers.take(mail.view(visitor.caller(), folder.id()));
    long flags = view.map(known -> flags(known, message.uid())).orElse(0L);
    MessageHeading named = MessageHeading.of(envelope, message.internalDate(), ui.getLocale());
    MessageHeading heading =
        content(folder, message, content -> named.resentBy(Header.read(content.stream())))
            .orElse(named);
    List<EnclosedCards> enclosed = cards(folder, message, body, People.first(envelope.from()));
    return new ShownMessage(
        message.uid(),
        envelope.subject().map(DecodedText::of).orElse("").strip(),
        heading,
        proof(folder, message, heading.from().address()),
        flags,
        view.map(known -> labels.keeping(known.keywords(), flags)).orElse(MessageKeywords.NONE),
        attachments(folder, message, body, pictures).stream()
            .filter(file -> !isShownAsCard(file, enclosed))
            .toList(),
        pieces(folder, message, inline, packed, html),
        markups.stream().anyMatch(SanitizedHtml::remote),
        receipts.request(folder, message.uid()),
        receipts.states(folder, message, envelope.messageId().orElse("").strip()),
        content(folder, message, content -> ListPost.of(Header.read(content.stream())).isPresent())
            .orElse(false),
        isLeavable(folder, message, heading.from().address()),
        markups.stream().mapToInt(SanitizedHtml::trackers).sum(),
        markups.stream().anyMatch(SanitizedHtml::remote)
            ? pictures(folder, message)
            : OfferedPictures.NONE,
        markups.stream().flatMap(markup -> markup.misleading().stream()).distinct().toList(),
        once(enclosed),
        WorkBudget.current().isCut());
  }

  /**
   * Returns whether a card shows the file: an invitation, or another scheduling message, even if it
   * also comes as a file. Its text is in the source. A named file that is only an event stays a
   * file.
   */
  private static boolean isShownAsCard(Attachment file, List<EnclosedCards> enclosed) {
    return enclosed.stream()
        .filter(card -> card.number().equals(file.number()))
        .flatMap(card -> card.invitations().stream())
        .anyMatch(shown -> file.name().isEmpty() || shown.isScheduled());
  }

  /** Removes cards that come both as a part and as a file. */
  private static List<EnclosedCards> once(List<EnclosedCards> all) {
    Set<List<Invitation>> seen = new HashSet<>();
    return all.stream()
        .filter(found -> found.invitations().isEmpty() || seen.add(found.invitations()))
        .toList();
  }

  private boolean isLeavable(Folder folder, MessageData message, String author) {
    return content(
            folder,
            message,
            content ->
                unsubscriptions
                    .read(DeliveredHeader.read(content, message.prefix()), author)
                    .isPossible())
        .orElse(false);
  }

  private List<AuthenticationLine> proof(Folder folder, MessageData message, String author) {
    return content(
            folder,
            message,
            content -> proofs.of(DeliveredHeader.read(content, message.prefix()), author))
        .flatMap(proof -> proof)
        .map(found -> AuthenticationLine.of(found, brand(folder, found)))
        .stream()
        .toList();
  }

  /** Junk shows no remote pictures without a request. */
  private OfferedPictures pictures(Folder folder, MessageData message) {
    if (!remote.areOffered()) {
      return OfferedPictures.NONE;
    }
    return content(
            folder,
            message,
            content -> pictures(folder, DeliveredHeader.read(content, message.prefix())))
        .orElse(OfferedPictures.ASKED);
  }

  private OfferedPictures pictures(Folder folder, Header header) {
    if (folder.isJunk()) {
      return OfferedPictures.ASKED;
    }
    if (pictureSenders.areShown(visitor.caller(), header)) {
      return OfferedPictures.SHOWN;
    }
    return pictureSenders.proven(header).isPresent()
        ? OfferedPictures.PROVEN
        : OfferedPictures.ASKED;
  }

  /** Junk gets no brand picture, which would make it credible. */
  private Optional<LookedUpBrand> brand(Folder folder, SenderProof proof) {
    return folder.isJunk() ? Optional.empty() : proof.brand().flatMap(brands::shown);
  }

  /** The files for download; packed files replace their container. */
  private List<Attachment> attachments(
      Folder folder, MessageData message, Part body, DisplayedPictures pictures) {
    Set<Bodies.Leaf> attached = Set.copyOf(pictures.attachments());
    List<Attachment> all = new ArrayList<>();
    List<Bodies.Leaf> leaves = Bodies.leaves(body);
    for (int at = 0; at < leaves.size(); at++) {
      Bodies.Leaf leaf = leaves.get(at);
      boolean isLookedInto = at < Bodies.MOST_SHOWN && EmbeddedFiles.mayBeIn(leaf.part());
      List<PackedFile> packed = isLookedInto ? packed(folder, message, leaf.part()) : List.of();
      for (int i = 0; i < packed.size(); i++) {
        all.add(Attachment.of(leaf, i, packed.get(i)));
      }
      if (attached.contains(leaf) && (packed.isEmpty() || !EmbeddedFiles.isTnef(leaf.part()))) {
        boolean isCounted = at < Bodies.MOST_SHOWN;
        all.add(
            Attachment.of(
                leaf,
                isCounted ? octets(folder, message, leaf.part()) : Attachment.about(leaf.part())));
      }
    }
    return all;
  }

  /** The contacts and invitations in the message's first parts. */
  private List<EnclosedCards> cards(Folder folder, MessageData message, Part body, String from) {
    return Bodies.leaves(body).stream()
        .limit(Bodies.MOST_SHOWN)
        .filter(leaf -> Cards.mayBeIn(leaf.part()))
        .limit(MOST_CARDS)
        .flatMap(
            leaf ->
                read(
                    folder, message, leaf.part(), content -> cards.of(leaf.number(), content, from))
                    .flatMap(found -> found)
                    .stream())
        .toList();
  }

  private List<PackedFile> packed(Folder folder, MessageData message, Part part) {
    return read(folder, message, part, EmbeddedFiles::of).orElse(List.of());
  }

  private long octets(Folder folder, MessageData message, Part part) {
    return read(folder, message, part, Attachment::octets).orElseGet(() -> Attachment.about(part));
  }

  private static long flags(MailboxView view, long uid) {
    int index = view.indexOf(uid);
    return index < 0 ? 0 : view.flags(index);
  }

  /** Messages that are packed into a part as a whole, and not shown elsewhere. */
  private Map<Bodies.Leaf, PackedMessageText> packedTexts(
      Folder folder, MessageData message, Part body, List<Bodies.Leaf> inline) {
    Map<Bodies.Leaf, PackedMessageText> found = new LinkedHashMap<>();
    Bodies.leaves(body).stream()
        .limit(Bodies.MOST_SHOWN)
        .filter(leaf -> EmbeddedMessages.mayBeIn(leaf.part()))
        .limit(MOST_PACKED)
        .forEach(
            leaf ->
                read(folder, message, leaf.part(), EmbeddedMessages::of)
                    .flatMap(messageText -> messageText)
                    .ifPresent(messageText -> found.put(leaf, messageText)));
    if (!found.isEmpty()) {
      StringBuilder shown = new StringBuilder();
      inline.stream()
          .filter(leaf -> leaf.part().type().equalsIgnoreCase("text"))
          .forEach(
              leaf -> shown.append(text(folder, message, leaf.part(), MOST_TEXT - shown.length())));
      found
          .values()
          .removeIf(messageText -> EmbeddedMessages.isShown(messageText, shown.toString()));
    }
    return found;
  }

  private List<Piece> pieces(
      Folder folder,
      MessageData message,
      List<Bodies.Leaf> inline,
      Map<Bodies.Leaf, PackedMessageText> packed,
      boolean html) {
    List<Piece> pieces = new ArrayList<>();
    int room = MOST_TEXT;
    for (Bodies.Leaf leaf : inline) {
      Piece.Kind kind = kind(leaf.part(), html);
      String text = kind == Piece.Kind.TEXT ? text(folder, message, leaf.part(), room) : "";
      room -= text.length();
      pieces.add(
          new Piece(
              kind,
              leaf.number(),
              ShortenedText.of(Attachment.name(leaf.part())),
              text.isEmpty() ? "" : PlainText.html(text, texts.of("quote.show"))));
    }
    packed.forEach((leaf, messageText) -> pieces.add(piece(leaf, messageText, html)));
    return pieces;
  }

  private Piece piece(Bodies.Leaf leaf, PackedMessageText messageText, boolean html) {
    if (messageText.isHtml() && html) {
      return new Piece(Piece.Kind.HTML, leaf.number(), "", "");
    }
    String text = messageText.isHtml() ? HtmlText.of(messageText.text()) : messageText.text();
    String shown = text.substring(0, Math.min(text.length(), MOST_TEXT));
    return new Piece(
        Piece.Kind.TEXT, leaf.number(), "", PlainText.html(shown, texts.of("quote.show")));
  }

  private static Piece.Kind kind(Part part, boolean html) {
    if (Bodies.isMessage(part)) {
      return Piece.Kind.MESSAGE;
    }
    if (Bodies.isPicture(part)) {
      return Piece.Kind.PICTURE;
    }
    return html && part.is("text", "html") ? Piece.Kind.HTML : Piece.Kind.TEXT;
  }

  private String text(Folder folder, MessageData message, Part part, int most) {
    return read(folder, message, part, content -> words(content, message, most)).orElse("");
  }

  private String words(PartContent content, MessageData message, int most) throws IOException {
    Part part = content.part();
    String text = content.text(most);
    if (part.is("text", "html")) {
      return HtmlText.of(text);
    }
    if (Bodies.isReport(part)) {
      return reports.words(text, message.internalDate().toInstant());
    }
    String words = content.read(Uuencoded.of(text).text());
    // Folded like a quote, since few people read it.
    return Bodies.isReportedHeader(part) ? "> " + words.strip().replace("\n", "\n> ") : words;
  }

  /** The sanitized HTML parts of the message, which are shown in frames. */
  private List<SanitizedHtml> markups(
      Folder folder,
      MessageData message,
      List<Bodies.Leaf> inline,
      Map<Bodies.Leaf, PackedMessageText> packed,
      DisplayedPictures pictures) {
    Stream<String> own =
        inline.stream()
            .map(Bodies.Leaf::part)
            .filter(part -> part.is("text", "html"))
            .map(part -> chars(folder, message, part, SanitizedHtml.MOST));
    Stream<String> packedIn =
        packed.values().stream().filter(PackedMessageText::isHtml).map(PackedMessageText::text);
    return Stream.concat(own, packedIn)
        .map(text -> SanitizedHtml.of(text, pictures, address -> Optional.empty()))
        .toList();
  }

  private String chars(Folder folder, MessageData message, Part part, int most) {
    return read(folder, message, part, content -> content.text(most)).orElse("");
  }

  @FunctionalInterface
  private interface Reading<C, T> {
    T of(C content) throws IOException;
  }

  private <T> Optional<T> read(
      Folder folder, MessageData message, Part part, Reading<PartContent, T> reading) {
    return content(
        folder,
        message,
        content -> reading.of(charsets.of(new PartContent(content::read, message.prefix(), part))));
  }

  private <T> Optional<T> content(Folder folder, MessageData message, Reading<Content, T> reading) {
    Optional<Content> found =
        answers
            .take(mail.content(visitor.caller(), folder.id(), message.uid()))
            .flatMap(content -> content);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Content content = found.get()) {
      return Optional.of(reading.of(content));
    } catch (IOException storeAway) {
      throw new UncheckedIOException(storeAway);
    }
  }
}

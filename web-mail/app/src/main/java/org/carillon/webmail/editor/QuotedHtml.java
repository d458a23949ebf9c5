package org.carillon.webmail.editor;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.packed.PackedMessageText;
import org.carillon.webmail.markup.EnclosedPictures;
import org.carillon.webmail.read.EmbeddedMessages;
import org.carillon.webmail.read.SanitizedHtml;
import org.carillon.webmail.read.Stored;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * The quoted part of an HTML message: another message as its sender wrote it, cleaned, beside the
 * writer's text.
 *
 * @param html the quoted HTML
 * @param sheet the style sheet, which applies to the quote alone
 */
record QuotedHtml(String html, String sheet) {

  /** The class of the element around the writer's text. */
  static final String OWN = "carillon-own";

  /** The class of the element around the quote. */
  static final String QUOTED = "carillon-quoted";

  private static final String BAR =
      "margin:0 0 0 0.8ex;border-left:2px solid #cccccc;padding-left:1ex";

  /** The two parts of a draft. */
  record Draft(String own, Optional<QuotedHtml> quoted) {}

  /**
   * Quotes a whole message.
   *
   * @param intro the introduction, as text
   * @param pictures the Content-IDs of its pictures
   */
  static QuotedHtml whole(
      Stored.Message message, QuoteKey.Kind kind, String intro, Set<String> pictures)
      throws IOException {
    SanitizedHtml clean = SanitizedHtml.toBeSent(html(message), enclosed(message, pictures));
    String said = "<div>" + lines(intro) + "</div>";
    String original = asDiv(clean.body()) + clean.html() + "</div>";
    String html =
        kind == QuoteKey.Kind.FORWARD
            ? said + "<br>" + original
            : said + "<blockquote style=\"" + BAR + "\">" + original + "</blockquote>";
    return new QuotedHtml(
        "<div class=\"" + QUOTED + "\">" + html + "</div>",
        ScopedSheet.of(clean.sheet(), "." + QUOTED));
  }

  /** Splits a draft's HTML; that of another client is the writer's text as a whole. */
  static Draft ofDraft(Stored.Message message, Set<String> pictures) throws IOException {
    SanitizedHtml clean = RichText.whole(html(message), enclosed(message, pictures));
    Document document = Jsoup.parse(clean.html());
    document.outputSettings().prettyPrint(false);
    Optional<Element> own = child(document, OWN);
    Optional<Element> quoted = child(document, QUOTED);
    return new Draft(
        own.map(Element::html).orElse(quoted.isPresent() ? "" : clean.html()),
        quoted.map(block -> new QuotedHtml(block.outerHtml(), clean.sheet())));
  }

  private static Function<String, Optional<String>> enclosed(
      Stored.Message message, Set<String> known) {
    var pictures = EnclosedPictures.of(Outline.decode(message.data().outline()).body());
    return address -> pictures.find(address).map(EnclosedPictures::id).filter(known::contains);
  }

  private static Optional<Element> child(Document document, String name) {
    return document.body().children().stream()
        .filter(element -> element.className().equals(name))
        .findFirst();
  }

  /** Returns the message's HTML, or its text as HTML. */
  private static String html(Stored.Message message) throws IOException {
    Part body = Outline.decode(message.data().outline()).body();
    Optional<Part> html = Bodies.html(body);
    if (html.isPresent()) {
      return content(message, html.get()).text(SanitizedHtml.MOST);
    }
    StringBuilder text = new StringBuilder();
    for (Bodies.Leaf leaf : Bodies.inline(body, false)) {
      if (leaf.part().is("text", "plain") && text.length() < SanitizedHtml.MOST / 4) {
        PartContent content = content(message, leaf.part());
        text.append(content.read(content.text(SanitizedHtml.MOST / 4).replace("\r\n", "\n")));
      }
    }
    Optional<PackedMessageText> packed =
        text.toString().isBlank() ? EmbeddedMessages.of(message, body) : Optional.empty();
    return packed.filter(PackedMessageText::isHtml).isPresent()
        ? packed.get().text()
        : "<div style=\"white-space:pre-wrap\">"
            + Entities.escape(packed.map(PackedMessageText::text).orElse(text.toString()))
            + "</div>";
  }

  private static PartContent content(Stored.Message message, Part part) {
    return new PartContent(message.content()::read, message.data().prefix(), part);
  }

  private static String lines(String text) {
    return Entities.escape(text.strip()).replace("\n", "<br>");
  }

  /** Returns a body's start tag as that of a div, with its colours and classes. */
  private static String asDiv(String body) {
    return "<div" + body.substring("<body".length());
  }
}

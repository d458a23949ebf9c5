package org.carillon.webmail.editor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.mime.write.Body;
import org.carillon.webmail.read.SanitizedHtml;
import org.jsoup.Jsoup;

/**
 * A message's cleaned HTML as it is sent: with a plain text alternative (RFC 2046 §5.1.4) and the
 * pictures that it shows (RFC 2387).
 *
 * @param html the whole page
 * @param text the same as text
 * @param pictures the pictures that it shows
 */
public record RichText(String html, String text, List<InlinePicture> pictures) {

  public RichText {
    pictures = List.copyOf(pictures);
  }

  /**
   * Creates the text.
   *
   * @param own the writer's text from the editor, not trusted
   * @param quoted the quote below
   * @param known the pictures that may be shown, by their Content-IDs
   */
  static RichText of(String own, Optional<QuotedHtml> quoted, Map<String, InlinePicture> known) {
    String said =
        whole(own, address -> SanitizedHtml.contentId(address).filter(known::containsKey)).html();
    String block = quoted.map(QuotedHtml::html).orElse("");
    String sheet = quoted.map(QuotedHtml::sheet).orElse("");
    String body = "<div class=\"" + QuotedHtml.OWN + "\">" + said + "</div>" + block;
    String html =
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
            + (sheet.isBlank() ? "" : "<style>" + sheet + "</style>")
            + "</head><body>"
            + body
            + "</body></html>\n";
    String text = HtmlToText.of(said) + (block.isEmpty() ? "" : "\n\n" + HtmlToText.of(block));
    return new RichText(html, text + "\n", shown(body + sheet, known));
  }

  /** Returns a piece of HTML, cleaned and without pictures. */
  public static String clean(String html) {
    return whole(html, _ -> Optional.empty()).html();
  }

  /** Cleans the writer's own text with the limits of a file, since the writer is trusted. */
  static SanitizedHtml whole(String own, Function<String, Optional<String>> pictures) {
    return WorkBudget.instead(WorkBudget.ofFile(), () -> SanitizedHtml.toBeSent(own, pictures));
  }

  private static List<InlinePicture> shown(String html, Map<String, InlinePicture> known) {
    List<String> wanted =
        Jsoup.parse(html).select("img[src^=cid:]").stream()
            .map(picture -> picture.attr("src").substring("cid:".length()))
            .distinct()
            .toList();
    return known.values().stream()
        .filter(picture -> wanted.contains(picture.id()) || html.contains("cid:" + picture.id()))
        .toList();
  }

  /** The number of octets of its pictures. */
  public long octets() {
    return pictures.stream().mapToLong(InlinePicture::size).sum();
  }

  /** The text as a part of a message. */
  public Body body() {
    Body page = new Body.Text("html", html, true);
    Body shown =
        pictures.isEmpty()
            ? page
            : multipart(
                "multipart/related",
                Map.of("type", "text/html"),
                Stream.concat(Stream.of(page), pictures.stream().map(InlinePicture::body))
                    .toList());
    return multipart("multipart/alternative", Map.of(), List.of(new Body.Flowed(text), shown));
  }

  private static Body multipart(String type, Map<String, String> parameters, List<Body> parts) {
    return new Body.Multipart(type, parameters, "=_" + UUID.randomUUID(), "", parts);
  }
}

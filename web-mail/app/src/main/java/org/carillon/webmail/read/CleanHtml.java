package org.carillon.webmail.read;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * A stranger's HTML made harmless: what is not known to be safe is left out. It is shown in a
 * sandboxed frame besides, under a policy that lets nothing run.
 *
 * @param html what is left
 * @param remote whether it wants pictures from elsewhere
 */
public record CleanHtml(String html, boolean remote) {

  /** The most chars of a message's HTML that are shown. */
  static final int MOST = 2_000_000;

  private static final Pattern WEB_OR_MAIL =
      Pattern.compile("(?i)(?:https?://|mailto:).*", Pattern.DOTALL);
  private static final Pattern PICTURE =
      Pattern.compile("(?i)https?://.*|data:image/(?:png|jpeg|gif|webp);base64,.*", Pattern.DOTALL);
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,4}(?:px|%)?");

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "a",
              "abbr",
              "address",
              "article",
              "aside",
              "b",
              "bdi",
              "bdo",
              "big",
              "blockquote",
              "br",
              "caption",
              "center",
              "cite",
              "code",
              "col",
              "colgroup",
              "dd",
              "del",
              "details",
              "dfn",
              "div",
              "dl",
              "dt",
              "em",
              "figcaption",
              "figure",
              "font",
              "footer",
              "h1",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "header",
              "hr",
              "i",
              "img",
              "ins",
              "kbd",
              "li",
              "main",
              "mark",
              "ol",
              "p",
              "pre",
              "q",
              "s",
              "samp",
              "section",
              "small",
              "span",
              "strike",
              "strong",
              "sub",
              "summary",
              "sup",
              "table",
              "tbody",
              "td",
              "tfoot",
              "th",
              "thead",
              "time",
              "tr",
              "tt",
              "u",
              "ul",
              "var",
              "wbr")
          .allowUrlProtocols("http", "https", "mailto", "data")
          .allowAttributes("href")
          .matching(WEB_OR_MAIL)
          .onElements("a")
          .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
          .allowAttributes("src")
          .matching(PICTURE)
          .onElements("img")
          .allowAttributes("alt", "title", "dir", "lang")
          .globally()
          .allowAttributes("width", "height")
          .matching(LENGTH)
          .onElements("img", "table", "td", "th", "col", "colgroup", "hr")
          .allowAttributes("align", "valign", "bgcolor")
          .onElements(
              "table", "tr", "td", "th", "p", "div", "img", "tbody", "thead", "h1", "h2", "h3")
          .allowAttributes("border", "cellpadding", "cellspacing", "colspan", "rowspan", "span")
          .matching(LENGTH)
          .onElements("table", "td", "th", "col", "colgroup", "img")
          .allowAttributes("color", "face", "size")
          .onElements("font")
          .allowAttributes("start", "type", "value")
          .onElements("ol", "ul", "li")
          .allowWithoutAttributes("a", "font", "img", "span")
          .allowStyling()
          .toFactory();

  /**
   * Cleans a message's HTML.
   *
   * @param enclosed the picture with a Content-ID as a {@code data:} address, if it is enclosed
   * @param remoteAllowed whether the reader asked for pictures from elsewhere
   */
  public static CleanHtml of(
      String html, Function<String, Optional<String>> enclosed, boolean remoteAllowed) {
    Document document = Jsoup.parse(html.substring(0, Math.min(html.length(), MOST)));
    // Indenting looks at all that stands beside an element: of many, each time.
    document.outputSettings().prettyPrint(false);
    boolean remote = false;
    for (Element picture : document.select("img")) {
      String source = picture.attr("src").strip();
      String scheme =
          source.substring(0, Math.max(0, source.indexOf(':'))).toLowerCase(Locale.ROOT);
      switch (scheme) {
        case "cid" ->
            enclosed
                .apply(source.substring(4))
                .ifPresentOrElse(
                    data -> picture.attr("src", data), () -> picture.removeAttr("src"));
        case "data" -> {}
        case "http", "https" -> {
          remote = true;
          if (!remoteAllowed) {
            picture.removeAttr("src");
          }
        }
        default -> picture.removeAttr("src");
      }
    }
    document.select("img:not([src])").stream()
        .filter(picture -> picture.attr("alt").isBlank())
        .forEach(Element::remove);
    return new CleanHtml(POLICY.sanitize(document.body().html()), remote);
  }
}

package org.carillon.webmail.read;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Which elements and attributes of a stranger's HTML are left: those that only show something. */
final class HtmlPolicy {
  private static final Pattern WEB_OR_MAIL =
      Pattern.compile("(?i)(?:https?://|mailto:).*", Pattern.DOTALL);
  private static final Pattern PICTURE =
      Pattern.compile(
          "(?i)https?://.*|remote-picture\\?t=[\\w-]+|data:image/(?:png|jpeg|gif|webp);base64,.*|cid:[!-~]{1,250}",
          Pattern.DOTALL);
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,4}(?:px|%)?");

  /**
   * Style attributes, cleaned already, by a name that this library has no policy of its own for.
   */
  private static final String STYLE = "data-style";

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
              "wbr",
              "picture",
              "source")
          .allowUrlProtocols("http", "https", "mailto", "data", "cid")
          .allowAttributes("href")
          .matching(WEB_OR_MAIL)
          .onElements("a")
          .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
          .allowAttributes("src")
          .matching(PICTURE)
          .onElements("img")
          .allowAttributes("srcset", "sizes", "media")
          .onElements("img", "source")
          .allowAttributes("alt", "title", "dir", "lang")
          .globally()
          .allowAttributes("class", "id", "hidden", "role", "aria-label", "aria-hidden", STYLE)
          .globally()
          .allowAttributes("width", "height")
          .matching(LENGTH)
          .onElements("img", "table", "tr", "td", "th", "col", "colgroup", "hr")
          .allowAttributes("align", "valign", "bgcolor", "nowrap", "hspace", "vspace")
          .globally()
          .allowAttributes("border", "cellpadding", "cellspacing", "colspan", "rowspan", "span")
          .matching(LENGTH)
          .onElements("table", "td", "th", "col", "colgroup", "img")
          .allowAttributes("color", "face", "size")
          .onElements("font")
          .allowAttributes("size")
          .matching(LENGTH)
          .onElements("hr")
          .allowAttributes("start", "type", "value")
          .onElements("ol", "ul", "li")
          .allowWithoutAttributes("a", "font", "img", "span")
          .toFactory();

  private HtmlPolicy() {}

  /** Cleans a body whose style attributes, and pictures' addresses, are clean. */
  static String clean(Element body) {
    for (Element element : body.select("*")) {
      String style = element.attr("style");
      element.removeAttr(STYLE);
      if (!style.isEmpty()) {
        element.attr(STYLE, style);
      }
    }
    // Behind a blank and before a quote it stands in tags only: elsewhere quotes are escaped.
    return POLICY.sanitize(body.html()).replace(" " + STYLE + "=\"", " style=\"");
  }
}

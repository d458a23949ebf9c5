package org.carillon.webmail.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.css.StyleSanitizer;
import org.carillon.webmail.link.MisleadingLink;
import org.carillon.webmail.markup.AllowedMarkup;
import org.carillon.webmail.markup.StableHtmlTree;
import org.carillon.webmail.markup.TreeWriter;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * A sender's HTML, sanitized: everything not known to be safe is left out, of its markup ({@link
 * StableHtmlTree}) and of its style ({@link StyleSanitizer}). It is also shown in a sandboxed
 * frame, under a policy that allows no scripts. Content over budget loses its style, pictures and
 * links, or is left out.
 *
 * @param html the sanitized body
 * @param sheet its style sheets, as one
 * @param body the body's begin tag, with its own colours and classes
 * @param remote whether it refers to remote pictures
 * @param trackers the number of trackers that were left out
 * @param coloured whether it sets colours: then it is shown on white
 * @param misleading the distinct links whose text shows another address than their target. Each is
 *     marked; the list is limited
 */
public record SanitizedHtml(
    String html,
    String sheet,
    String body,
    boolean remote,
    int trackers,
    boolean coloured,
    List<MisleadingLink> misleading) {

  /** The most chars of a message's HTML that are shown. */
  public static final int MOST = 2_000_000;

  private static final String CONTENT_ID = "cid:";

  /** The most chars of all its style sheets together. */
  private static final int MOST_SHEETS = 400_000;

  /** The most misleading links that are named. Further ones are marked only. */
  private static final int MOST_NAMED = 100;

  /** The style of the marker with a misleading link's target; the sender's style can't hide it. */
  private static final String SIGN =
      "all:revert!important;display:inline!important;margin-inline-start:4px!important;"
          + "padding:0 4px!important;font:600 13px/1.5 system-ui,sans-serif!important;"
          + "color:#8a1c14!important;background:#ffffff!important;"
          + "border:1px solid #8a1c14!important;border-radius:4px!important";

  private static final Pattern BARE_COLOUR = Pattern.compile("[0-9a-fA-F]{6}");

  /** Matches declarations that set a text or background colour. */
  private static final Pattern COLOUR =
      Pattern.compile("(?i)(?:^|[;{\\s])(?:color|background(?:-color|-image)?)\\s*:");

  private static final String COLOURED = "[style], [bgcolor], font[color], table[background]";

  private static final Set<String> OF_BODY = Set.of("class", "id", "dir", "lang");

  /**
   * Cleans a message's HTML.
   *
   * @param enclosed returns a {@code data:} URL for the whole address, with {@code cid:}, of an
   *     enclosed picture
   * @param elsewhere returns the proxy's address for a remote picture; empty if it is not shown
   */
  public static SanitizedHtml of(
      String html,
      Function<String, Optional<String>> enclosed,
      Function<String, Optional<String>> elsewhere) {
    return of(html, enclosed, elsewhere, "");
  }

  /** Cleans a message's HTML and folds its quotes under the label, unless it is empty. */
  public static SanitizedHtml of(
      String html,
      Function<String, Optional<String>> enclosed,
      Function<String, Optional<String>> elsewhere,
      String fold) {
    return of(html, new MessagePictures(enclosed, elsewhere), true, fold);
  }

  /**
   * Cleans HTML that is to be sent: no links are marked, remote pictures keep their addresses, and
   * enclosed ones the {@code cid:} that leads to them (RFC 2392).
   *
   * @param enclosed returns the Content-ID for an address of an enclosed picture
   */
  public static SanitizedHtml toBeSent(String html, Function<String, Optional<String>> enclosed) {
    var pictures =
        new MessagePictures(
            address -> enclosed.apply(address).map(id -> CONTENT_ID + id), Optional::of);
    return of(html, pictures, false, "");
  }

  /** The Content-ID in an address, as written there; empty if it is no {@code cid:} address. */
  public static Optional<String> contentId(String address) {
    return address.regionMatches(true, 0, CONTENT_ID, 0, CONTENT_ID.length())
        ? Optional.of(address.substring(CONTENT_ID.length()))
        : Optional.empty();
  }

  private static SanitizedHtml of(
      String html, MessagePictures pictures, boolean isMarked, String fold) {
    StableHtmlTree tree =
        StableHtmlTree.of(html.substring(0, Math.min(html.length(), MOST)), 2 * MOST);
    Element root = tree.body();
    String sheet = sheet(tree, pictures);
    WorkBudget reading = WorkBudget.current();
    for (Element element : root.select("*")) {
      if (reading.take(1)) {
        picture(element, pictures);
        style(element, pictures);
      } else {
        // Nothing of it was checked: only its text is shown, without links.
        element.clearAttributes();
      }
    }
    root.select("img:not([src]):not([srcset])").stream()
        .filter(SanitizedHtml::isNothing)
        .map(Element::parent)
        .distinct()
        .toList()
        .forEach(SanitizedHtml::withoutNothing);
    boolean coloured =
        COLOUR.matcher(sheet).find()
            || root.hasAttr("bgcolor")
            || root.hasAttr("text")
            || root.select(COLOURED).stream()
                .anyMatch(
                    element ->
                        !element.hasAttr("style") || COLOUR.matcher(element.attr("style")).find());
    List<MisleadingLink> misleading = isMarked ? mark(root) : List.of();
    if (!fold.isEmpty()) {
      QuotedParts.fold(root, fold);
    }
    String begin = begin(root);
    String body = TreeWriter.inner(root);
    return new SanitizedHtml(
        body, sheet, begin, pictures.isRemoteWanted(), pictures.trackers(), coloured, misleading);
  }

  private static boolean isNothing(Node node) {
    return node.nameIs("img")
        && !node.hasAttr("src")
        && !node.hasAttr("srcset")
        && node.attr("alt").isBlank();
  }

  /** Removes all empty pictures in one pass; removing each singly would shift its siblings. */
  private static void withoutNothing(Element parent) {
    List<Node> kept = parent.childNodes().stream().filter(node -> !isNothing(node)).toList();
    parent.empty().appendChildren(kept);
  }

  /** Adds the target to each misleading link. */
  private static List<MisleadingLink> mark(Element body) {
    Set<MisleadingLink> found = new LinkedHashSet<>();
    WorkBudget reading = WorkBudget.current();
    for (Element link : body.select("a[href]")) {
      if (!reading.take(1)) {
        link.removeAttr("href");
        continue;
      }
      Optional<MisleadingLink> misleading = MisleadingLink.of(link);
      if (misleading.isPresent()) {
        found.add(misleading.get());
        link.appendElement("span").attr("style", SIGN).text("⚠ " + misleading.get().target());
      }
    }
    return found.stream().limit(MOST_NAMED).toList();
  }

  private static String sheet(StableHtmlTree tree, MessagePictures pictures) {
    StringBuilder sheet = new StringBuilder(colours(tree.body()));
    int left = MOST_SHEETS;
    for (Element style : tree.sheets()) {
      String text = style.data();
      String part = text.substring(0, Math.min(left, text.length()));
      left -= part.length();
      String clean = StyleSanitizer.sheet(part, pictures);
      if (style.attr("media").isBlank()) {
        sheet.append(clean);
      } else {
        StyleSanitizer.media(style.attr("media"))
            .ifPresent(
                media -> sheet.append("@media ").append(media).append("{\n" + clean + "}\n"));
      }
    }
    return sheet.toString();
  }

  private static String colours(Element body) {
    return StyleSanitizer.sheet(
        "a{color:" + colour(body, "link") + "}a:visited{color:" + colour(body, "vlink") + "}",
        address -> Optional.empty());
  }

  /** A colour from an attribute. HTML accepts it without the number sign, too. */
  private static String colour(Element body, String attribute) {
    String value = body.attr(attribute).strip();
    return BARE_COLOUR.matcher(value).matches() ? "#" + value : value;
  }

  private static void style(Element element, MessagePictures pictures) {
    String own = StyleSanitizer.declarations(element.attr("style"), pictures);
    // If the picture may not be shown, the sheet's background applies.
    String picture =
        Optional.of(element.attr("background"))
            .filter(address -> !address.isBlank())
            .flatMap(pictures::address)
            .map(address -> StyleSanitizer.declarations(background(address), Optional::of))
            .orElse("");
    if (picture.isEmpty() && own.isEmpty()) {
      element.removeAttr("style");
    } else {
      element.attr("style", picture + own);
    }
  }

  private static String background(String address) {
    return "background-image:url(\"" + address.strip().replaceAll("[\"\\\\\\s]", "") + "\")";
  }

  private static void picture(Element element, MessagePictures pictures) {
    if (element.nameIs("img")) {
      String source = element.attr("src");
      element.removeAttr("src");
      pictures
          .address(element, source)
          .filter(address -> AllowedMarkup.mayHave("img", "src", address))
          .ifPresent(address -> element.attr("src", address));
    }
    if (element.hasAttr("srcset")) {
      String candidates = pictures.candidates(element.attr("srcset"));
      if (candidates.isEmpty()) {
        element.removeAttr("srcset");
      } else {
        element.attr("srcset", candidates);
      }
    }
  }

  /** Writes the start tag of the body. */
  private static String begin(Element body) {
    Element clean = new Element("body");
    OF_BODY.stream().filter(body::hasAttr).forEach(name -> clean.attr(name, body.attr(name)));
    if (!body.hasAttr("dir")) {
      clean.attr("dir", "auto");
    }
    String coloured =
        StyleSanitizer.declarations(
            "background-color:" + colour(body, "bgcolor") + ";color:" + colour(body, "text"),
            address -> Optional.empty());
    clean.attr("style", coloured + body.attr("style"));
    String tag = clean.outerHtml();
    return tag.substring(0, tag.lastIndexOf("</body>"));
  }
}

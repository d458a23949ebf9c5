package org.carillon.webmail.markup;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The elements and attributes of untrusted HTML that are kept: those that only show something. */
public final class AllowedMarkup {

  enum Fate {
    WRITTEN,
    /** Its tags are left out; its content becomes content of the surrounding element. */
    OPENED,
    /** Its content is text, even if it looks like markup. */
    WORDS,
    /** It is left out with all its content. */
    LEFT_OUT
  }

  private static final Set<String> ELEMENTS =
      words(
          """
          a abbr address article aside b bdi bdo big blockquote br caption center cite code col
          colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6
          header hr i img ins kbd li main mark ol p picture pre q s samp section small source span
          strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr
          """);

  /** These have no end tag (HTML §13.1.2). */
  private static final Set<String> VOID = words("br col hr img source wbr");

  /** Elements whose content browsers show as plain text. */
  private static final Set<String> WORDS = words("xmp plaintext listing textarea");

  /** Elements whose content is for programs, or is markup for some parsers and text for others. */
  private static final Set<String> LEFT_OUT =
      words(
          """
          script style title template iframe noembed noframes head frameset frame datalist
          """);

  /** A web or mail URL, a telephone number (RFC 3966), or a fragment of the message itself. */
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)(?:https?://|mailto:).*|tel:[+0-9(][-+0-9(). ;=*#a-z]{0,60}|#.{1,250}",
          Pattern.DOTALL);

  private static final Pattern PICTURE =
      Pattern.compile(
          "(?i)https?://.*|remote-picture\\?t=[\\w-]+|data:image/(?:png|jpeg|gif|webp);base64,.*"
              + "|cid:[!-~]{1,250}",
          Pattern.DOTALL);

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,4}(?:px|%)?");

  private static final Predicate<String> ANY = value -> true;

  /** The permitted attribute values for each element, and for all elements under an asterisk. */
  private static final Map<String, Map<String, Predicate<String>>> ATTRIBUTES = attributes();

  private AllowedMarkup() {}

  private static Set<String> words(String all) {
    return Set.of(all.strip().split("\\s+"));
  }

  private static Map<String, Map<String, Predicate<String>>> attributes() {
    Map<String, Map<String, Predicate<String>>> all = new HashMap<>();
    Predicate<String> length = value -> LENGTH.matcher(value).matches();
    allow(
        all,
        "alt title dir lang class id hidden role aria-label aria-hidden style align valign bgcolor"
            + " nowrap hspace vspace",
        ANY,
        "*");
    allow(all, "href", value -> LINK.matcher(value).matches(), "a");
    allow(all, "name", ANY, "a");
    allow(all, "src", value -> PICTURE.matcher(value).matches(), "img");
    allow(all, "srcset sizes media", ANY, "img source");
    allow(all, "width height", length, "img table tr td th col colgroup hr");
    allow(
        all,
        "border cellpadding cellspacing colspan rowspan span",
        length,
        "table td th col colgroup img");
    allow(all, "color face size", ANY, "font");
    allow(all, "size", length, "hr");
    allow(all, "start type value", ANY, "ol ul li");
    return all;
  }

  private static void allow(
      Map<String, Map<String, Predicate<String>>> all,
      String attributes,
      Predicate<String> value,
      String elements) {
    for (String element : words(elements)) {
      for (String attribute : words(attributes)) {
        all.computeIfAbsent(element, _ -> new HashMap<>()).put(attribute, value);
      }
    }
  }

  static Fate of(Element element) {
    String name = element.normalName();
    if (LEFT_OUT.contains(name)) {
      return Fate.LEFT_OUT;
    }
    if (!element.tag().namespace().equals(Parser.NamespaceHtml)) {
      return Fate.OPENED;
    }
    return ELEMENTS.contains(name) ? Fate.WRITTEN : WORDS.contains(name) ? Fate.WORDS : Fate.OPENED;
  }

  static boolean isVoid(String element) {
    return VOID.contains(element);
  }

  public static boolean mayHave(String element, String attribute, String value) {
    return rule(element, attribute).or(() -> rule("*", attribute)).orElse(_ -> false).test(value);
  }

  private static Optional<Predicate<String>> rule(String element, String attribute) {
    return Optional.ofNullable(ATTRIBUTES.getOrDefault(element, Map.of()).get(attribute));
  }
}

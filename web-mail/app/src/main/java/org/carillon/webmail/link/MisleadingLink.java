package org.carillon.webmail.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * A link that shows the web address of one owner and leads to another's.
 *
 * <p>An address in a link's text is one with {@code http:} anywhere, one with {@code www.} at the
 * start, and a bare name that is the whole text. A text without an address may lead anywhere, for
 * example to a click counter.
 *
 * @param shown the host that the text names
 * @param target the host that it leads to, in A-labels
 */
public record MisleadingLink(String shown, String target) {

  /** The most chars of a link's text, and parts of its markup, that are examined. */
  private static final int MOST = 2_000;

  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]");

  private static final Pattern HIDING =
      Pattern.compile(
          "(?:display:none|visibility:hidden|font-size:0[a-z%]*|opacity:0)(?:!important)?(?:;|$)");

  private static final Pattern FULL =
      Pattern.compile("(?i)\\bhttps?:[/\\\\]{2,}([^\\s/\\\\?#@<>\"'(),;]{1,260})");

  private static final Pattern BEGIN = Pattern.compile("(?i)^www\\.[^\\s/\\\\?#@<>\"'(),;]{1,256}");

  private static final Pattern BARE =
      Pattern.compile("^([^\\s/\\\\?#@:<>\"'(),;]{1,256})(?::\\d+)?(?:[/?#]\\S*)?$");

  private static final Pattern CUT = Pattern.compile("(?:…|\\.{3,})$");
  private static final Pattern CLOSERS = Pattern.compile("[.:!\\])}*_]+$");

  /** Top-level domains that people recognize as an address, besides those of countries. */
  private static final Set<String> ENDINGS =
      Set.of(
          "app", "bank", "biz", "cloud", "com", "dev", "edu", "eu", "gov", "info", "int", "mil",
          "mobi", "net", "online", "org", "shop", "store", "uk");

  /** Top-level domains of countries that are more often a file's extension. */
  private static final Set<String> FILES = Set.of("md", "py", "rs", "sh");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** Returns the first address in a link's text with another owner than the link's target. */
  public static Optional<MisleadingLink> of(Element link) {
    return WebHost.of(link.attr("href")).flatMap(target -> of(words(link), target));
  }

  private static Optional<MisleadingLink> of(String words, WebHost target) {
    return shown(words).stream()
        .filter(host -> !isTrue(host, target))
        .findFirst()
        .map(host -> new MisleadingLink(name(host), target.name()));
  }

  private static boolean isTrue(String shown, WebHost target) {
    Matcher cut = CUT.matcher(shown);
    return cut.find()
        ? target.beginsWith(shown.substring(0, cut.start()).toLowerCase(Locale.ROOT))
        : WebHost.named(shown).map(target::isNear).orElse(true);
  }

  private static String name(String shown) {
    return WebHost.named(shown).map(WebHost::name).orElse(shown);
  }

  /** Returns the hosts named in a text. */
  private static List<String> shown(String words) {
    List<String> shown = new ArrayList<>();
    FULL.matcher(words).results().map(full -> closed(full.group(1))).forEach(shown::add);
    if (shown.isEmpty()) {
      Matcher begin = BEGIN.matcher(words);
      Matcher bare = BARE.matcher(closed(words));
      if (begin.find()) {
        shown.add(closed(begin.group()));
      } else if (bare.matches() && isKnown(bare.group(1))) {
        shown.add(bare.group(1));
      }
    }
    return shown.stream().filter(host -> host.indexOf('.') > 0).toList();
  }

  /** Returns the text without punctuation of the sentence. */
  private static String closed(String words) {
    return CUT.matcher(words).find() ? words : CLOSERS.matcher(words).replaceAll("");
  }

  private static boolean isKnown(String host) {
    return WebHost.named(host)
        .map(known -> known.name().substring(known.name().lastIndexOf('.') + 1))
        .filter(ending -> !FILES.contains(ending))
        .filter(
            ending ->
                ENDINGS.contains(ending) || COUNTRIES.contains(ending.toUpperCase(Locale.ROOT)))
        .isPresent();
  }

  /** Returns a link's visible text; without text, the alternative text of its pictures. */
  private static String words(Element link) {
    StringBuilder text = new StringBuilder();
    StringBuilder instead = new StringBuilder();
    int[] left = {MOST};
    NodeTraversor.filter(
        new NodeFilter() {
          @Override
          public FilterResult head(Node node, int depth) {
            left[0]--;
            if (left[0] == 0 || text.length() > MOST) {
              return FilterResult.STOP;
            }
            if (node instanceof TextNode words) {
              text.append(words.text(), 0, Math.min(MOST, words.text().length()));
            } else if (node instanceof Element element) {
              if (isHidden(element)) {
                return FilterResult.SKIP_ENTIRELY;
              }
              if (element.nameIs("img")) {
                instead.append(element.attr("alt"));
              }
            }
            return FilterResult.CONTINUE;
          }
        },
        link);
    String seen = plain(text);
    return seen.isEmpty() ? plain(instead) : seen;
  }

  private static boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || HIDING
            .matcher(element.attr("style").replaceAll("\\s", "").toLowerCase(Locale.ROOT))
            .find();
  }

  private static String plain(StringBuilder words) {
    return INVISIBLE.matcher(words).replaceAll("").replace('\u00a0', ' ').strip();
  }
}

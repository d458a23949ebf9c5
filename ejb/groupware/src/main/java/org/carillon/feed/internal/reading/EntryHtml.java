package org.carillon.feed.internal.reading;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Makes an entry's text safe for mail clients: no scripts or styles, absolute links. */
final class EntryHtml {
  /** The maximum length in characters. A longer text is cut; the message links to it. */
  private static final int LONGEST = 1_000_000;

  private static final Safelist SHOWN =
      Safelist.relaxed()
          .addTags(
              "abbr",
              "article",
              "aside",
              "del",
              "details",
              "figcaption",
              "figure",
              "hr",
              "ins",
              "kbd",
              "mark",
              "s",
              "samp",
              "section",
              "summary",
              "time",
              "var")
          .addAttributes(":all", "dir", "lang")
          .addAttributes("abbr", "title");

  private EntryHtml() {}

  static String clean(String html, String base) {
    if (html.isBlank()) {
      return "";
    }
    Document written =
        Jsoup.parseBodyFragment(html.substring(0, Math.min(html.length(), LONGEST)), base);
    for (Element picture : written.select("img[data-src]")) {
      // A script would load these pictures when the user scrolls to them.
      if (picture.absUrl("src").isEmpty() || picture.attr("src").startsWith("data:")) {
        picture.attr("src", picture.attr("data-src"));
      }
    }
    for (Element played :
        written.select(
            "iframe[src], video[src], audio[src], video source[src], audio source[src]")) {
      String address = FeedText.absolute(base, played.attr("src"));
      if (!address.isEmpty()) {
        played.before(
            new Element("p").appendChild(new Element("a").attr("href", address).text(address)));
      }
    }
    Document clean = new Cleaner(SHOWN).clean(written);
    clean.outputSettings().prettyPrint(false);
    return clean.body().html().strip();
  }
}

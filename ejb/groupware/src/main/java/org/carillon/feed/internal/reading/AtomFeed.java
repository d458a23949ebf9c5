package org.carillon.feed.internal.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.format.budget.WorkBudget;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * Atom 1.0 (RFC 4287), and 0.3 as far as it is the same.
 *
 * @param root the root element of the file
 * @param at the address from which it was fetched
 * @param author the author of entries that name none, or empty if the feed names none either
 */
record AtomFeed(Element root, String at, String author) {

  AtomFeed(Element root, String at) {
    this(root, at, author(root).orElse(""));
  }

  Feed feed() {
    WorkBudget reading = WorkBudget.current().part();
    return new Feed(
        text(root, "id"),
        FeedText.plain(shown(root, "title")),
        Optional.empty(),
        Stream.concat(FeedXml.all(root, "atom:entry").stream(), FeedXml.all(root, "entry").stream())
            .limit(Feed.MOST_ENTRIES)
            .takeWhile(_ -> reading.take(1))
            .map(this::entry)
            .toList());
  }

  /** Returns the text of an element of the vocabulary, also in files that do not declare it. */
  private static String text(Element parent, String... names) {
    for (String name : names) {
      String found = FeedXml.text(parent, "atom:" + name, name);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  private FeedEntry entry(Element entry) {
    String base = FeedXml.base(entry, at);
    String link = FeedText.absolute(base, alternate(entry));
    String id = text(entry, "id");
    Optional<Element> body =
        FeedXml.first(entry, "atom:content", "content", "atom:summary", "summary");
    String html = body.map(AtomFeed::html).orElse("");
    if (html.isBlank()) {
      // Content at another address (§4.1.3.2) is read there by the user.
      html = FeedXml.first(entry, "atom:summary", "summary").map(AtomFeed::html).orElse("");
    }
    return new FeedEntry(
        id.isEmpty()
            ? Stream.of(link, text(entry, "title"))
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("")
            : id,
        FeedText.plain(shown(entry, "title")),
        FeedText.plain(author(entry).orElse(author)),
        link,
        FeedText.date(text(entry, "published", "issued", "updated", "modified")),
        EntryHtml.clean(html, body.map(said -> FeedXml.base(said, at)).orElse(base)),
        enclosures(entry, base));
  }

  /** Returns the address of the article of an Atom entry or an RSS item (RFC 4287 §4.2.7.2). */
  static String alternate(Element entry) {
    return links(entry)
        .filter(link -> !link.hasAttr("rel") || link.attr("rel").equals("alternate"))
        .map(link -> link.attr("href"))
        .filter(address -> !address.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Stream<Element> links(Element entry) {
    return Stream.concat(
        FeedXml.all(entry, "atom:link").stream(), FeedXml.all(entry, "link").stream());
  }

  private static List<FeedEnclosure> enclosures(Element entry, String base) {
    return FeedEnclosure.first(
        links(entry)
            .filter(link -> link.attr("rel").equals("enclosure"))
            .map(link -> FeedEnclosure.of(base, link.attr("href"), link.attr("type"))));
  }

  private static Optional<String> author(Element of) {
    return FeedXml.first(of, "atom:author", "author")
        .map(person -> text(person, "name"))
        .filter(name -> !name.isEmpty());
  }

  /** Returns a title, which may be HTML (RFC 4287 §3.1), as plain text. */
  private static String shown(Element of, String name) {
    return FeedXml.first(of, "atom:" + name, name).map(AtomFeed::html).orElse("");
  }

  /** Returns a text of any type as HTML. */
  private static String html(Element text) {
    String type = text.attr("type").toLowerCase(Locale.ROOT);
    return switch (type) {
      case "html", "text/html" -> FeedXml.html(text);
      case "xhtml", "application/xhtml+xml" -> text.html();
      case "", "text", "text/plain" ->
          text.children().isEmpty()
              ? Entities.escape(text.wholeText()).replace("\n", "<br>")
              : text.html();
      // The content is, for example, an encoded picture.
      default -> "";
    };
  }
}

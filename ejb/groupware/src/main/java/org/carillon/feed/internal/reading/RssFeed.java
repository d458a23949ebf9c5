package org.carillon.feed.internal.reading;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.format.budget.WorkBudget;
import org.jsoup.nodes.Element;

/**
 * RSS. Versions 0.9x and 2.0 have their items in the channel; 0.90 and 1.0 have them beside it. The
 * common modules are supported: Dublin Core, Content, Syndication, Media.
 *
 * @param root the root element of the file
 * @param at the address from which it was fetched
 */
record RssFeed(Element root, String at) {
  /** The lengths of the periods of the Syndication module, in hours. */
  private static final Map<String, Integer> PERIODS =
      Map.of("hourly", 1, "daily", 24, "weekly", 168, "monthly", 720, "yearly", 8_760);

  /** An author that consists of an address with the name in parentheses after it. */
  private static final Pattern NAMED = Pattern.compile("[^()]*@[^()]*\\(([^()]+)\\)\\s*");

  private static final int LONGEST_NUMBER = 6;

  Feed feed() {
    WorkBudget reading = WorkBudget.current().part();
    Element channel = FeedXml.first(root, "channel").orElse(root);
    String link = FeedText.absolute(at, FeedXml.text(channel, "link"));
    List<FeedEntry> entries =
        Stream.concat(
                FeedXml.all(channel, "item").stream(),
                channel.equals(root) ? Stream.empty() : FeedXml.all(root, "item").stream())
            .limit(Feed.MOST_ENTRIES)
            .takeWhile(_ -> reading.take(1))
            .map(this::entry)
            .toList();
    return new Feed(link, FeedText.plain(FeedXml.text(channel, "title")), every(channel), entries);
  }

  private static Optional<Duration> every(Element channel) {
    Optional<Duration> period =
        Optional.ofNullable(
                PERIODS.get(FeedXml.text(channel, "sy:updateperiod").toLowerCase(Locale.ROOT)))
            .map(
                hours ->
                    Duration.ofHours(hours)
                        .dividedBy(number(FeedXml.text(channel, "sy:updatefrequency")).orElse(1L)));
    return number(FeedXml.text(channel, "ttl")).map(Duration::ofMinutes).or(() -> period);
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1," + LONGEST_NUMBER + "}") && Long.parseLong(text) > 0
        ? Optional.of(Long.parseLong(text))
        : Optional.empty();
  }

  private FeedEntry entry(Element item) {
    String base = FeedXml.base(item, at);
    String title = FeedText.plain(FeedXml.text(item, "title"));
    String guid = FeedXml.text(item, "guid");
    boolean isGuidLink =
        FeedXml.first(item, "guid")
            .filter(said -> !said.attr("isPermaLink").equalsIgnoreCase("false"))
            .isPresent();
    String link =
        Stream.of(
                FeedXml.text(item, "link"),
                AtomFeed.alternate(item),
                // A guid without a scheme is no address: it would be resolved as one on the feed's
                // host.
                isGuidLink && guid.contains("://") ? guid : "")
            .map(one -> FeedText.absolute(base, one))
            .filter(one -> !one.isEmpty())
            .findFirst()
            .orElse("");
    String html =
        FeedXml.first(item, "content:encoded", "description", "media:description", "itunes:summary")
            .map(FeedXml::html)
            .orElse("");
    return new FeedEntry(
        id(guid, link, item),
        title,
        author(item),
        link,
        FeedText.date(FeedXml.text(item, "pubdate", "dc:date", "atom:published", "atom:updated")),
        EntryHtml.clean(html, link.isEmpty() ? base : link),
        enclosures(item, base));
  }

  private static String id(String guid, String link, Element item) {
    if (!guid.isEmpty()) {
      return guid;
    }
    return link.isEmpty()
        ? FeedXml.text(item, "title") + "\n" + FeedXml.text(item, "description", "pubdate")
        : link;
  }

  private static String author(Element item) {
    String author = FeedXml.text(item, "dc:creator", "author", "itunes:author");
    Matcher named = NAMED.matcher(author);
    return FeedText.plain(named.matches() ? named.group(1) : author);
  }

  private static List<FeedEnclosure> enclosures(Element item, String base) {
    return FeedEnclosure.first(
        Stream.of("enclosure", "media:content")
            .flatMap(name -> FeedXml.all(item, name).stream())
            .map(said -> FeedEnclosure.of(base, said.attr("url"), said.attr("type"))));
  }
}

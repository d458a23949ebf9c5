package org.carillon.feed.internal.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads feeds of any format, well-formed or not. The parser knows no entities except those of HTML,
 * opens no other file, and limits the depth of elements.
 */
public final class FeedReader {
  /** The size of the largest file that is read, in octets. */
  public static final int MOST_OCTETS = 10 << 20;

  /** The maximum number of pieces of a file. Each takes much more memory than its octets. */
  private static final int MOST_PIECES = 300_000;

  private static final int DEEPEST = 100;

  /**
   * Lets only one file be read at a time, so that the memory of a hostile one is taken only once.
   * The lock is fair, and an owner has at most two threads, so nobody waits for more than two files
   * of each other owner.
   */
  private static final ReentrantLock READING = new ReentrantLock(true);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The octets at the beginning of a page in which feeds are searched for. */
  private static final int PAGE_HEAD = 512 << 10;

  private static final int MOST_NAMED = 2;

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9._:-]{1,40})", Pattern.CASE_INSENSITIVE);

  private static final Set<String> FEEDS =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/rdf+xml",
          "application/feed+json",
          "application/xml",
          "text/xml");

  private FeedReader() {}

  /**
   * Reads a feed. The entries are read within the budget that is bound to the thread.
   *
   * @param type the media type with parameters, from the server; the file itself takes precedence
   * @param at the address from which it was fetched
   */
  public static FeedReading read(byte[] octets, String type, String at) {
    boolean isJson = begin(octets) == '{';
    if (octets.length > MOST_OCTETS || (isJson ? members(octets) : pieces(octets)) > MOST_PIECES) {
      return new FeedReading.NoFeed();
    }
    if (!isTurn()) {
      return new FeedReading.Busy();
    }
    try {
      return (isJson ? JsonFeed.read(octets, at) : readXml(octets, type, at))
          .<FeedReading>map(FeedReading.Read::new)
          .orElseGet(FeedReading.NoFeed::new);
    } finally {
      READING.unlock();
    }
  }

  private static boolean isTurn() {
    try {
      return READING.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Optional<Feed> readXml(byte[] octets, String type, String at) {
    Document file = parsed(octets, type, at, Parser.xmlParser().setMaxDepth(DEEPEST));
    for (Element root : file.children()) {
      switch (root.tag().localName().toLowerCase(Locale.ROOT)) {
        case "rss", "rdf" -> {
          return Optional.of(new RssFeed(root, at).feed());
        }
        case "feed" -> {
          return Optional.of(new AtomFeed(root, at).feed());
        }
        default -> {
          // Declarations before the root element are skipped.
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the feeds that a page names as alternates, in its order.
   *
   * @param type the media type, from the server
   * @param at the address from which it was fetched
   */
  public static List<String> named(byte[] octets, String type, String at) {
    byte[] head = octets.length > PAGE_HEAD ? Arrays.copyOf(octets, PAGE_HEAD) : octets;
    return parsed(head, type, at, Parser.htmlParser().setMaxDepth(DEEPEST))
        .select("link[rel~=(?i)(^|\\s)alternate(\\s|$)][href][type]")
        .stream()
        .filter(
            link ->
                FEEDS.contains(link.attr("type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT)))
        .map(link -> FeedText.absolute(link.baseUri(), link.attr("href")))
        .filter(address -> !address.isEmpty())
        .distinct()
        .limit(MOST_NAMED)
        .toList();
  }

  private static int begin(byte[] octets) {
    for (byte octet : octets) {
      if (octet > ' ') {
        return octet;
      }
    }
    return -1;
  }

  private static int members(byte[] octets) {
    int members = 0;
    for (byte octet : octets) {
      members += octet == ',' || octet == '[' || octet == '{' ? 1 : 0;
    }
    return members;
  }

  private static int pieces(byte[] octets) {
    int tags = 0;
    int attributes = 0;
    for (byte octet : octets) {
      tags += octet == '<' ? 1 : 0;
      attributes += octet == '=' ? 1 : 0;
    }
    return Math.max(tags, attributes / 2);
  }

  private static Document parsed(byte[] octets, String type, String at, Parser parser) {
    try {
      return Jsoup.parse(new ByteArrayInputStream(octets), charset(type), at, parser);
    } catch (IOException e) {
      throw new UncheckedIOException("An array does not fail", e);
    }
  }

  /** Returns the server's charset (RFC 7303 §3), or null to use the one in the file. */
  private static String charset(String type) {
    Matcher said = CHARSET.matcher(type);
    try {
      return said.find() ? Charset.forName(said.group(1)).name() : null;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }
}

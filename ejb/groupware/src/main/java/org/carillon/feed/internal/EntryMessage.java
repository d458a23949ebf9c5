package org.carillon.feed.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.carillon.feed.internal.reading.Feed;
import org.carillon.feed.internal.reading.FeedEnclosure;
import org.carillon.feed.internal.reading.FeedEntry;
import org.carillon.feed.internal.reading.FeedText;
import org.carillon.fetch.subscription.SubscriptionFetcher;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;

/**
 * The message for an entry of a feed. Nobody can reply to it: its author's address is in a domain
 * that never exists (RFC 6761 §6.4), below which the feed's host distinguishes feeds.
 *
 * @param feed the feed, with an id
 * @param host the host of the feed
 * @param reader the address of the account whose mailbox receives it
 */
record EntryMessage(Feed feed, FeedEntry entry, String host, String reader) {
  private static final int DIGITS = 32;
  private static final int LONGEST_SUBJECT = 80;

  /** Returns the Message-ID, which is the same each time but different for each reader's domain. */
  String id() {
    String domain = reader.substring(reader.lastIndexOf('@') + 1);
    return "<" + hash(feed.id() + "\n" + entry.id()) + ".entry@" + domain + ">";
  }

  private static String hash(String text) {
    return HexFormat.of()
        .formatHex(SubscriptionFetcher.digest(text.getBytes(StandardCharsets.UTF_8)))
        .substring(0, DIGITS);
  }

  /** Returns the date of the message, which is never in the future. */
  OffsetDateTime date(OffsetDateTime now) {
    return entry.when().filter(when -> when.isBefore(now)).orElse(now);
  }

  /** Returns a message with only title and link, for a reader without room for the text. */
  EntryMessage withoutText() {
    return new EntryMessage(
        feed,
        new FeedEntry(
            entry.id(),
            entry.title(),
            entry.author(),
            entry.link(),
            entry.when(),
            "",
            entry.enclosures()),
        host,
        reader);
  }

  byte[] octets(OffsetDateTime now) {
    HeaderWriter header = new HeaderWriter();
    header.address("From", from(), "feed@" + host + ".invalid");
    header.address("To", "", reader);
    header.text("Subject", subject());
    header.date("Date", date(now));
    header.field("Message-ID", id());
    // The List-Id is in a domain that nobody administers (RFC 2919 §3).
    header.address("List-Id", feed.title(), hash(feed.id()) + "." + host + ".localhost");
    if (!entry.link().isEmpty()) {
      // RFC 5064 §2.
      header.field("Archived-At", "<" + entry.link() + ">");
    }
    header.field("Auto-Submitted", "auto-generated");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new MessageWriter(out, false).write(header, new Body.Text("html", html(), true));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return out.toByteArray();
  }

  private String from() {
    String title = feed.title().isEmpty() ? host : feed.title();
    return entry.author().isEmpty() || entry.author().equalsIgnoreCase(title)
        ? title
        : entry.author() + " (" + title + ")";
  }

  private String subject() {
    if (!entry.title().isEmpty()) {
      return entry.title();
    }
    String text = Jsoup.parseBodyFragment(entry.html()).text();
    return text.isEmpty() ? entry.link() : FeedText.bounded(text, LONGEST_SUBJECT);
  }

  private String html() {
    StringBuilder html = new StringBuilder();
    // The HTML has no title, because clients that show a message's first words would show the
    // subject twice.
    html.append("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head>\n<body>\n");
    html.append(entry.html()).append("\n");
    if (!entry.link().isEmpty() || !entry.enclosures().isEmpty()) {
      html.append("<hr>\n");
    }
    link(html, entry.link());
    entry.enclosures().stream().map(FeedEnclosure::address).forEach(file -> link(html, file));
    return html.append("</body></html>\n").toString();
  }

  private static void link(StringBuilder html, String address) {
    if (!address.isEmpty()) {
      String escaped = Entities.escape(address).replace("\"", "&quot;");
      html.append("<p><a href=\"").append(escaped).append("\">").append(escaped);
      html.append("</a></p>\n");
    }
  }
}

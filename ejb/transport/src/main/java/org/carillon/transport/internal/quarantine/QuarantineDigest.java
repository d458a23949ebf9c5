package org.carillon.transport.internal.quarantine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.format.sentence.DisplaySize;
import org.carillon.format.sentence.SentenceBundle;
import org.carillon.format.sentence.SingleLineText;
import org.carillon.transport.quarantine.QuarantinedMessage;

/**
 * The message that lists somebody's quarantine, as text and as HTML.
 *
 * @param address the account's address
 * @param items the quarantined messages, the latest first
 * @param page the URL of the complete list
 * @param languages the reader's, or all available ones if unknown
 * @param zone the reader's time zone
 */
record QuarantineDigest(
    String address, List<Item> items, String page, List<Locale> languages, ZoneId zone) {
  private static final String WORDS = "org.carillon.transport.internal.quarantine.message";
  private static final int MOST_SHOWN = 200;

  /**
   * A message on the list.
   *
   * @param isCertain whether only administrators may release it, because one finding was enough
   * @param release the link to deliver it; empty for none
   * @param allow the link to allow its sender; empty for none
   * @param block the link to block its sender; empty for none
   */
  record Item(
      QuarantinedMessage message, boolean isCertain, String release, String allow, String block) {}

  /** Returns the message's octets. */
  byte[] octets(Instant now) {
    String domain = address.substring(address.lastIndexOf('@') + 1);
    HeaderWriter header = new HeaderWriter();
    header.address("From", "", "postmaster@" + domain);
    header.address("To", "", address);
    header.text("Subject", say("subject", items.size()));
    header.date("Date", now.atOffset(ZoneOffset.UTC));
    header.field("Message-ID", "<" + UUID.randomUUID() + "@" + domain + ">");
    // Auto-responders do not answer it (RFC 3834 §5).
    header.field("Auto-Submitted", "auto-generated");
    Body body =
        new Body.Multipart(
            "multipart/alternative",
            Map.of(),
            "quarantine-" + UUID.randomUUID(),
            "",
            List.of(new Body.Text("plain", text(), true), new Body.Text("html", html(), true)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new MessageWriter(out, false).write(header, body);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return out.toByteArray();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append(lines("opening", address)).append("\n");
    for (Item item : items) {
      text.append("\n").append(SingleLineText.of(subject(item), MOST_SHOWN)).append("\n");
      about(item).forEach(line -> text.append("  ").append(line).append("\n"));
      links(item)
          .forEach(
              link ->
                  text.append("  ")
                      .append(link.words())
                      .append(":\n  ")
                      .append(link.target())
                      .append("\n"));
    }
    text.append("\n").append(lines("all")).append("\n").append(page).append("\n\n");
    return text.append(lines("closing")).append("\n").toString();
  }

  private String html() {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"").append(languages.getFirst().getLanguage());
    html.append("\">\n<head><meta charset=\"utf-8\"><title>");
    html.append(escaped(say("subject", items.size()))).append("</title></head>\n<body>\n");
    paragraph(html, lines("opening", address));
    for (Item item : items) {
      html.append("<hr>\n<p><strong dir=\"auto\">")
          .append(escaped(SingleLineText.of(subject(item), MOST_SHOWN)));
      html.append("</strong>");
      about(item).forEach(line -> html.append("<br>\n").append(escaped(line)));
      html.append("</p>\n<p>");
      html.append(
          links(item).stream()
              .map(link -> anchor(link.target(), link.words()))
              .collect(Collectors.joining(" &nbsp;\n")));
      html.append("</p>\n");
    }
    html.append("<hr>\n<p>").append(anchor(page, lines("all"))).append("</p>\n");
    paragraph(html, lines("closing"));
    return html.append("</body>\n</html>\n").toString();
  }

  private static void paragraph(StringBuilder html, String text) {
    html.append("<p>").append(escaped(text).replace("\n", "<br>\n")).append("</p>\n");
  }

  private static String anchor(String target, String words) {
    return "<a href=\"" + escaped(target) + "\">" + escaped(words) + "</a>";
  }

  /** Escapes text of untrusted senders. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private String subject(Item item) {
    return item.message().subject().isBlank() ? say("no-subject") : item.message().subject();
  }

  private List<String> about(Item item) {
    QuarantinedMessage message = item.message();
    String sender =
        message.sender().isEmpty()
            ? say("nobody")
            : SingleLineText.of(message.sender(), MOST_SHOWN);
    String arrived =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(languages.getFirst())
            .withZone(zone)
            .format(message.arrived());
    return List.of(
        say("from", sender),
        say("arrived", arrived, DisplaySize.of(message.size(), languages.getFirst())),
        say(
            item.isCertain() ? "why.certain" : "why.points",
            SingleLineText.of(message.reason(), MOST_SHOWN)));
  }

  private record Link(String words, String target) {}

  private List<Link> links(Item item) {
    return List.of(
            new Link(say("release"), item.release()),
            new Link(say("allow"), item.allow()),
            new Link(say("block"), item.block()))
        .stream()
        .filter(link -> !link.target().isEmpty())
        .toList();
  }

  private String say(String key, Object... fillings) {
    return said(key, " / ", fillings);
  }

  private String lines(String key, Object... fillings) {
    return said(key, "\n", fillings);
  }

  private String said(String key, String between, Object... fillings) {
    return languages.stream()
        .map(language -> said(language, key, fillings))
        .distinct()
        .collect(Collectors.joining(between));
  }

  private static String said(Locale language, String key, Object... fillings) {
    ResourceBundle words = SentenceBundle.of(WORDS, language, QuarantineDigest.class);
    return new MessageFormat(words.getString(key), language).format(fillings);
  }
}

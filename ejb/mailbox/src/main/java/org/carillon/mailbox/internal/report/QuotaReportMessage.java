package org.carillon.mailbox.internal.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.format.sentence.SentenceBundle;
import org.carillon.mailbox.AccountUse;
import org.carillon.mailbox.report.QuotaReport;
import org.carillon.mailbox.report.ReportedAccount;

/**
 * The mail that reports the space that a domain's accounts use, as text and HTML.
 *
 * @param reader the recipient
 * @param languages the reader's languages; all languages with texts if they are not known
 */
record QuotaReportMessage(QuotaReport report, String reader, List<Locale> languages) {
  private static final String WORDS = "org.carillon.mailbox.internal.report.quota-message";

  byte[] octets(Instant now) {
    HeaderWriter header = new HeaderWriter();
    header.address("From", "", "postmaster@" + report.domain());
    header.address("To", "", reader);
    header.text("Subject", each(" / ", "subject", report.domain()));
    header.date("Date", now.atOffset(ZoneOffset.UTC));
    header.field("Message-ID", "<" + UUID.randomUUID() + "@" + report.domain() + ">");
    // The header keeps automatic responders from answering (RFC 3834 §5).
    header.field("Auto-Submitted", "auto-generated");
    Body body =
        new Body.Multipart(
            "multipart/alternative",
            Map.of(),
            "use-" + UUID.randomUUID(),
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
    for (Locale language : languages) {
      opening(language).forEach(line -> text.append(line).append('\n'));
      text.append('\n');
      for (ReportedAccount account : report.largest().items()) {
        text.append(account.address()).append('\n');
        text.append("  ").append(String.join(", ", facts(language, account))).append('\n');
      }
      text.append('\n').append(say(language, "closing")).append("\n\n");
    }
    return text.toString();
  }

  private String html() {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"").append(languages.getFirst().getLanguage());
    html.append("\">\n<head><meta charset=\"utf-8\"><title>");
    html.append(escaped(each(" / ", "subject", report.domain()))).append("</title></head>\n<body>");
    for (Locale language : languages) {
      html.append("\n<section lang=\"").append(language.getLanguage()).append("\">\n<p>");
      html.append(
          opening(language).stream()
              .map(QuotaReportMessage::escaped)
              .collect(Collectors.joining("<br>\n")));
      html.append("</p>\n<table>\n<tr>");
      for (String column : List.of("account", "used", "share", "messages", "grown")) {
        html.append("<th scope=\"col\" align=\"left\">");
        html.append(escaped(say(language, column))).append("</th>");
      }
      html.append("</tr>\n");
      report.largest().items().forEach(account -> row(html, language, account));
      html.append("</table>\n<p>").append(escaped(say(language, "closing"))).append("</p>\n");
      html.append("</section>");
    }
    return html.append("\n</body>\n</html>\n").toString();
  }

  private static void row(StringBuilder html, Locale language, ReportedAccount account) {
    AccountUse use = account.use();
    html.append("<tr>");
    for (String cell :
        List.of(
            account.address(),
            size(language, use.octets()),
            isLimited(use) ? use.percent() + " %" : "",
            String.format(language, "%,d", use.messages()),
            account.grown().isPresent() ? change(language, account.grown().getAsLong()) : "")) {
      html.append("<td>").append(escaped(cell)).append("</td>");
    }
    html.append("</tr>\n");
  }

  private List<String> opening(Locale language) {
    List<String> lines = new ArrayList<>();
    lines.add(
        say(
            language,
            "opening",
            report.domain(),
            report.accounts(),
            size(language, report.octets()),
            report.messages()));
    if (report.mostOctets() > 0) {
      lines.add(say(language, "limit", size(language, report.mostOctets())));
    }
    lines.add(say(language, "largest", report.largest().items().size()));
    return lines;
  }

  private static List<String> facts(Locale language, ReportedAccount account) {
    AccountUse use = account.use();
    List<String> facts = new ArrayList<>();
    facts.add(size(language, use.octets()));
    if (isLimited(use)) {
      facts.add(use.percent() + " %");
    }
    facts.add(say(language, "messages.of", use.messages()));
    account
        .grown()
        .ifPresent(octets -> facts.add(say(language, "grown.by", change(language, octets))));
    return facts;
  }

  private static boolean isLimited(AccountUse use) {
    return use.mostOctets() > 0 || use.mostMessages() > 0;
  }

  private static String change(Locale language, long octets) {
    return (octets < 0 ? "-" : "+") + size(language, Math.abs(octets));
  }

  /** Formats a size, rounded to the unit that fits. */
  private static String size(Locale language, long octets) {
    if (octets < 1_000_000) {
      return String.format(language, "%.1f KB", octets / 1e3);
    }
    return octets < 1_000_000_000
        ? String.format(language, "%.1f MB", octets / 1e6)
        : String.format(language, "%.1f GB", octets / 1e9);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String each(String between, String key, Object... fillings) {
    return languages.stream()
        .map(language -> say(language, key, fillings))
        .collect(Collectors.joining(between));
  }

  private static String say(Locale language, String key, Object... fillings) {
    ResourceBundle words = SentenceBundle.of(WORDS, language, QuotaReportMessage.class);
    return new MessageFormat(words.getString(key), language).format(fillings);
  }
}

package org.carillon.calendar.internal.reminding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.carillon.format.icalendar.alarm.AlarmRing;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.format.sentence.SentenceBundle;

/**
 * The message that reminds an account of an event.
 *
 * @param address the address of the event's owner, who receives the message
 * @param zone the time zone in which times are written
 */
record ReminderMessage(String address, AlarmRing rang, ZoneId zone, Locale language) {
  private static final String WORDS = "org.carillon.calendar.internal.reminding.reminder-message";
  private static final int MOST_TEXT = 20_000;

  /**
   * Returns the message.
   *
   * @param id the left side of its Message-ID
   */
  byte[] octets(String id, Instant now) {
    String domain = address.substring(address.lastIndexOf('@') + 1);
    HeaderWriter header = new HeaderWriter();
    header.address("From", say("from"), "postmaster@" + domain);
    header.address("To", "", address);
    header.text("Subject", say("subject", title(), when()));
    header.date("Date", now.atOffset(ZoneOffset.UTC));
    header.field("Message-ID", "<" + id + "@" + domain + ">");
    // No program replies to it automatically (RFC 3834 §5).
    header.field("Auto-Submitted", "auto-generated");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new MessageWriter(out, false).write(header, new Body.Text("plain", text(), true));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return out.toByteArray();
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add(title());
    lines.add(when());
    String place = rang.part().text("LOCATION").strip();
    if (!place.isEmpty()) {
      lines.add(say("place", place));
    }
    String said = rang.part().text("DESCRIPTION").strip();
    if (!said.isEmpty()) {
      lines.add("");
      lines.add(said.substring(0, Math.min(said.length(), MOST_TEXT)));
    }
    return String.join("\n", lines) + "\n";
  }

  private String title() {
    String summary = rang.part().summary().strip();
    return summary.isEmpty() ? say("untitled") : summary;
  }

  private String when() {
    return rang.instance()
        .map(
            instance ->
                instance.start().isDate()
                    ? said(FormatStyle.FULL, true).format(instance.start().local())
                    : said(FormatStyle.FULL, false).format(instance.from().atZone(zone)))
        .orElse("");
  }

  private DateTimeFormatter said(FormatStyle style, boolean isDate) {
    return (isDate
            ? DateTimeFormatter.ofLocalizedDate(style)
            : DateTimeFormatter.ofLocalizedDateTime(style, FormatStyle.SHORT))
        .localizedBy(language);
  }

  private String say(String key, Object... fillings) {
    ResourceBundle words = SentenceBundle.of(WORDS, language, ReminderMessage.class);
    return new MessageFormat(words.getString(key), language).format(fillings);
  }
}

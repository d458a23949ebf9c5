package org.carillon.listener.internal.expiry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.format.sentence.SentenceBundle;

/**
 * The message to an administrator about a certificate that expires.
 *
 * @param to the administrator's address
 * @param whose the hosts that it is for
 */
record ExpiryMessage(String to, String whose, Instant end) {
  private static final String WORDS = "org.carillon.listener.internal.expiry.message";
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  /** The domain that the message is sent from. */
  String domain() {
    return to.substring(to.lastIndexOf('@') + 1);
  }

  byte[] octets(OffsetDateTime now) {
    HeaderWriter header = new HeaderWriter();
    header.address("From", "", "postmaster@" + domain());
    header.address("To", "", to);
    header.text("Subject", inEach(" / ", language -> say(language, "subject")));
    header.date("Date", now);
    header.field("Message-ID", "<" + UUID.randomUUID() + "@" + domain() + ">");
    // Auto-responders do not answer it (RFC 3834 §5).
    header.field("Auto-Submitted", "auto-generated");
    String text =
        inEach(
            "\n\n* * *\n\n",
            language -> say(language, "opening") + "\n\n" + say(language, "advice"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new MessageWriter(out, false).write(header, new Body.Text("plain", text + "\n", false));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return out.toByteArray();
  }

  private static String inEach(String between, Function<Locale, String> words) {
    return LANGUAGES.stream().map(words).collect(Collectors.joining(between));
  }

  private String say(Locale language, String key) {
    String day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(language)
            .format(LocalDate.ofInstant(end, ZoneOffset.UTC));
    ResourceBundle words = SentenceBundle.of(WORDS, language, ExpiryMessage.class);
    return new MessageFormat(words.getString(key), language).format(new Object[] {whose, day});
  }
}

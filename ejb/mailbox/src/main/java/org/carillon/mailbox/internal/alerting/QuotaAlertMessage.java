package org.carillon.mailbox.internal.alerting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.format.sentence.SentenceBundle;
import org.carillon.mailbox.AccountUse;

/**
 * The message that tells an account's owner how full the account is and what to do.
 *
 * @param address the account's address
 * @param use how full the account is
 * @param languages the owner's languages; all languages with texts if they are not known
 */
record QuotaAlertMessage(String address, AccountUse use, List<Locale> languages) {
  private static final String WORDS = "org.carillon.mailbox.internal.alerting.nearly-full";

  /**
   * Returns the message.
   *
   * @param id the left side of its Message-ID
   */
  byte[] octets(String id, OffsetDateTime now) {
    String domain = address.substring(address.lastIndexOf('@') + 1);
    String postmaster = "postmaster@" + domain;
    HeaderWriter header = new HeaderWriter();
    header.address("From", "", postmaster);
    header.address("To", "", address);
    header.text("Subject", inEach(" / ", language -> say(language, "subject", use.percent())));
    header.date("Date", now);
    header.field("Message-ID", "<" + id + "@" + domain + ">");
    // The header keeps automatic responders from answering (RFC 3834 §5).
    header.field("Auto-Submitted", "auto-generated");
    String text = inEach("\n\n* * *\n\n", language -> body(language, postmaster));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new MessageWriter(out, false).write(header, new Body.Text("plain", text + "\n", false));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return out.toByteArray();
  }

  private String body(Locale language, String postmaster) {
    List<String> lines = new ArrayList<>();
    lines.add(say(language, "opening", address, use.percent()));
    if (use.mostOctets() > 0) {
      lines.add(
          say(language, "size", size(language, use.octets()), size(language, use.mostOctets())));
    }
    if (use.mostMessages() > 0) {
      lines.add(say(language, "messages", use.messages(), use.mostMessages()));
    }
    lines.add("");
    lines.add(say(language, "warning"));
    lines.add("");
    lines.add(say(language, "advice", postmaster));
    return String.join("\n", lines);
  }

  private String inEach(String between, Function<Locale, String> words) {
    return languages.stream().map(words).collect(Collectors.joining(between));
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

  private static String say(Locale language, String key, Object... fillings) {
    ResourceBundle words = SentenceBundle.of(WORDS, language, QuotaAlertMessage.class);
    return new MessageFormat(words.getString(key), language).format(fillings);
  }
}

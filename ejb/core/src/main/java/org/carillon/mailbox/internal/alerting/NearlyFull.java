package org.carillon.mailbox.internal.alerting;

import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.mailbox.AccountUse;

/**
 * The message that tells an account's owner how full the account is and what to do.
 *
 * @param address the account's address
 * @param use how full it is
 * @param languages the owner's; all there are words in when it is not known
 */
record NearlyFull(String address, AccountUse use, List<Locale> languages) {
  private static final String WORDS = "org.carillon.mailbox.internal.alerting.nearly-full";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  /**
   * The message.
   *
   * @param id its Message-ID's left side
   */
  byte[] octets(String id, OffsetDateTime now) {
    String domain = address.substring(address.lastIndexOf('@') + 1);
    String postmaster = "postmaster@" + domain;
    List<String> lines =
        List.of(
            "From: <" + postmaster + ">",
            "To: <" + address + ">",
            "Subject: " + inEach(" / ", language -> say(language, "subject", use.percent())),
            "Date: " + DATE.format(now),
            "Message-ID: <" + id + "@" + domain + ">",
            // Nobody answers it without reading it (RFC 3834 §5).
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
            "",
            inEach("\r\n\r\n* * *\r\n\r\n", language -> body(language, postmaster)),
            "");
    return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
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
    return String.join("\r\n", lines);
  }

  private String inEach(String between, Function<Locale, String> words) {
    return languages.stream().map(words).collect(Collectors.joining(between));
  }

  /** Rounded to the unit that fits. */
  private static String size(Locale language, long octets) {
    if (octets < 1_000_000) {
      return String.format(language, "%.1f KB", octets / 1e3);
    }
    return octets < 1_000_000_000
        ? String.format(language, "%.1f MB", octets / 1e6)
        : String.format(language, "%.1f GB", octets / 1e9);
  }

  private static String say(Locale language, String key, Object... fillings) {
    ResourceBundle words =
        ResourceBundle.getBundle(WORDS, language, NearlyFull.class.getClassLoader());
    return new MessageFormat(words.getString(key), language).format(fillings);
  }
}

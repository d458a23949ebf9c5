package org.carillon.account.internal.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carillon.account.setting.LetterLanguages;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * A letter in plain words.
 *
 * @param about the account's address
 * @param kind of which the words are: {@code kind.subject} and {@code kind.text}
 * @param languages the reader's; all there are words in when it is not known
 * @param fillings what is filled in
 */
public record AccountLetter(
    String about, String kind, List<Locale> languages, List<Object> fillings) {
  private static final String WORDS = "org.carillon.account.internal.letter.letter";

  /** The languages of an account's letters: only a browser says what AUTO is. */
  public static List<Locale> languages(Settings settings, Scope scope) {
    return LetterLanguages.of(settings, scope);
  }

  /** In whose name it goes out. */
  public String domain() {
    return about.substring(about.lastIndexOf('@') + 1);
  }

  /** The message to somebody. */
  public byte[] octets(String to, Instant now) {
    HeaderWriter header = new HeaderWriter();
    header.address("From", "", "postmaster@" + domain());
    header.address("To", "", to);
    header.text("Subject", said("subject", " / "));
    header.date("Date", now.atOffset(ZoneOffset.UTC));
    header.field("Message-ID", "<" + UUID.randomUUID() + "@" + domain() + ">");
    // Nobody answers it without reading it (RFC 3834 §5).
    header.field("Auto-Submitted", "auto-generated");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new MessageWriter(out, false)
          .write(header, new Body.Text("plain", said("text", "\n\n") + "\n", true));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return out.toByteArray();
  }

  private String said(String part, String between) {
    return languages.stream()
        .map(
            language ->
                new MessageFormat(
                        ResourceBundle.getBundle(
                                WORDS, language, AccountLetter.class.getClassLoader())
                            .getString(kind + "." + part),
                        language)
                    .format(fillings.toArray()))
        .collect(Collectors.joining(between));
  }
}

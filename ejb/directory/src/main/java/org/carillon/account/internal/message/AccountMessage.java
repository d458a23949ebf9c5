package org.carillon.account.internal.message;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.carillon.account.setting.NotificationLanguages;
import org.carillon.format.mime.write.PlainTextMessage;
import org.carillon.format.sentence.SentenceBundle;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * A message to a user about an account, in plain words.
 *
 * @param about the account's address
 * @param kind the kind of message, which selects the texts {@code kind.subject} and {@code
 *     kind.text}
 * @param languages the languages of the reader; all available languages if they are not known
 * @param fillings the values that are inserted into the texts
 */
public record AccountMessage(
    String about, String kind, List<Locale> languages, List<Object> fillings) {
  private static final String WORDS = "org.carillon.account.internal.message.message";

  /** Returns an account's languages; none for AUTO, which only a browser can resolve. */
  public static List<Locale> languages(Settings settings, Scope scope) {
    return NotificationLanguages.of(settings, scope);
  }

  /** Returns the domain in whose name the message is sent. */
  public String domain() {
    return about.substring(about.lastIndexOf('@') + 1);
  }

  public byte[] octets(String to, Instant now) {
    return new PlainTextMessage(domain(), to, said("subject", " / "), said("text", "\n\n"))
        .octets(now);
  }

  private String said(String part, String between) {
    return languages.stream()
        .map(
            language ->
                new MessageFormat(
                        SentenceBundle.of(WORDS, language, AccountMessage.class)
                            .getString(kind + "." + part),
                        language)
                    .format(fillings.toArray()))
        .collect(Collectors.joining(between));
  }
}

package org.carillon.account.internal.letter;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.carillon.account.setting.LetterLanguages;
import org.carillon.format.mime.write.PlainLetter;
import org.carillon.format.sentence.SentenceBundle;
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
    return new PlainLetter(domain(), to, said("subject", " / "), said("text", "\n\n")).octets(now);
  }

  private String said(String part, String between) {
    return languages.stream()
        .map(
            language ->
                new MessageFormat(
                        SentenceBundle.of(WORDS, language, AccountLetter.class)
                            .getString(kind + "." + part),
                        language)
                    .format(fillings.toArray()))
        .collect(Collectors.joining(between));
  }
}

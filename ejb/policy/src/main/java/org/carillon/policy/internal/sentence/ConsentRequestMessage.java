package org.carillon.policy.internal.sentence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carillon.account.setting.NotificationLanguages;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.format.sentence.SentenceBundle;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * A message that asks an address whether it agrees to receive an account's mail.
 *
 * @param account the account whose mail it is
 * @param link the link for the answer
 */
record ConsentRequestMessage(String account, String link) {
  private static final String WORDS = "org.carillon.policy.internal.sentence.agreement";

  String domain() {
    return account.substring(account.lastIndexOf('@') + 1);
  }

  /** Returns the message in the account's language, or in all languages if that is not known. */
  byte[] octets(Settings settings, Scope scope, String to, Instant now) {
    List<Locale> languages = NotificationLanguages.of(settings, scope);
    HeaderWriter header = new HeaderWriter();
    header.address("From", "", "postmaster@" + domain());
    header.address("To", "", to);
    header.text("Subject", said(languages, "subject", " / "));
    header.date("Date", now.atOffset(ZoneOffset.UTC));
    header.field("Message-ID", "<" + UUID.randomUUID() + "@" + domain() + ">");
    // Suppresses automatic replies (RFC 3834 §5).
    header.field("Auto-Submitted", "auto-generated");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new MessageWriter(out, false)
          .write(header, new Body.Text("plain", said(languages, "text", "\n\n") + "\n", true));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return out.toByteArray();
  }

  private String said(List<Locale> languages, String part, String between) {
    return languages.stream()
        .map(
            language ->
                new MessageFormat(
                        SentenceBundle.of(WORDS, language, ConsentRequestMessage.class)
                            .getString(part),
                        language)
                    .format(new Object[] {account, link}))
        .collect(Collectors.joining(between));
  }
}

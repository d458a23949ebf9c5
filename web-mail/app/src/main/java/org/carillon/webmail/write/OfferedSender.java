package org.carillon.webmail.write;

import org.carillon.transport.writing.Identity;
import org.carillon.web.Texts;
import org.carillon.webmail.writing.ComposeSettings;
import org.carillon.webmail.writing.MessageSignature;

/**
 * A sender that the form for a message offers.
 *
 * @param key its value in the form
 * @param said its display form
 * @param signature its signature, as text
 * @param html its signature in HTML
 */
public record OfferedSender(String key, String said, String signature, String html) {

  static OfferedSender of(Identity one, Texts texts) {
    MessageSignature signature = MessageSignature.of(one);
    String person = one.name().isBlank() ? one.address() : one.name() + " <" + one.address() + ">";
    return new OfferedSender(
        ComposeSettings.key(one),
        one.isOnBehalf() ? texts.of("write.on-behalf", person) : person,
        signature.text(),
        signature.html());
  }
}

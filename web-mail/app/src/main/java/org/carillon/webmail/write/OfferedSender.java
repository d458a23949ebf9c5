package org.carillon.webmail.write;

import org.carillon.transport.writing.Identity;
import org.carillon.web.Texts;
import org.carillon.webmail.writing.LetterSignature;
import org.carillon.webmail.writing.OwnWriting;

/**
 * As whom a letter can be written, as its form offers it.
 *
 * @param key what stands for it in the form
 * @param said how people read it
 * @param signature what stands under the letter then, as text
 * @param html the same in HTML
 */
public record OfferedSender(String key, String said, String signature, String html) {

  static OfferedSender of(Identity one, Texts texts) {
    LetterSignature signature = LetterSignature.of(one);
    String person = one.name().isBlank() ? one.address() : one.name() + " <" + one.address() + ">";
    return new OfferedSender(
        OwnWriting.key(one),
        one.isOnBehalf() ? texts.of("write.on-behalf", person) : person,
        signature.text(),
        signature.html());
  }
}

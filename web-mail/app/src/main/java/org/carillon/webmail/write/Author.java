package org.carillon.webmail.write;

import org.carillon.contract.writing.Identity;
import org.carillon.web.Texts;
import org.carillon.webmail.writing.OwnWriting;
import org.carillon.webmail.writing.Signature;

/**
 * As whom a letter can be written, as its form offers it.
 *
 * @param key what stands for it in the form
 * @param said how people read it
 * @param signature what stands under the letter then, as text
 * @param html the same in HTML
 */
public record Author(String key, String said, String signature, String html) {

  static Author of(Identity one, Texts texts) {
    Signature signature = Signature.of(one);
    String person = one.name().isBlank() ? one.address() : one.name() + " <" + one.address() + ">";
    return new Author(
        OwnWriting.key(one),
        one.isOnBehalf() ? texts.of("write.on-behalf", person) : person,
        signature.text(),
        signature.html());
  }
}

package org.carillon.rest.groupware;

import java.util.Base64;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;

/** Octets in a field, in Base64. */
final class SentOctets {
  private SentOctets() {}

  static byte[] of(Fields fields, String name) {
    String text = fields.text(name);
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new Refused(
          Problem.at(422, name, "malformed", "The field " + name + " is wanted in Base64."));
    }
  }
}

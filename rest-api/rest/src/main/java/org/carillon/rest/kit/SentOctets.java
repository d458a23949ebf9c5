package org.carillon.rest.kit;

import java.util.Base64;

/** A field with octets in Base64. */
public final class SentOctets {
  private SentOctets() {}

  /** Returns the octets of a required field; throws {@link Refused} if it is not Base64. */
  public static byte[] of(Fields fields, String name) {
    String text = fields.text(name);
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new Refused(
          Problem.at(422, name, "malformed", "The field “" + name + "” must be in Base64."));
    }
  }
}

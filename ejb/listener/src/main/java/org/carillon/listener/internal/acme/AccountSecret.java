package org.carillon.listener.internal.acme;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.listener.KeyType;

/**
 * The sealed secrets of an account.
 *
 * @param key signs the account's requests
 * @param bindingKey the secret of the account that it is bound to; or empty
 * @param dnsSecret the secret of the DNS key; or empty
 */
record AccountSecret(KeyPair key, String bindingKey, String dnsSecret) {

  /** Returns secrets with a new key. */
  static AccountSecret make(String bindingKey, String dnsSecret) {
    return new AccountSecret(KeyType.EC_256.make(), bindingKey, dnsSecret);
  }

  /** Returns a copy with the given new secrets. */
  AccountSecret with(Optional<String> newBindingKey, Optional<String> newDnsSecret) {
    return new AccountSecret(key, newBindingKey.orElse(bindingKey), newDnsSecret.orElse(dnsSecret));
  }

  /** Returns the octets that are sealed. */
  byte[] octets() {
    Base64.Encoder base64 = Base64.getEncoder();
    return Json.createObjectBuilder()
        .add("private", base64.encodeToString(key.getPrivate().getEncoded()))
        .add("public", base64.encodeToString(key.getPublic().getEncoded()))
        .add("binding", bindingKey)
        .add("dns", dnsSecret)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Reads what {@link #octets} wrote. */
  static AccountSecret of(byte[] octets) {
    try (JsonReader reader =
        Json.createReader(new StringReader(new String(octets, StandardCharsets.UTF_8)))) {
      JsonObject kept = reader.readObject();
      Base64.Decoder base64 = Base64.getDecoder();
      KeyFactory keys = KeyFactory.getInstance("EC");
      return new AccountSecret(
          new KeyPair(
              keys.generatePublic(new X509EncodedKeySpec(base64.decode(kept.getString("public")))),
              keys.generatePrivate(
                  new PKCS8EncodedKeySpec(base64.decode(kept.getString("private"))))),
          kept.getString("binding"),
          kept.getString("dns"));
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException("The key of an ACME account cannot be read", damaged);
    }
  }

  /** Omits all secrets, so that no log can show them. */
  @Override
  public String toString() {
    return "AccountSecret";
  }
}

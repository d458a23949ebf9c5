package org.carillon.account.internal.hashing;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.account.MailAddress;
import org.carillon.account.secret.DigestSecrets.Algorithm;
import org.carillon.json.Json;

/**
 * What cannot be derived from a password's hash later: digest secrets (RFC 7616 §3.4.2) of the
 * local part and of the whole address, and SCRAM keys (RFC 5802 §3, RFC 7677). Made at each change
 * of the password, kept sealed as JSON. The password itself only where APOP is wanted.
 */
public record DerivedSecrets(JsonObject json) {
  private static final int SCRAM_ITERATIONS = 10_000;
  private static final int SCRAM_SALT_OCTETS = 16;

  /** What can be kept. */
  public enum Kind {
    DIGEST,
    SCRAM,
    /** The password itself, for APOP (RFC 1939 §7). */
    TEXT
  }

  /**
   * Makes them.
   *
   * @return empty if none is to be kept
   */
  public static Optional<DerivedSecrets> make(
      MailAddress address, String prepared, Set<Kind> kinds) {
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    var json = Json.createObjectBuilder();
    if (kinds.contains(Kind.DIGEST)) {
      var users = Json.createObjectBuilder();
      for (String user : List.of(address.localPart(), address.toString())) {
        var kept = Json.createObjectBuilder();
        for (Algorithm algorithm : Algorithm.values()) {
          kept.add(algorithm.name(), ha1(algorithm, user, address.domain(), prepared));
        }
        users.add(user, kept);
      }
      json.add("digest", users);
    }
    if (kinds.contains(Kind.SCRAM)) {
      json.add(
          "scram",
          Json.createObjectBuilder()
              .add("SCRAM-SHA-1", scramKeys("SHA1", "SHA-1", 160, prepared))
              .add("SCRAM-SHA-256", scramKeys("SHA256", "SHA-256", 256, prepared)));
    }
    if (kinds.contains(Kind.TEXT)) {
      json.add("text", prepared);
    }
    return Optional.of(new DerivedSecrets(json.build()));
  }

  public static DerivedSecrets read(byte[] octets) {
    try (var reader =
        Json.createReader(new StringReader(new String(octets, StandardCharsets.UTF_8)))) {
      return new DerivedSecrets(reader.readObject());
    }
  }

  public byte[] write() {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  public Optional<String> ha1(String user, Algorithm algorithm) {
    return Optional.ofNullable(json.getJsonObject("digest"))
        .map(digest -> digest.getJsonObject(user))
        .map(kept -> kept.getString(algorithm.name(), null));
  }

  public Optional<String> text() {
    return Optional.ofNullable(json.getString("text", null));
  }

  private static String ha1(Algorithm algorithm, String user, String realm, String prepared) {
    String name =
        switch (algorithm) {
          case MD5 -> "MD5";
          case SHA_256 -> "SHA-256";
        };
    byte[] text = (user + ":" + realm + ":" + prepared).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(text));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(name + " is not available", failure);
    }
  }

  private static JsonObject scramKeys(String hmac, String hash, int bits, String prepared) {
    byte[] salt = new byte[SCRAM_SALT_OCTETS];
    new SecureRandom().nextBytes(salt);
    try {
      byte[] salted =
          SecretKeyFactory.getInstance("PBKDF2WithHmac" + hmac)
              .generateSecret(new PBEKeySpec(prepared.toCharArray(), salt, SCRAM_ITERATIONS, bits))
              .getEncoded();
      byte[] client = hmac("Hmac" + hmac, salted, "Client Key");
      byte[] server = hmac("Hmac" + hmac, salted, "Server Key");
      var base64 = Base64.getEncoder();
      return Json.createObjectBuilder()
          .add("salt", base64.encodeToString(salt))
          .add("iterations", SCRAM_ITERATIONS)
          .add("stored", base64.encodeToString(MessageDigest.getInstance(hash).digest(client)))
          .add("server", base64.encodeToString(server))
          .build();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("SCRAM's functions are not available", failure);
    }
  }

  private static byte[] hmac(String algorithm, byte[] key, String text)
      throws GeneralSecurityException {
    var mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key, algorithm));
    return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Leaves the secrets out, so that no log can show them. */
  @Override
  public String toString() {
    return "DerivedSecrets[]";
  }
}

package org.carillon.account.internal.hashing.derived;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.MailAddress;
import org.carillon.account.secret.DigestSecrets.Algorithm;
import org.carillon.contract.identity.Challenge;
import org.carillon.json.Json;

/**
 * The secrets that can't be derived from a password's hash later. A domain stores each of them only
 * if its settings say so. They are derived when the password is set, or at a sign-in that reveals
 * it, and are stored as sealed JSON.
 */
public record DerivedSecrets(JsonObject json) {
  private static final List<Challenge> SCRAM =
      List.of(Challenge.SCRAM_SHA_1, Challenge.SCRAM_SHA_256, Challenge.SCRAM_SHA_512);

  /** The kinds of secret, with their names in JSON. */
  public enum Kind {
    /** Digest secrets (RFC 7616 §3.4.2) of the local part and of the whole address. */
    DIGEST("digest"),
    /** SCRAM keys (RFC 5802 §3, RFC 7677). */
    SCRAM("scram"),
    /** The state of HMAC-MD5, for CRAM-MD5 (RFC 2195). */
    CRAM_MD5("cram-md5"),
    /** The NT hash, for NTLM (MS-NLMP §3.3.1). */
    NT("nt"),
    /** The password itself, for APOP (RFC 1939 §7). */
    TEXT("text");

    private final String key;

    Kind(String key) {
      this.key = key;
    }
  }

  /**
   * Derives the secrets of a password.
   *
   * @return the secrets, or empty if none are to be stored
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
      json.add(Kind.DIGEST.key, users);
    }
    if (kinds.contains(Kind.SCRAM)) {
      var scram = Json.createObjectBuilder();
      for (Challenge challenge : SCRAM) {
        scram.add(name(challenge), ScramKeys.make(challenge, prepared).write());
      }
      json.add(Kind.SCRAM.key, scram);
    }
    if (kinds.contains(Kind.CRAM_MD5)) {
      json.add(Kind.CRAM_MD5.key, CramMd5Key.make(prepared).write());
    }
    if (kinds.contains(Kind.NT)) {
      json.add(Kind.NT.key, NtHash.of(prepared).write());
    }
    if (kinds.contains(Kind.TEXT)) {
      json.add(Kind.TEXT.key, prepared);
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

  /**
   * Returns the digest secret of a user, unless it was made with an earlier name of the account.
   *
   * @param address the account's present address
   */
  public Optional<String> ha1(String address, String user, Algorithm algorithm) {
    return digest(address)
        .map(digest -> digest.getJsonObject(user))
        .map(kept -> kept.getString(algorithm.name(), null));
  }

  private Optional<JsonObject> digest(String address) {
    return Optional.ofNullable(json.getJsonObject(Kind.DIGEST.key))
        .filter(digest -> digest.containsKey(address));
  }

  /** Returns whether exactly these kinds are stored, for the account's present address. */
  public boolean areThose(Set<Kind> kinds, String address) {
    // SCRAM-SHA-512 was added later than the others.
    return (!kinds.contains(Kind.DIGEST) || digest(address).isPresent())
        && Arrays.stream(Kind.values())
            .allMatch(kind -> json.containsKey(kind.key) == kinds.contains(kind))
        && (!kinds.contains(Kind.SCRAM) || SCRAM.stream().allMatch(one -> scram(one).isPresent()));
  }

  /** Returns the keys against which a SCRAM mechanism is checked. */
  public Optional<ScramKeys> scram(Challenge challenge) {
    return Optional.ofNullable(json.getJsonObject(Kind.SCRAM.key))
        .map(scram -> scram.getJsonObject(name(challenge)))
        .map(ScramKeys::read);
  }

  /** Returns the digest of a text with the password, as in APOP or CRAM-MD5, in hexadecimal. */
  public Optional<String> digest(Challenge challenge, String text) {
    return challenge == Challenge.APOP
        ? text().map(password -> hash("MD5", text + password))
        : Optional.ofNullable(json.getString(Kind.CRAM_MD5.key, null))
            .map(key -> CramMd5Key.read(key).digest(text));
  }

  public Optional<NtHash> nt() {
    return Optional.ofNullable(json.getString(Kind.NT.key, null)).map(NtHash::read);
  }

  private static String name(Challenge challenge) {
    return challenge.name().replace('_', '-');
  }

  public Optional<String> text() {
    return Optional.ofNullable(json.getString(Kind.TEXT.key, null));
  }

  private static String ha1(Algorithm algorithm, String user, String realm, String prepared) {
    String name =
        switch (algorithm) {
          case MD5 -> "MD5";
          case SHA_256 -> "SHA-256";
        };
    return hash(name, user + ":" + realm + ":" + prepared);
  }

  private static String hash(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(algorithm + " is not available", failure);
    }
  }

  /** Leaves the secrets out, so that no log can show them. */
  @Override
  public String toString() {
    return "DerivedSecrets[]";
  }
}

package org.carillon.hook.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.account.secret.HomeKey;

/**
 * Secrets of hooks, and signatures by them (Standard Webhooks, "Signature scheme"). No table holds
 * a secret: it is derived from the home key and a seed.
 */
@ApplicationScoped
class HookSecret {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SEED_OCTETS = 16;

  /** The time after a renewal in which messages are signed by the old secret, too. */
  private static final Duration OVERLAP = Duration.ofDays(1);

  private final HomeKey homeKey;
  private final SecureRandom random = new SecureRandom();

  @Inject
  HookSecret(HomeKey homeKey) {
    this.homeKey = homeKey;
  }

  byte[] seed() {
    byte[] seed = new byte[SEED_OCTETS];
    random.nextBytes(seed);
    return seed;
  }

  /** Returns the secret as text for its receiver. */
  String text(byte[] seed) {
    return PREFIX + Base64.getEncoder().encodeToString(key(seed));
  }

  private byte[] key(byte[] seed) {
    return homeKey.derive("web-hook:" + HexFormat.of().formatHex(seed));
  }

  /** Returns whether messages are signed by the old secret, too. */
  static boolean isInUse(Instant renewed, Instant now) {
    return now.isBefore(renewed.plus(OVERLAP));
  }

  /** Returns the value of {@code webhook-signature}. */
  String signature(HookRows.Row hook, String message, Instant now, byte[] body) {
    String head = message + "." + now.getEpochSecond() + ".";
    String signature = signed(key(hook.seed()), head, body);
    return hook.oldSeed()
        .map(old -> signature + " " + signed(key(old), head, body))
        .orElse(signature);
  }

  static String signed(byte[] key, String head, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(head.getBytes(StandardCharsets.US_ASCII));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, never);
    }
  }
}

package org.carillon.identity.internal.secondfactor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based codes (RFC 6238): six digits by HMAC-SHA-1, new each 30 s, as authenticators do. */
final class TimeCode {
  private static final int STEP_SECONDS = 30;

  /** The number of steps by which a clock may be wrong (RFC 6238 §5.2). */
  private static final int DRIFT = 1;

  private static final int DIGITS = 6;
  private static final int ABOVE = 1_000_000;
  private static final int MOST_TYPED = 20;
  private static final int OFFSET_BITS = 0xF;
  private static final Pattern BETWEEN = Pattern.compile("[ \\u00A0-]");

  private TimeCode() {}

  /**
   * Returns the time step of a typed code.
   *
   * @param typed the code, with or without spaces
   * @param used the step whose code was accepted last; it and those before it are invalid (RFC 6238
   *     §5.2)
   * @return empty if the code does not belong to a step that is valid now
   */
  static OptionalLong step(byte[] secret, String typed, Instant now, long used) {
    if (typed.length() > MOST_TYPED) {
      return OptionalLong.empty();
    }
    byte[] code = BETWEEN.matcher(typed).replaceAll("").getBytes(StandardCharsets.UTF_8);
    long present = now.getEpochSecond() / STEP_SECONDS;
    OptionalLong found = OptionalLong.empty();
    for (long step = Math.max(used + 1, present - DRIFT); step <= present + DRIFT; step++) {
      if (MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), code)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** Returns the code of a step (RFC 4226 §5.3). */
  static String code(byte[] secret, long step) {
    byte[] mac;
    try {
      Mac hmac = Mac.getInstance("HmacSHA1");
      hmac.init(new SecretKeySpec(secret, "HmacSHA1"));
      mac = hmac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC-SHA-1 is part of every JDK", missing);
    }
    int truncated = ByteBuffer.wrap(mac).getInt(mac[mac.length - 1] & OFFSET_BITS);
    String digits = Integer.toString((truncated & Integer.MAX_VALUE) % ABOVE);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}

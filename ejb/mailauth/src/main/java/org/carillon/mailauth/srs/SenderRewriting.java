package org.carillon.mailauth.srs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Rewrites reverse-paths, so that a forwarded message comes from a domain whose hosts send it, and
 * finds the recipient of a returned one: the Sender Rewriting Scheme as in libsrs2 and postsrsd.
 * {@code ann@example.com} becomes {@code SRS0=hash=day=example.com=ann@here}. An address that
 * another server rewrote before becomes {@code SRS1=hash=there==…@here}, and leads back there. The
 * hash proves that the address was made here, so that nobody can use it for relaying.
 */
public final class SenderRewriting {

  /** The time for which a rewritten address is valid. */
  public static final Duration LIFE = Duration.ofDays(21);

  /** The Base64 characters of a hash, compared without case, as some servers change that. */
  private static final int HASH = 6;

  /** The maximum number of octets of a local part (RFC 5321 §4.5.3.1.1). */
  private static final int MOST_LOCAL_PART = 64;

  /** The number of days after which counting restarts: two digits of base 32. */
  private static final int DAYS = 1_024;

  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String HMAC = "HmacSHA1";

  private static final Pattern FIRST =
      Pattern.compile("SRS0[=+-](?<rest>.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern FURTHER =
      Pattern.compile(
          "SRS1[=+-](?<hash>[^=]*)=(?<host>[^=]+)=(?<user>[=+-].+)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern OWN =
      Pattern.compile(
          "SRS0[=+-](?<hash>[^=]{6})=(?<day>[A-Z2-7]{2})=(?<host>[^=]+)=(?<user>.+)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final List<byte[]> secrets;
  private final InstantSource clock;

  /** Creates a rewriter. The first secret makes addresses; any of them verifies one. */
  public SenderRewriting(List<byte[]> secrets, InstantSource clock) {
    this.secrets = secrets.stream().map(byte[]::clone).toList();
    this.clock = clock;
  }

  /** Returns whether a local part has the form of the scheme, whichever server made it. */
  public static boolean isRewritten(String localPart) {
    return localPart.regionMatches(true, 0, "SRS", 0, 3)
        && (FIRST.matcher(localPart).matches() || FURTHER.matcher(localPart).matches());
  }

  /**
   * Returns the rewritten address of a sender. Returns empty if its local part would be too long
   * for servers, or the sender is not an address.
   *
   * @param domain the domain whose hosts forward the message
   */
  public Optional<String> forward(String sender, String domain) {
    int at = sender.lastIndexOf('@');
    if (at < 1 || at == sender.length() - 1) {
      return Optional.empty();
    }
    String local = localPart(sender.substring(0, at), sender.substring(at + 1));
    return local.getBytes(StandardCharsets.UTF_8).length > MOST_LOCAL_PART
        ? Optional.empty()
        : Optional.of(local + "@" + domain);
  }

  private String localPart(String user, String host) {
    Matcher further = FURTHER.matcher(user);
    if (further.matches()) {
      return further(further.group("host"), further.group("user"));
    }
    if (FIRST.matcher(user).matches()) {
      return further(host, user.substring("SRS0".length()));
    }
    String day = day(today());
    return "SRS0="
        + hash(secrets.getFirst(), day, host, user)
        + "="
        + day
        + "="
        + host
        + "="
        + user;
  }

  private String further(String host, String user) {
    return "SRS1=" + hash(secrets.getFirst(), host, user) + "=" + host + "=" + user;
  }

  /** Returns the sender of an address made here with these secrets, if not too long ago. */
  public Optional<String> reverse(String localPart) {
    Matcher further = FURTHER.matcher(localPart);
    if (further.matches()) {
      String host = further.group("host");
      String user = further.group("user");
      return isMade(further.group("hash"), host, user)
          ? Optional.of("SRS0" + user + "@" + host)
          : Optional.empty();
    }
    Matcher own = OWN.matcher(localPart);
    if (!own.matches()) {
      return Optional.empty();
    }
    String day = own.group("day");
    String host = own.group("host");
    String user = own.group("user");
    return isAlive(day) && isMade(own.group("hash"), day, host, user)
        ? Optional.of(user + "@" + host)
        : Optional.empty();
  }

  private long today() {
    return clock.millis() / Duration.ofDays(1).toMillis();
  }

  private static String day(long day) {
    int counted = Math.floorMod(day, DAYS);
    return "" + DIGITS.charAt(counted / DIGITS.length()) + DIGITS.charAt(counted % DIGITS.length());
  }

  /** Returns whether that day's address is valid. The next day is, too: clocks differ. */
  private boolean isAlive(String day) {
    String digits = day.toUpperCase(Locale.ROOT);
    int then =
        DIGITS.indexOf(digits.charAt(0)) * DIGITS.length() + DIGITS.indexOf(digits.charAt(1));
    int age = Math.floorMod(today() - then, DAYS);
    return age <= LIFE.toDays() || age == DAYS - 1;
  }

  private boolean isMade(String hash, String... parts) {
    byte[] given = lower(hash).getBytes(StandardCharsets.UTF_8);
    boolean isMade = false;
    for (byte[] secret : secrets) {
      byte[] made = lower(hash(secret, parts)).getBytes(StandardCharsets.UTF_8);
      isMade |= MessageDigest.isEqual(given, made);
    }
    return isMade;
  }

  private static String hash(byte[] secret, String... parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      Arrays.stream(parts)
          .forEach(part -> mac.update(lower(part).getBytes(StandardCharsets.UTF_8)));
      return Base64.getEncoder().encodeToString(mac.doFinal()).substring(0, HASH);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(HMAC + " is not available", absent);
    }
  }

  /** Returns a text in lower case, in ASCII only, as in servers that change addresses' case. */
  private static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
    return lower.toString();
  }
}

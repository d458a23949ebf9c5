package org.carillon.mailauth.sts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.queue.StsPolicy;
import org.carillon.contract.queue.StsPolicy.Mode;
import org.carillon.format.name.DomainName;

/**
 * The file with a domain's policy (RFC 8461 §3.2).
 *
 * @param policy the policy
 * @param maxAge the time for which it may be kept
 */
public record StsPolicyFile(StsPolicy policy, Duration maxAge) {
  /** The largest file that is read, in octets (RFC 8461 §3.3). */
  public static final int MOST_OCTETS = 65_536;

  /** The most MX patterns of a policy. */
  static final int MOST_MX = 100;

  /** The longest time for which a policy may be kept (RFC 8461 §3.2). */
  private static final Duration MOST_AGE = Duration.ofSeconds(31_557_600);

  private static final String VERSION = "version";
  private static final String MODE = "mode";
  private static final String MX = "mx";
  private static final String MAX_AGE = "max_age";

  /** A name, a colon, and a value that begins and ends with something visible. */
  private static final Pattern FIELD =
      Pattern.compile(
          "([A-Za-z0-9][A-Za-z0-9_.-]{0,31}):[ \\t]*+([!-~\\x80-\\x{10FFFF}](?:[\\t -~\\x80-\\x{10FFFF}]*+))");

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}");

  private static final Pattern PATTERN =
      Pattern.compile(
          "(?:\\*\\.)?([A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*+)");

  /** Returns the text of the file. */
  public String text() {
    StringBuilder text = new StringBuilder("version: STSv1\r\nmode: ");
    text.append(policy.mode().word()).append("\r\n");
    policy.mx().forEach(pattern -> text.append("mx: ").append(pattern).append("\r\n"));
    return text.append("max_age: ").append(maxAge.toSeconds()).append("\r\n").toString();
  }

  /** Returns the policy in a file; empty if the file is not valid. */
  public static Optional<StsPolicyFile> read(byte[] octets) {
    if (octets.length > MOST_OCTETS) {
      return Optional.empty();
    }
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<StsPolicyFile> read(String text) {
    Map<String, String> first = new HashMap<>();
    List<String> patterns = new ArrayList<>();
    for (String line : text.split("\r?\n")) {
      String bare = line.replaceAll("[ \\t]++$", "");
      if (bare.isEmpty()) {
        continue;
      }
      Matcher field = FIELD.matcher(bare);
      if (!field.matches()) {
        return Optional.empty();
      }
      if (!field.group(1).equals(MX)) {
        // Of fields that are there twice, the first counts (RFC 8461 §3.2).
        first.putIfAbsent(field.group(1), field.group(2));
      } else if (!isPattern(field.group(2)) || patterns.size() == MOST_MX) {
        return Optional.empty();
      } else {
        patterns.add(field.group(2).toLowerCase(Locale.ROOT));
      }
    }
    Optional<Mode> mode = mode(first.getOrDefault(MODE, ""));
    Optional<Duration> maxAge = maxAge(first.getOrDefault(MAX_AGE, ""));
    boolean isComplete =
        "STSv1".equals(first.get(VERSION))
            && mode.isPresent()
            && maxAge.isPresent()
            && (mode.get() == Mode.NONE || !patterns.isEmpty());
    return isComplete
        ? Optional.of(new StsPolicyFile(new StsPolicy(mode.get(), patterns), maxAge.get()))
        : Optional.empty();
  }

  private static boolean isPattern(String value) {
    return value.length() <= DomainName.MOST_OCTETS + 2 && PATTERN.matcher(value).matches();
  }

  private static Optional<Mode> mode(String word) {
    for (Mode mode : Mode.values()) {
      if (mode.word().equals(word)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  private static Optional<Duration> maxAge(String digits) {
    if (!SECONDS.matcher(digits).matches()) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(digits)))
        .filter(age -> age.compareTo(MOST_AGE) <= 0);
  }
}

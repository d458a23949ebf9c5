package org.carillon.settings;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.contract.net.AddressRange;

/**
 * The type of a setting's values: parses them from text (a form, the command line, the database),
 * writes them, and describes them. {@code read(write(v))} gives {@code v} for every allowed value.
 */
public sealed interface SettingType<T> {

  /** Parses a value; never throws. */
  Reading<T> read(String text);

  /** Returns the text of a value, in the only form that is stored. */
  String write(T value);

  /** Returns a description of the allowed values, for help texts. */
  String allowed();

  /** A switch: on or off. */
  record Switch() implements SettingType<Boolean> {
    @Override
    public Reading<Boolean> read(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "on", "yes" -> new Reading.Valid<>(true);
        case "false", "off", "no" -> new Reading.Valid<>(false);
        default -> new Reading.Invalid<>("The value must be true or false.");
      };
    }

    @Override
    public String write(Boolean value) {
      return value.toString();
    }

    @Override
    public String allowed() {
      return "true or false";
    }
  }

  /**
   * A whole number.
   *
   * @param min the smallest allowed value
   * @param max the largest allowed value
   * @param unit the unit, for help texts ({@code octets}, {@code connections})
   */
  record Whole(long min, long max, String unit) implements SettingType<Long> {
    @Override
    public Reading<Long> read(String text) {
      try {
        long value = Long.parseLong(text.strip());
        return value < min || value > max
            ? new Reading.Invalid<>("The value must be from " + allowed() + ".")
            : new Reading.Valid<>(value);
      } catch (NumberFormatException notANumber) {
        return new Reading.Invalid<>("The value must be a whole number from " + allowed() + ".");
      }
    }

    @Override
    public String write(Long value) {
      return value.toString();
    }

    @Override
    public String allowed() {
      return min + " to " + max + " " + unit;
    }
  }

  /**
   * A duration in ISO 8601 form ({@code PT30M}, {@code P5D}).
   *
   * @param min the shortest allowed value
   * @param max the longest allowed value
   */
  record Time(Duration min, Duration max) implements SettingType<Duration> {
    @Override
    public Reading<Duration> read(String text) {
      try {
        Duration value = Duration.parse(text.strip());
        return value.compareTo(min) < 0 || value.compareTo(max) > 0
            ? new Reading.Invalid<>("The value must be from " + allowed() + ".")
            : new Reading.Valid<>(value);
      } catch (DateTimeParseException notADuration) {
        return new Reading.Invalid<>("The value must be a time span such as PT30S, PT5M or P2D.");
      }
    }

    @Override
    public String write(Duration value) {
      return value.toString();
    }

    @Override
    public String allowed() {
      return min + " to " + max + " (ISO 8601)";
    }
  }

  /**
   * One line of text.
   *
   * @param pattern the pattern that the whole text must match
   * @param most the most characters
   * @param form a description of the pattern
   */
  record Text(Pattern pattern, int most, String form) implements SettingType<String> {

    /** Returns the type of any text without control characters; may be empty. */
    public static Text any(int most) {
      return new Text(Pattern.compile("\\P{Cntrl}*"), most, "text");
    }

    @Override
    public Reading<String> read(String text) {
      String value = text.strip();
      return value.length() <= most && pattern.matcher(value).matches()
          ? new Reading.Valid<>(value)
          : new Reading.Invalid<>(
              "The value must be " + form + " (at most " + most + " characters).");
    }

    @Override
    public String write(String value) {
      return value;
    }

    @Override
    public String allowed() {
      return form + ", at most " + most + " characters";
    }
  }

  /**
   * Lines of text with a grammar of their own; may be empty.
   *
   * @param most the most characters
   * @param fault returns what is wrong with a text, as a sentence; empty if nothing is
   * @param form a description of the lines
   */
  record Lines(int most, Function<String, Optional<String>> fault, String form)
      implements SettingType<String> {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

    @Override
    public Reading<String> read(String text) {
      String value = text.replace("\r\n", "\n").strip();
      if (value.length() > most || CONTROLS.matcher(value).find()) {
        return new Reading.Invalid<>("The value must be " + allowed() + ".");
      }
      return fault
          .apply(value)
          .<Reading<String>>map(Reading.Invalid::new)
          .orElseGet(() -> new Reading.Valid<>(value));
    }

    @Override
    public String write(String value) {
      return value;
    }

    @Override
    public String allowed() {
      return form + ", at most " + most + " characters";
    }
  }

  /** An IP address or a network, such as {@code 192.0.2.0/24}. */
  record Network() implements SettingType<String> {
    @Override
    public Reading<String> read(String text) {
      String value = text.strip();
      return AddressRange.of(value).isPresent()
          ? new Reading.Valid<>(value)
          : new Reading.Invalid<>("The value must be " + allowed() + ".");
    }

    @Override
    public String write(String value) {
      return value;
    }

    @Override
    public String allowed() {
      return "an IP address or a network such as 192.0.2.0/24";
    }
  }

  /**
   * One of a few words: the constants of an enumeration, written in lower case with hyphens.
   *
   * @param of the class of the enumeration
   */
  record Choice<E extends Enum<E>>(Class<E> of) implements SettingType<E> {
    @Override
    public Reading<E> read(String text) {
      String word = text.strip();
      return Arrays.stream(of.getEnumConstants())
          .filter(constant -> write(constant).equals(word))
          .findFirst()
          .<Reading<E>>map(Reading.Valid::new)
          .orElseGet(() -> new Reading.Invalid<>("The value must be " + allowed() + "."));
    }

    @Override
    public String write(E value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String allowed() {
      return words().stream().collect(Collectors.joining(", ", "one of ", ""));
    }

    /** Returns the words, in the enumeration's order. */
    public List<String> words() {
      return Arrays.stream(of.getEnumConstants()).map(this::write).toList();
    }
  }

  /**
   * A host and a port.
   *
   * @param defaultPort the port if the text names none
   */
  record Host(int defaultPort) implements SettingType<HostAndPort> {
    private static final Pattern FORM =
        Pattern.compile(
            "(?:\\[([0-9A-Fa-f:.]{2,45})]|([A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?))"
                + "(?::([0-9]{1,5}))?");

    @Override
    public Reading<HostAndPort> read(String text) {
      var match = FORM.matcher(text.strip());
      if (!match.matches()) {
        return new Reading.Invalid<>(
            "The value must be a host or host:port. An IPv6 address stands in brackets. Without a"
                + " port, "
                + defaultPort
                + " is used.");
      }
      int port = match.group(3) == null ? defaultPort : Integer.parseInt(match.group(3));
      if (port < 1 || port > 65535) {
        return new Reading.Invalid<>("The port must be from 1 to 65535.");
      }
      String host = match.group(1) == null ? match.group(2) : match.group(1);
      return new Reading.Valid<>(new HostAndPort(host.toLowerCase(Locale.ROOT), port));
    }

    @Override
    public String write(HostAndPort value) {
      return value.toString();
    }

    @Override
    public String allowed() {
      return "host or host:port, an IPv6 address in brackets; without a port, "
          + defaultPort
          + " is used";
    }
  }

  /**
   * Certificates in PEM (RFC 7468), one after the other; may be empty.
   *
   * @param most the most certificates
   */
  record Certificates(int most) implements SettingType<List<X509Certificate>> {
    private static final int MOST_TEXT = 200_000;

    @Override
    public Reading<List<X509Certificate>> read(String text) {
      if (text.isBlank()) {
        return new Reading.Valid<>(List.of());
      }
      if (text.length() > MOST_TEXT || !text.contains("-----BEGIN CERTIFICATE-----")) {
        return new Reading.Invalid<>("The value must be " + allowed() + ".");
      }
      try {
        List<X509Certificate> all =
            CertificateFactory.getInstance("X.509")
                .generateCertificates(
                    new ByteArrayInputStream(text.strip().getBytes(StandardCharsets.UTF_8)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
        return all.size() > most
            ? new Reading.Invalid<>("At most " + most + " entries are allowed.")
            : new Reading.Valid<>(all);
      } catch (CertificateException malformed) {
        return new Reading.Invalid<>(
            "The text is not a certificate. The value must be " + allowed() + ".");
      }
    }

    @Override
    public String write(List<X509Certificate> value) {
      return value.stream().map(Certificates::pem).collect(Collectors.joining("\n"));
    }

    private static String pem(X509Certificate certificate) {
      try {
        return "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----";
      } catch (CertificateEncodingException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    public String allowed() {
      return "up to " + most + " certificates in PEM";
    }
  }

  /**
   * Several values of one type, in order, one on each line (a comma separates them as well); may be
   * empty.
   *
   * @param each the type of each value
   * @param most the most values
   */
  record ListOf<T>(SettingType<T> each, int most) implements SettingType<List<T>> {
    private static final Pattern SEPARATOR = Pattern.compile("[,\n]");

    @Override
    public Reading<List<T>> read(String text) {
      var values = new ArrayList<T>();
      for (String part : SEPARATOR.split(text)) {
        if (part.isBlank()) {
          continue;
        }
        switch (each.read(part)) {
          case Reading.Valid<T>(T value) -> values.add(value);
          case Reading.Invalid<T>(String why) -> {
            return new Reading.Invalid<>("“" + part.strip() + "” is not allowed. " + why);
          }
        }
      }
      return values.size() > most
          ? new Reading.Invalid<>("At most " + most + " entries are allowed.")
          : new Reading.Valid<>(List.copyOf(values));
    }

    @Override
    public String write(List<T> value) {
      return value.stream().map(each::write).collect(Collectors.joining("\n"));
    }

    @Override
    public String allowed() {
      return "up to " + most + ", one per line: " + each.allowed();
    }
  }
}

package org.carillon.webadmin.setting;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.carillon.settings.Reading;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingType;
import org.carillon.web.Texts;

/**
 * Converts values of settings to people's notation and back. Everywhere else (REST, {@code ctl},
 * the database) they have the only form of {@link SettingType#write}.
 */
public final class SettingWords {
  private static final String OCTETS = "octets";

  /** The prefix of units of speed. */
  private static final String OCTETS_PER = "octets ";

  /** The form of an unrestricted text. */
  private static final String ANY_TEXT = "text";

  private static final long KIB = 1L << 10;

  /** A bound above any practical value. */
  private static final long ENDLESS = 1L << 50;

  private final Texts texts;
  private final Spans spans;
  private final Octets octets;

  public SettingWords(Texts texts) {
    this.texts = texts;
    this.spans = new Spans(texts);
    this.octets = new Octets(texts);
  }

  /** The text for a form's field. */
  public String shown(SettingType<?> type, String text) {
    return switch (type) {
      case SettingType.Time time -> spans.shown(Duration.parse(text));
      case SettingType.Whole whole -> isSize(whole) ? size(whole, Long.parseLong(text)) : text;
      case SettingType.ListOf<?> list ->
          text.lines().map(line -> shown(list.each(), line)).collect(Collectors.joining("\n"));
      case SettingType.Switch() -> text;
      case SettingType.Certificates all -> text;
      case SettingType.Text line -> text;
      case SettingType.Network network -> text;
      case SettingType.Lines lines -> text;
      case SettingType.Choice<?> choice -> text;
      case SettingType.Host host -> text;
    };
  }

  /** Formats a value, such as {@code 10 connections}; unchanged if it is not valid for the type. */
  public String told(SettingType<?> type, String text) {
    if (type.read(text) instanceof Reading.Invalid) {
      return text;
    }
    return switch (type) {
      case SettingType.Switch() -> choice(text);
      case SettingType.Choice<?> choice -> choice(text);
      case SettingType.Whole whole -> (shown(whole, text) + " " + unit(whole)).strip();
      case SettingType.Time time -> shown(time, text);
      case SettingType.ListOf<?> list -> String.join(", ", shown(list, text).lines().toList());
      case SettingType.Certificates all -> subjects(all, text);
      case SettingType.Text line -> text;
      case SettingType.Network network -> text;
      case SettingType.Lines lines -> text;
      case SettingType.Host host -> text;
    };
  }

  /** The subjects of the certificates. */
  private static String subjects(SettingType.Certificates type, String text) {
    return type.read(text)
            instanceof Reading.Valid<List<X509Certificate>>(List<X509Certificate> certificates)
        ? certificates.stream()
            .map(certificate -> certificate.getSubjectX500Principal().getName())
            .collect(Collectors.joining("; "))
        : text;
  }

  /** Formats a setting's value for people. */
  public String told(Setting<?> setting, String text) {
    return setting.type() instanceof SettingType.Choice
        ? choice(setting, text)
        : told(setting.type(), text);
  }

  /** The label of a word to choose: with this setting, or else with all. */
  String choice(Setting<?> setting, String word) {
    String own = "setting." + setting.key() + ".word." + word;
    return texts.knows(own) ? texts.of(own) : choice(word);
  }

  /** The label of a word to choose. */
  public String choice(String word) {
    return texts.knows("choice." + word) ? texts.of("choice." + word) : word;
  }

  /** A size in the units of all pages, if the stored one is not round in them; else empty. */
  public String about(SettingType<?> type, String text) {
    return type instanceof SettingType.Whole whole && isSize(whole)
        ? octets.about(Long.parseLong(text))
        : "";
  }

  /**
   * Formats a size. Some bounds are one octet below a round one, the limit of a counter: they are
   * shown rounded.
   */
  private String size(SettingType.Whole whole, long count) {
    return octets.shown(isJustBelow(whole) && count == whole.max() ? count + 1 : count);
  }

  private static boolean isJustBelow(SettingType.Whole whole) {
    return isSize(whole) && whole.max() < ENDLESS && (whole.max() + 1) % KIB == 0;
  }

  /** Parses the typed text to the stored form, or returns the error. */
  public Reading<String> read(SettingType<?> type, String typed) {
    return switch (type) {
      case SettingType.Time time ->
          spans
              .read(typed)
              .<Reading<String>>map(span -> checked(time, time.write(span)))
              .orElseGet(() -> new Reading.Invalid<>(texts.of("settings.wrong.span")));
      case SettingType.Whole whole -> {
        OptionalLong count = isSize(whole) ? octets.read(typed) : whole(typed);
        String wrong = isSize(whole) ? "settings.wrong.size" : "settings.wrong.number";
        yield count.isEmpty()
            ? new Reading.Invalid<>(texts.of(wrong))
            : checked(whole, whole.write(bounded(whole, count.getAsLong())));
      }
      case SettingType.ListOf<?> list when list.each() instanceof SettingType.Time ->
          each(list, typed);
      case SettingType.ListOf<?> list -> checked(list, typed);
      case SettingType.Switch() -> checked(type, typed);
      case SettingType.Certificates all -> checked(type, typed);
      case SettingType.Text line -> checked(type, typed);
      case SettingType.Network network -> checked(type, typed);
      case SettingType.Lines lines -> lined(lines, typed);
      case SettingType.Choice<?> choice -> checked(type, typed);
      case SettingType.Host host -> checked(type, typed);
    };
  }

  private static long bounded(SettingType.Whole whole, long count) {
    return isJustBelow(whole) && count == whole.max() + 1 ? whole.max() : count;
  }

  private Reading<String> each(SettingType.ListOf<?> list, String typed) {
    List<String> each = new ArrayList<>();
    for (String line : typed.lines().filter(one -> !one.isBlank()).toList()) {
      switch (read(list.each(), line)) {
        case Reading.Valid<String>(String text) -> each.add(text);
        case Reading.Invalid<String>(String why) -> {
          return new Reading.Invalid<>(texts.of("settings.wrong.line", line.strip(), why));
        }
      }
    }
    return checked(list, String.join("\n", each));
  }

  /** Returns the text, or the first line that is wrong. */
  private Reading<String> lined(SettingType.Lines type, String typed) {
    return switch (type.read(typed)) {
      case Reading.Invalid<String>(String why) when type.fault().apply(typed).isPresent() ->
          new Reading.Invalid<>(why);
      default -> checked(type, typed);
    };
  }

  private <T> Reading<String> checked(SettingType<T> type, String text) {
    return switch (type.read(text)) {
      case Reading.Valid<T>(T value) -> new Reading.Valid<>(type.write(value));
      case Reading.Invalid<T>(String why) ->
          new Reading.Invalid<>(texts.of("settings.wrong", allowed(type)));
    };
  }

  private OptionalLong whole(String typed) {
    return Numbers.in(texts.locale())
        .read(typed.strip())
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .map(number -> OptionalLong.of(number.longValue()))
        .orElseGet(OptionalLong::empty);
  }

  /** The allowed values, in words. */
  public String allowed(SettingType<?> type) {
    return switch (type) {
      case SettingType.Time(Duration min, Duration max) ->
          texts.of("settings.range", spans.shown(min), spans.shown(max));
      case SettingType.Whole whole -> range(whole);
      case SettingType.Text line ->
          line.form().equals(ANY_TEXT)
              ? texts.of("settings.text.any", line.most())
              : texts.of("settings.text", worded("form.", line.form()), line.most());
      case SettingType.Network network -> texts.of("settings.network");
      case SettingType.Lines lines ->
          texts.of("settings.text", worded("form.", lines.form()), lines.most());
      case SettingType.ListOf<?> list ->
          texts.of("settings.list", list.most(), allowed(list.each()));
      case SettingType.Certificates all -> texts.of("settings.certificates", all.most());
      case SettingType.Host host -> texts.of("settings.host", host.defaultPort());
      case SettingType.Switch() -> texts.of("settings.switch");
      case SettingType.Choice<?> choice ->
          choice.words().stream().map(this::choice).collect(Collectors.joining(", "));
    };
  }

  private String range(SettingType.Whole whole) {
    if (whole.max() >= ENDLESS) {
      return texts.of("settings.least", count(whole, whole.min()));
    }
    return texts.of("settings.range", count(whole, whole.min()), count(whole, whole.max()));
  }

  private String count(SettingType.Whole whole, long count) {
    if (whole.unit().startsWith(OCTETS_PER)) {
      return texts.of("size.per-second", size(whole, count));
    }
    return isSize(whole) ? size(whole, count) : texts.of("figure.plain", count);
  }

  /** The text beside the field; empty if the field's own text has it. */
  public String unit(SettingType<?> type) {
    if (type instanceof SettingType.Whole whole) {
      if (whole.unit().startsWith(OCTETS_PER)) {
        return texts.of("size.a-second");
      }
      return isSize(whole) || whole.unit().startsWith("(") ? "" : worded("unit.", whole.unit());
    }
    return "";
  }

  private static boolean isSize(SettingType.Whole whole) {
    return whole.unit().equals(OCTETS) || whole.unit().startsWith(OCTETS_PER);
  }

  /** A declaration's text in the reader's language, if the bundle has it. */
  private String worded(String prefix, String declared) {
    String key = prefix + declared.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return Optional.of(key).filter(texts::knows).map(texts::of).orElse(declared);
  }
}

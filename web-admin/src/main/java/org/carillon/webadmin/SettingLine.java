package org.carillon.webadmin;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.carillon.account.SettingValue;
import org.carillon.settings.Level;
import org.carillon.settings.SettingType;
import org.carillon.web.Say;

/** One setting as the form shows it. */
public final class SettingLine {
  private final SettingValue value;
  private final String text;
  private final String problem;
  private final Level level;
  private final Say say;

  SettingLine(SettingValue value, String text, String problem, Level level, Say say) {
    this.value = value;
    this.text = text;
    this.problem = problem;
    this.level = level;
    this.say = say;
  }

  /** Whether two texts of a form say the same: browsers send line ends as CRLF. */
  static boolean sameText(String one, String other) {
    return one.replace("\r\n", "\n").strip().equals(other.strip());
  }

  /** Its key. */
  public String getKey() {
    return value.setting().key();
  }

  /** Its label: translated where the bundle has it. */
  public String getTitle() {
    return worded("setting." + getKey() + ".title", value.setting().title());
  }

  /** What it does: translated where the bundle has it. */
  public String getHelp() {
    return worded("setting." + getKey() + ".help", value.setting().help());
  }

  private String worded(String key, String declared) {
    return say.knows(key) ? say.of(key) : declared;
  }

  /** What is allowed, in words. */
  public String getAllowed() {
    return value.setting().type().allowed();
  }

  /** How it is asked for: {@code choice}, {@code lines} or {@code line}. */
  public String getKind() {
    return switch (value.setting().type()) {
      case SettingType.Switch() -> "choice";
      case SettingType.Choice<?> choice -> "choice";
      case SettingType.ListOf<?> list -> "lines";
      case SettingType.Whole whole -> "line";
      case SettingType.Time time -> "line";
      case SettingType.Text line -> "line";
      case SettingType.Host host -> "line";
    };
  }

  /** The words to choose from; none for what is typed. */
  public List<String> getWords() {
    return switch (value.setting().type()) {
      case SettingType.Switch() -> List.of("true", "false");
      case SettingType.Choice<?> choice -> choice.words();
      case SettingType.ListOf<?> list -> List.of();
      case SettingType.Whole whole -> List.of();
      case SettingType.Time time -> List.of();
      case SettingType.Text line -> List.of();
      case SettingType.Host host -> List.of();
    };
  }

  /** A word to choose, for people. */
  public String word(String word) {
    return worded("choice." + word, word);
  }

  /** The text in the field. */
  public String getText() {
    return text;
  }

  /** What is wrong with it; empty for nothing. */
  public String getProblem() {
    return problem;
  }

  /** Where the value in force comes from. */
  public String getOrigin() {
    return value.origin().name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is set on this very level, and so can be reset. */
  public boolean isOwn() {
    return switch (value.origin()) {
      case SERVER -> level == Level.SERVER;
      case DOMAIN -> level == Level.DOMAIN;
      case ACCOUNT -> level == Level.ACCOUNT;
      case BUILT_IN -> false;
    };
  }

  /** A span of time in words; empty for other types. */
  public String getInWords() {
    if (!(value.setting().type() instanceof SettingType.Time)) {
      return "";
    }
    try {
      return words(Duration.parse(text));
    } catch (DateTimeParseException asTyped) {
      return "";
    }
  }

  private String words(Duration span) {
    if (span.toDays() > 0 && span.equals(Duration.ofDays(span.toDays()))) {
      return say.of("span.days", span.toDays());
    }
    if (span.toHours() > 0 && span.equals(Duration.ofHours(span.toHours()))) {
      return say.of("span.hours", span.toHours());
    }
    return span.toMinutes() > 0 && span.equals(Duration.ofMinutes(span.toMinutes()))
        ? say.of("span.minutes", span.toMinutes())
        : say.of("span.seconds", span.toSeconds());
  }
}

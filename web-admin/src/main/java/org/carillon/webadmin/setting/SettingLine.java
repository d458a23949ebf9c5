package org.carillon.webadmin.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.account.setting.SettingValue;
import org.carillon.settings.Level;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingType;
import org.carillon.web.Texts;

/** One setting as the form shows it. */
public final class SettingLine {
  private static final Pattern OF_SERVICE = Pattern.compile("listener\\.([^.]+)\\.([^.]+)");

  private final SettingValue value;
  private final String text;
  private final String problem;
  private final Level level;
  private final Optional<String> serviceClass;
  private final Texts texts;
  private final SettingWords words;

  SettingLine(
      SettingValue value,
      String text,
      String problem,
      Level level,
      Optional<String> serviceClass,
      Texts texts) {
    this.value = value;
    this.text = text;
    this.problem = problem;
    this.level = level;
    this.serviceClass = serviceClass;
    this.texts = texts;
    this.words = new SettingWords(texts);
  }

  /** Compares two texts of a form, because browsers send line ends as CRLF. */
  static boolean sameText(String one, String other) {
    return one.replace("\r\n", "\n").strip().equals(other.strip());
  }

  public String getKey() {
    return value.setting().key();
  }

  /** Its label, translated if the bundle has it. */
  public String getTitle() {
    return title(value.setting(), texts);
  }

  public static String title(Setting<?> setting, Texts texts) {
    return said(setting.key(), "title", setting.title(), texts);
  }

  /** Its explanation, translated if the bundle has it. */
  public String getHelp() {
    return said(getKey(), "help", value.setting().help(), texts);
  }

  /** Texts that all services share exist once, with the service's name filled in. */
  private static String said(String key, String what, String declared, Texts texts) {
    Matcher service = OF_SERVICE.matcher(key);
    if (!service.matches()) {
      String own = "setting." + key + "." + what;
      return texts.knows(own) ? texts.of(own) : declared;
    }
    String any = "setting.listener.any." + service.group(2) + "." + what;
    String name = "service." + service.group(1);
    return texts.knows(any) && texts.knows(name) ? texts.of(any, texts.of(name)) : declared;
  }

  /** The allowed values, in words. */
  public String getAllowed() {
    return words.allowed(value.setting().type());
  }

  /** The field's unit, or its approximate size; empty if its text has it. */
  public String getUnit() {
    String unit = words.unit(value.setting().type());
    return unit.isEmpty() && problem.isEmpty()
        ? words.about(value.setting().type(), value.text())
        : unit;
  }

  /** The kind of its input: {@code choice}, {@code lines} or {@code line}. */
  public String getKind() {
    return switch (value.setting().type()) {
      case SettingType.Switch() -> "choice";
      case SettingType.Choice<?> choice -> "choice";
      case SettingType.ListOf<?> list -> "lines";
      case SettingType.Certificates all -> "lines";
      case SettingType.Whole whole -> "line";
      case SettingType.Time time -> "line";
      case SettingType.Text line -> "line";
      case SettingType.Network network -> "line";
      case SettingType.Lines lines -> "lines";
      case SettingType.Host host -> "line";
    };
  }

  /** The words to choose from; empty if it is typed. */
  public List<String> getWords() {
    return switch (value.setting().type()) {
      case SettingType.Switch() -> List.of("true", "false");
      case SettingType.Choice<?> choice -> choice.words();
      case SettingType.ListOf<?> list -> List.of();
      case SettingType.Certificates all -> List.of();
      case SettingType.Whole whole -> List.of();
      case SettingType.Time time -> List.of();
      case SettingType.Text line -> List.of();
      case SettingType.Network network -> List.of();
      case SettingType.Lines lines -> List.of();
      case SettingType.Host host -> List.of();
    };
  }

  /** The label of a word to choose. */
  public String word(String word) {
    return words.choice(value.setting(), word);
  }

  /** Returns whether the setting is shown among those for experts. */
  boolean isForExperts() {
    return value.setting().isForExperts();
  }

  /** Returns whether its name, help or key contains these words. */
  boolean has(String sought) {
    String all = (getTitle() + " " + getHelp() + " " + getKey()).toLowerCase(texts.locale());
    return Arrays.stream(sought.strip().toLowerCase(texts.locale()).split("\\s+"))
        .allMatch(all::contains);
  }

  public String getText() {
    return text;
  }

  /** The error, or empty. */
  public String getProblem() {
    return problem;
  }

  /** The level that the value comes from, in words. */
  public String getFrom() {
    return isOwn()
        ? texts.of("settings.from.here")
        : texts.of(
            "settings.from." + value.origin().name().toLowerCase(Locale.ROOT),
            serviceClass.orElse(""));
  }

  /** Returns whether it is set at this level, and so can be reset. */
  public boolean isOwn() {
    return switch (value.origin()) {
      case SERVER -> level == Level.SERVER;
      case DOMAIN -> level == Level.DOMAIN;
      case ACCOUNT -> level == Level.ACCOUNT;
      case CLASS -> level == Level.CLASS;
      case BUILT_IN -> false;
    };
  }
}

package org.carillon.settings;

import java.util.Objects;
import java.util.Set;

/**
 * One value that an administrator may set, declared once.
 *
 * @param key its name everywhere: lower-case words joined by {@code -} within a part and {@code .}
 *     between parts ({@code smtp.in.message-size})
 * @param type the type of its values
 * @param fallback the value if nothing is set
 * @param levels the levels where it may be set: always the server; also classes of service if
 *     accounts may set it
 * @param title a few words for a form's label
 * @param help a sentence or two: its effect, and what to consider when changing it
 * @param isOwners true if an account's owner may set it for the account, too
 * @param isForExperts true if the default suits nearly every server, and a change needs knowledge
 *     of the protocol or of the machine
 */
public record Setting<T>(
    String key,
    SettingType<T> type,
    T fallback,
    Set<Level> levels,
    String title,
    String help,
    boolean isOwners,
    boolean isForExperts) {

  /**
   * Checks the declaration.
   *
   * @throws IllegalArgumentException if the key is malformed, the fallback out of range, or classes
   *     are named as a level of their own
   */
  public Setting {
    Objects.requireNonNull(fallback, key);
    levels = Set.copyOf(levels);
    if (levels.contains(Level.CLASS)) {
      throw new IllegalArgumentException("Classes have what accounts may have: " + key);
    }
    if (!key.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+")) {
      throw new IllegalArgumentException("Malformed setting key " + key);
    }
    if (!(type.read(type.write(fallback)) instanceof Reading.Valid<T>)) {
      throw new IllegalArgumentException("Default of " + key + " is not a value of its type");
    }
  }

  /** Returns whether it may be set at a level; a class of service has the settings of accounts. */
  public boolean maySetAt(Level level) {
    return levels.contains(level == Level.CLASS ? Level.ACCOUNT : level);
  }

  /** Declares a setting for the whole server only. */
  public static <T> Setting<T> ofServer(
      String key, SettingType<T> type, T fallback, String title, String help) {
    return new Setting<>(key, type, fallback, Set.of(Level.SERVER), title, help, false, false);
  }

  /** Declares a setting that a domain may override. */
  public static <T> Setting<T> ofDomain(
      String key, SettingType<T> type, T fallback, String title, String help) {
    return new Setting<>(
        key, type, fallback, Set.of(Level.SERVER, Level.DOMAIN), title, help, false, false);
  }

  /** Declares a setting that a domain and each account may override. */
  public static <T> Setting<T> ofAccount(
      String key, SettingType<T> type, T fallback, String title, String help) {
    return ofAccount(key, type, fallback, title, help, false);
  }

  /** Declares a setting that a domain and each account may override, also the account's owner. */
  public static <T> Setting<T> ofOwner(
      String key, SettingType<T> type, T fallback, String title, String help) {
    return ofAccount(key, type, fallback, title, help, true);
  }

  /** Returns this setting, shown to administrators only among those for experts. */
  public Setting<T> forExperts() {
    return new Setting<>(key, type, fallback, levels, title, help, isOwners, true);
  }

  private static <T> Setting<T> ofAccount(
      String key, SettingType<T> type, T fallback, String title, String help, boolean isOwners) {
    return new Setting<>(
        key,
        type,
        fallback,
        Set.of(Level.SERVER, Level.DOMAIN, Level.ACCOUNT),
        title,
        help,
        isOwners,
        false);
  }
}

package org.carillon.settings;

import java.util.Objects;
import java.util.Set;

/**
 * One thing an administrator may set, declared once.
 *
 * @param key its name everywhere: lower-case words joined by {@code -} within a part and {@code .}
 *     between parts ({@code smtp.in.message-size})
 * @param type what values it takes
 * @param fallback the value where nothing is set
 * @param levels where it may be set; always the server, and in classes of service where in accounts
 * @param title a few words for a form's label
 * @param help a sentence or two: what it does, and what to think of when changing it
 * @param isOwners whether an account's owner may set it for the account, too
 */
public record Setting<T>(
    String key,
    SettingType<T> type,
    T fallback,
    Set<Level> levels,
    String title,
    String help,
    boolean isOwners) {

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

  /** Whether it may be set there; a class of service has what its accounts may have. */
  public boolean maySetAt(Level level) {
    return levels.contains(level == Level.CLASS ? Level.ACCOUNT : level);
  }

  /** A setting for the whole server only. */
  public static <T> Setting<T> ofServer(
      String key, SettingType<T> type, T fallback, String title, String help) {
    return new Setting<>(key, type, fallback, Set.of(Level.SERVER), title, help, false);
  }

  /** A setting that a domain may override. */
  public static <T> Setting<T> ofDomain(
      String key, SettingType<T> type, T fallback, String title, String help) {
    return new Setting<>(
        key, type, fallback, Set.of(Level.SERVER, Level.DOMAIN), title, help, false);
  }

  /** A setting that a domain and each account may override. */
  public static <T> Setting<T> ofAccount(
      String key, SettingType<T> type, T fallback, String title, String help) {
    return ofAccount(key, type, fallback, title, help, false);
  }

  /** The same, and each account's owner for the account. */
  public static <T> Setting<T> ofOwner(
      String key, SettingType<T> type, T fallback, String title, String help) {
    return ofAccount(key, type, fallback, title, help, true);
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
        isOwners);
  }
}

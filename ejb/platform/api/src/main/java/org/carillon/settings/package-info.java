/**
 * The administrators' settings: declared once, resolved over four levels (server, domain, class of
 * service, account), read from memory.
 *
 * <p>A capability declares its settings as constants of one class that implements {@link
 * org.carillon.settings.SettingSource}, and names that class in {@code
 * META-INF/services/org.carillon.settings.SettingSource}:
 *
 * <pre>{@code
 * public final class QueueSettings implements SettingSource {
 *   public static final Setting<Duration> LIFETIME =
 *       Setting.ofServer("queue.lifetime", new SettingType.Time(Duration.ofHours(1), Duration.ofDays(30)),
 *           Duration.ofDays(5), "Queue lifetime", "How long delivery is tried before ...");
 *
 *   public List<Setting<?>> settings() {
 *     return List.of(LIFETIME);
 *   }
 * }
 * }</pre>
 *
 * <p>The administration's forms, REST, the command line and {@code docs/settings.md} all come from
 * these declarations. {@link org.carillon.settings.Settings} reads them.
 */
package org.carillon.settings;

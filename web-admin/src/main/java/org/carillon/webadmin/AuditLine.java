package org.carillon.webadmin;

import java.time.Instant;
import java.util.Optional;
import org.carillon.audit.AuditRecord;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingRegistry;
import org.carillon.web.Say;
import org.carillon.webadmin.setting.SettingWords;

/**
 * A record of the audit trail as people read it: settings by their names, and values in the words
 * that the form of settings has.
 *
 * @param at when
 * @param actor who
 * @param action what was done, {@code thing.verb}
 * @param title the name of the setting that was changed; empty for anything else
 * @param subject to what and whose
 * @param before what was there
 * @param after what is there now
 */
public record AuditLine(
    Instant at,
    String actor,
    String action,
    String title,
    String subject,
    Optional<String> before,
    Optional<String> after) {
  private static final String SETTING = "setting.change";

  /** Behind a setting's key, before whose it is. */
  private static final String OF = " of ";

  static AuditLine of(AuditRecord record, Say say) {
    Optional<Setting<?>> setting =
        record.action().equals(SETTING)
            ? SettingRegistry.find(record.subject().split(OF, 2)[0])
            : Optional.empty();
    SettingWords words = new SettingWords(say);
    return new AuditLine(
        record.at(),
        record.actor(),
        record.action(),
        setting.map(changed -> SettingLine.title(changed, say)).orElse(""),
        record.subject(),
        record.before().map(value -> told(setting, value, words)),
        record.after().map(value -> told(setting, value, words)));
  }

  private static String told(Optional<Setting<?>> setting, String value, SettingWords words) {
    return setting.map(changed -> words.told(changed.type(), value)).orElse(value);
  }
}

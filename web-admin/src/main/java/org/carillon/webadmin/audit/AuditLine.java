package org.carillon.webadmin.audit;

import java.time.Instant;
import org.carillon.audit.AuditRecord;
import org.carillon.web.Texts;

/**
 * A record of the audit trail for people.
 *
 * @param at the time
 * @param actor the account or administrator
 * @param done the action, in words
 * @param action the action's name in a search, {@code thing.verb}
 * @param title the name of the changed setting, else empty
 * @param subject the object and its owner
 * @param before the old value, or empty
 * @param after the new value, or empty
 */
public record AuditLine(
    Instant at,
    String actor,
    String done,
    String action,
    String title,
    String subject,
    String before,
    String after) {

  static AuditLine of(AuditRecord record, Texts texts) {
    AuditWords words = new AuditWords(record, texts);
    return new AuditLine(
        record.at(),
        record.actor(),
        words.done(),
        record.action(),
        words.title(),
        record.subject(),
        words.before(),
        words.after());
  }
}

package org.carillon.webadmin.audit;

import java.time.Instant;
import org.carillon.audit.AuditRecord;
import org.carillon.web.Texts;

/**
 * A record of the audit trail as people read it.
 *
 * @param at when
 * @param actor who
 * @param done what was done, in words
 * @param action the same as it is asked for, {@code thing.verb}
 * @param title the name of the setting that was changed; empty for anything else
 * @param subject to what and whose
 * @param before what was there; empty for nothing
 * @param after what is there now; empty for nothing
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

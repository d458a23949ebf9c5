package org.carillon.account.internal.saving;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** The audit log in backups, with domains' names. Restored records come after present ones. */
@ApplicationScoped
class SavedAudit implements SavedRows {
  @Override
  public String name() {
    return "audit";
  }

  @Override
  public int order() {
    return 50;
  }

  @Override
  public String query() {
    return """
        select json_build_object('at', a.at, 'actor', a.actor, 'session', a.session,
          'action', a.action, 'subject', a.subject, 'domain', d.name, 'before', a.before,
          'after', a.after)::text
        from audit a left join domain d on d.id = a.domain order by a.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into audit (at, actor, session, action, subject, domain, before, after)
        select r."at", r.actor, r.session, r.action, r.subject, d.id, r.before, r.after
        from jsonb_to_record(?::jsonb) as r("at" timestamptz, actor text, session text,
          action text, subject text, domain text, before text, after text)
        left join domain d on d.name = r.domain and d.deleted is null
        where not exists (select from audit a where a.at = r."at" and a.actor = r.actor
          and a.action = r.action and a.subject = r.subject)
        """;
  }
}

package org.carillon.account.internal.group;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** The groups and forwarders in backups, with their addresses. Their members are restored later. */
@ApplicationScoped
public class SavedGroups implements SavedRows {
  @Override
  public String name() {
    return "groups";
  }

  @Override
  public int order() {
    return 12;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', g.local_part, 'at', d.name, 'kind', g.kind,
          'name', g.display_name, 'description', g.description, 'writers', g.writers,
          'omits', g.omits_author, 'errors', g.errors_to_owner, 'created', g.created)::text
        from mail_group g join domain d on d.id = g.domain order by g.id
        """;
  }

  @Override
  public String insertion() {
    return """
        with r as (
          select * from jsonb_to_record(?::jsonb) as r("local" text, "at" text, kind text,
            name text, description text, writers text, omits boolean, errors boolean,
            created timestamptz)),
        made as (
          insert into mail_group (id, domain, local_part, kind, display_name, description, writers,
            omits_author, errors_to_owner, created, modified, version)
          select nextval('directory_id'), d.id, r."local", r.kind, r.name, r.description,
            r.writers, r.omits, r.errors, r.created, now(), 1
          from r join domain d on d.name = r."at" and d.deleted is null
          where not exists (
            select 1 from address a where a.domain = d.id and a.local_part = r."local")
          returning id, domain, local_part, kind)
        insert into address (domain, local_part, kind, mail_group)
        select domain, local_part, kind, id from made
        """;
  }
}

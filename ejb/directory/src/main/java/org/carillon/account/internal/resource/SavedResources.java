package org.carillon.account.internal.resource;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** Data that makes accounts resources, in backups. Who books and approves is restored later. */
@ApplicationScoped
public class SavedResources implements SavedRows {
  @Override
  public String name() {
    return "resources";
  }

  @Override
  public int order() {
    return 14;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'kind', r.kind,
          'description', r.description, 'place', r.place, 'capacity', r.capacity,
          'features', r.features, 'zone', r.time_zone, 'bookers', r.bookers,
          'automatic', r.is_automatic, 'horizon', r.horizon_days, 'longest', r.longest_minutes,
          'recurring', r.is_recurring, 'series', r.series_days, 'conflicts', r.conflicts,
          'hours', r.hours, 'created', r.created)::text
        from resource r join account a on a.id = r.account join domain d on d.id = a.domain
        where a.deleted is null order by a.id
        """;
  }

  @Override
  public String insertion() {
    return """
        with r as (
          select * from jsonb_to_record(?::jsonb) as r("local" text, "at" text, kind text,
            description text, place text, capacity integer, features text, zone text,
            bookers text, automatic boolean, horizon integer, longest integer, recurring boolean,
            series integer, conflicts text, hours text, created timestamptz)),
        made as (
          insert into resource (account, kind, description, place, capacity, features, time_zone,
            bookers, is_automatic, horizon_days, longest_minutes, is_recurring, series_days,
            conflicts, hours, created, modified, version)
          select a.id, r.kind, r.description, r.place, r.capacity, r.features, r.zone, r.bookers,
            r.automatic, r.horizon, r.longest, r.recurring, r.series, r.conflicts, r.hours,
            r.created, now(), 1
          from r join domain d on d.name = r."at" and d.deleted is null
          join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
          on conflict do nothing returning account)
        update account set is_resource = true where id in (select account from made)
        """;
  }
}

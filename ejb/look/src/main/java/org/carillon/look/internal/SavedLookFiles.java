package org.carillon.look.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SavedRows;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;

@ApplicationScoped
class SavedLookFiles implements SavedRows {
  private final AnnouncedChanges changes;

  @Inject
  SavedLookFiles(Transactions transactions, CacheVersions versions) {
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  @Override
  public String name() {
    return "look-files";
  }

  @Override
  public int order() {
    return 39;
  }

  @Override
  public String query() {
    return """
        select json_build_object('kind', f.kind, 'at', d.name, 'name', f.name, 'type', f.type,
          'digest', f.digest, 'content', encode(f.content, 'base64'),
          'uploaded', f.uploaded)::text
        from look_file f left join domain d on d.id = f.domain
        where d.deleted is null order by f.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into look_file (id, kind, domain, name, type, digest, content, uploaded)
        select nextval('directory_id'), r.kind, d.id, r.name, r.type, r.digest,
          decode(r.content, 'base64'), r.uploaded
        from jsonb_to_record(?::jsonb) as r(kind text, "at" text, name text, type text, digest text,
          content text, uploaded timestamptz)
        left join domain d on d.name = r."at" and d.deleted is null
        where r."at" is null or d.id is not null
        on conflict do nothing
        """;
  }

  @Override
  public void restored() {
    changes.announce(CacheVersions.Kind.LOOKS);
  }
}

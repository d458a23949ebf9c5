package org.carillon.identity.internal.token;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/**
 * Tokens in a backup, by their hashes, so that programs can still use them after a restore. Web
 * sessions are left out, because people can sign in again.
 */
@ApplicationScoped
public class SavedTokens implements SavedRows {
  @Override
  public String name() {
    return "tokens";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public String query() {
    return """
        select json_build_object('id', t.id, 'hash', encode(t.hash, 'base64'), 'label', t.label,
          'local', a.local_part, 'at', ad.name, 'administrator', r.name, 'created', t.created,
          'used', t.used, 'expires', t.expires)::text
        from token t left join account a on a.id = t.account left join domain ad on ad.id = a.domain
        left join administrator r on r.id = t.administrator
        where t.kind = 'BEARER' and a.deleted is null order by t.created, t.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into token (id, hash, kind, label, account, administrator, created, used, expires)
        select r.id, decode(r.hash, 'base64'), 'BEARER', r.label, a.id, o.id, r.created, r.used, r.expires
        from jsonb_to_record(?::jsonb) as r(id text, hash text, label text, "local" text, "at" text,
          administrator text, created timestamptz, used timestamptz, expires timestamptz)
        left join domain ad on ad.name = r."at" and ad.deleted is null
        left join account a on a.domain = ad.id and a.local_part = r."local" and a.deleted is null
        left join administrator o on o.name = r.administrator
        where (a.id is null) <> (o.id is null)
        on conflict do nothing
        """;
  }
}

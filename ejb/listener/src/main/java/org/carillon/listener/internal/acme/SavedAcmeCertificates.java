package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** Orders in backups, with their certificate chain; without the chain they are ordered again. */
@ApplicationScoped
class SavedAcmeCertificates implements SavedRows {

  @Override
  public String name() {
    return "acme-certificates";
  }

  @Override
  public int order() {
    return 32;
  }

  @Override
  public String query() {
    return """
        select json_build_object('name', c.name, 'domain', d.name, 'account', a.name,
          'hosts', c.hosts, 'challenge', c.challenge, 'keyType', c.key_type,
          'default', c.is_default, 'enabled', c.enabled, 'chain', k.chain,
          'created', c.created)::text
        from acme_certificate c join acme_account a on a.id = c.account
        left join domain d on d.id = c.domain left join certificate k on k.id = c.certificate
        order by c.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into acme_certificate (id, name, domain, account, hosts, challenge, key_type,
          is_default, enabled, certificate, version, created, due, changed)
        select nextval('directory_id'), r.name, d.id, a.id, r.hosts, r.challenge, r."keyType",
          r."default", r.enabled, k.id, 1, r.created, now(), k.id is null
        from jsonb_to_record(?::jsonb) as r(name text, domain text, account text, hosts text,
          challenge text, "keyType" text, "default" boolean, enabled boolean, chain text,
          created timestamptz)
        join acme_account a on a.name = r.account
        left join domain d on d.name = r.domain and d.deleted is null
        left join lateral (select id from certificate where chain = r.chain order by id limit 1)
          k on true
        where r.domain is null or d.id is not null
        on conflict (name) do nothing
        """;
  }
}

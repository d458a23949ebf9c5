package org.carillon.listener.internal.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedRows;

/** Requests in backups, with the chain by which their certificate in use is found. */
@ApplicationScoped
class SavedCertificateRequests extends SealedRows {

  @Inject
  SavedCertificateRequests(HomeKey homeKey) {
    super(homeKey);
  }

  @Override
  public String name() {
    return "certificate-requests";
  }

  @Override
  public int order() {
    return 33;
  }

  @Override
  public String query() {
    return """
        select json_build_object('id', r.id, 'name', r.name, 'domain', d.name, 'hosts', r.hosts,
          'keyType', r.key_type, 'days', r.days, 'commonName', r.common_name,
          'organization', r.organization, 'unit', r.unit, 'locality', r.locality,
          'state', r.state, 'country', r.country, 'email', r.email, 'request', r.request,
          'key', encode(r.key, 'base64'), 'chain', c.chain, 'created', r.created)::text
        from certificate_request r left join domain d on d.id = r.domain
        left join certificate c on c.id = r.certificate order by r.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into certificate_request (id, name, domain, hosts, key_type, days, common_name,
          organization, unit, locality, state, country, email, request, key, certificate,
          version, created)
        select a.id, r.name, d.id, r.hosts, r."keyType", r.days, r."commonName", r.organization,
          r.unit, r.locality, r.state, r.country, r.email, r.request, a.key, c.id, 1, r.created
        from (values (?::bigint, ?::bytea)) as a(id, key),
          jsonb_to_record(?::jsonb) as r(name text, domain text, hosts text, "keyType" text,
          days bigint, "commonName" text, organization text, unit text, locality text, state text,
          country text, email text, request text, chain text, created timestamptz)
        left join domain d on d.name = r.domain and d.deleted is null
        left join lateral (select id from certificate where chain = r.chain order by id limit 1)
          c on true
        where r.domain is null or d.id is not null
        """;
  }

  @Override
  protected String naturalKey() {
    return "name";
  }

  @Override
  protected String presence() {
    return "select 1 from certificate_request where name = ?";
  }

  @Override
  protected String secret() {
    return "key";
  }

  @Override
  protected String purpose(long id) {
    return CertificateRequestRow.purpose(id);
  }
}

package org.carillon.policy.internal.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedRows;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;

@ApplicationScoped
class SavedDomainKeys extends SealedRows {

  private final AnnouncedChanges changes;

  @Inject
  SavedDomainKeys(HomeKey homeKey, Transactions transactions, CacheVersions versions) {
    super(homeKey);
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  @Override
  public String name() {
    return "dkim-keys";
  }

  @Override
  public int order() {
    return 31;
  }

  @Override
  public String query() {
    return """
        select json_build_object('id', k.id, 'domain', d.name, 'signingDomain', k.signing_domain,
          'name', k.name, 'algorithm', k.algorithm, 'state', k.state,
          'secret', encode(k.secret, 'base64'), 'record', k.record, 'created', k.created,
          'activated', k.activated, 'retired', k.retired)::text
        from dkim_key k join domain d on d.id = k.domain order by k.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into dkim_key (id, domain, signing_domain, name, algorithm, state, secret, record,
          version, created, activated, retired, due)
        select ?, d.id, r."signingDomain", r.name, r.algorithm, r.state, ?, r.record, 1, r.created,
          r.activated, r.retired, now()
        from jsonb_to_record(?::jsonb) as r(domain text, "signingDomain" text, name text,
          algorithm text, state text, record text, created timestamptz, activated timestamptz,
          retired timestamptz)
        join domain d on d.name = r.domain and d.deleted is null
        """;
  }

  @Override
  protected String naturalKey() {
    return "name";
  }

  @Override
  protected String presence() {
    return "select 1 from dkim_key where name = ?";
  }

  @Override
  protected String secret() {
    return "secret";
  }

  @Override
  protected String purpose(long id) {
    return DomainKeyRow.purpose(id);
  }

  @Override
  public void restored() {
    changes.announce(CacheVersions.Kind.DOMAIN_KEYS);
  }
}

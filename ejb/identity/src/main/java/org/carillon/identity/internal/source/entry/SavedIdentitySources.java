package org.carillon.identity.internal.source.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedRows;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.source.IdentitySourceRow;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;

/** The sources in a backup. The data about their accounts is collected anew at sign-in. */
@ApplicationScoped
class SavedIdentitySources extends SealedRows {
  private final AnnouncedChanges changes;

  @Inject
  SavedIdentitySources(HomeKey homeKey, Transactions transactions, CacheVersions versions) {
    super(homeKey);
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  @Override
  public String name() {
    return "identity-sources";
  }

  @Override
  public int order() {
    return 32;
  }

  @Override
  public String query() {
    return """
        select json_build_object('id', s.id, 'name', s.name, 'kind', s.kind, 'address', s.address,
          'enabled', s.enabled, 'position', s.position, 'domains', s.domains,
          'startTls', s.start_tls, 'certificates', s.certificates, 'bindName', s.bind_name,
          'secret', encode(s.secret, 'base64'), 'userName', s.user_name, 'base', s.base,
          'filter', s.filter, 'attributes', s.attributes, 'accounts', s.accounts,
          'refresh', s.refresh, 'remember', s.remember, 'keepsHash', s.keeps_hash,
          'timeout', s.timeout, 'connections', s.connections, 'button', s.button, 'scopes', s.scopes,
          'claim', s.claim, 'trustsAddresses', s.trusts_addresses,
          'secondFactor', s.second_factor, 'metadata', s.metadata, 'nameFormat', s.name_format,
          'created', s.created)::text
        from identity_source s order by s.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into identity_source (id, name, kind, address, enabled, position, domains, start_tls,
          certificates, bind_name, secret, user_name, base, filter, attributes, accounts, refresh,
          remember, keeps_hash, timeout, connections, button, scopes, claim, trusts_addresses,
          second_factor, metadata, name_format, version, modified, created)
        select a.id, r.name, r.kind, r.address, r.enabled, r.position, r.domains, r."startTls",
          r.certificates, r."bindName", a.secret, r."userName", r.base, r.filter, r.attributes,
          r.accounts, r.refresh, r.remember, r."keepsHash", r.timeout, r.connections,
          coalesce(r.button, ''), coalesce(r.scopes, 'openid profile email'),
          coalesce(r.claim, 'email'), coalesce(r."trustsAddresses", false),
          coalesce(r."secondFactor", 'ours'), coalesce(r.metadata, ''),
          coalesce(r."nameFormat", 'any'), 1, now(), r.created
        from (values (?::bigint, ?::bytea)) as a(id, secret),
          jsonb_to_record(?::jsonb) as r(name text, kind text, address text, enabled boolean,
          position bigint, domains text, "startTls" boolean, certificates text, "bindName" text,
          "userName" text, base text, filter text, attributes text, accounts text, refresh bigint,
          remember bigint, "keepsHash" boolean, timeout bigint, connections bigint,
          button text, scopes text, claim text, "trustsAddresses" boolean, "secondFactor" text,
          metadata text, "nameFormat" text, created timestamptz)
        """;
  }

  @Override
  protected String naturalKey() {
    return "name";
  }

  @Override
  protected String presence() {
    return "select 1 from identity_source where name = ?";
  }

  @Override
  protected String secret() {
    return "secret";
  }

  @Override
  protected String purpose(long id) {
    return IdentitySourceRow.purpose(id);
  }

  @Override
  public void restored() {
    changes.announce(CacheVersions.Kind.DIRECTORY);
  }
}

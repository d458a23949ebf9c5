package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedRows;

/** Accounts at authorities in backups. */
@ApplicationScoped
class SavedAcmeAccounts extends SealedRows {

  @Inject
  SavedAcmeAccounts(HomeKey homeKey) {
    super(homeKey);
  }

  @Override
  public String name() {
    return "acme-accounts";
  }

  @Override
  public int order() {
    return 31;
  }

  @Override
  public String query() {
    return """
        select json_build_object('id', a.id, 'name', a.name, 'directory', a.directory,
          'contact', a.contact, 'termsAgreed', a.terms_agreed, 'terms', a.terms,
          'bindingId', a.binding_id, 'authorities', a.authorities, 'dnsServer', a.dns_server,
          'dnsZone', a.dns_zone, 'dnsKey', a.dns_key, 'dnsAlgorithm', a.dns_algorithm,
          'dnsHelper', a.dns_helper, 'dnsDelay', a.dns_delay, 'location', a.location,
          'secret', encode(a.secret, 'base64'), 'created', a.created)::text
        from acme_account a order by a.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into acme_account (id, name, directory, contact, terms_agreed, terms, binding_id,
          authorities, dns_server, dns_zone, dns_key, dns_algorithm, dns_helper, dns_delay,
          location, secret, version, created)
        select a.id, r.name, r.directory, r.contact, r."termsAgreed", r.terms, r."bindingId",
          r.authorities, r."dnsServer", r."dnsZone", r."dnsKey", r."dnsAlgorithm", r."dnsHelper",
          r."dnsDelay", r.location, a.secret, 1, r.created
        from (values (?::bigint, ?::bytea)) as a(id, secret),
          jsonb_to_record(?::jsonb) as r(name text, directory text, contact text,
          "termsAgreed" boolean, terms text, "bindingId" text, authorities text,
          "dnsServer" text, "dnsZone" text, "dnsKey" text, "dnsAlgorithm" text,
          "dnsHelper" text, "dnsDelay" bigint, location text, created timestamptz)
        """;
  }

  @Override
  protected String naturalKey() {
    return "name";
  }

  @Override
  protected String presence() {
    return "select 1 from acme_account where name = ?";
  }

  @Override
  protected String secret() {
    return "secret";
  }

  @Override
  protected String purpose(long id) {
    return AcmeAccountRow.purpose(id);
  }
}

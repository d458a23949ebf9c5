package org.carillon.listener.internal.acme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import org.carillon.account.secret.HomeKey;
import org.carillon.contract.acme.AcmeServer;
import org.carillon.listener.acme.AcmeAccount;
import org.carillon.listener.internal.object.NamedRow;

/** An account, its secrets sealed. */
@Entity
@Table(name = "acme_account")
class AcmeAccountRow extends NamedRow {
  String directory;
  String contact;

  @Column(name = "terms_agreed")
  boolean termsAgreed;

  String terms = "";

  @Column(name = "binding_id")
  String bindingId;

  String authorities;

  @Column(name = "dns_server")
  String dnsServer;

  @Column(name = "dns_zone")
  String dnsZone;

  @Column(name = "dns_key")
  String dnsKey;

  @Column(name = "dns_algorithm")
  String dnsAlgorithm;

  @Column(name = "dns_helper")
  String dnsHelper;

  /** The delay in seconds. */
  @Column(name = "dns_delay")
  long dnsDelay;

  String location = "";
  byte[] secret = {};

  static String purpose(long id) {
    return "acme-account:" + id;
  }

  void seal(HomeKey homeKey, AccountSecret one) {
    secret = homeKey.seal(purpose(id()), one.octets());
  }

  AccountSecret open(HomeKey homeKey) {
    return AccountSecret.of(homeKey.open(purpose(id()), secret));
  }

  AcmeServer server() {
    return new AcmeServer(URI.create(directory), authorities);
  }

  /** Takes all values that can be changed. At a new authority the account is registered again. */
  void take(AcmeAccount account) {
    if (!account.directory().equals(directory)) {
      location = "";
      terms = "";
    }
    directory = account.directory();
    contact = account.contact();
    termsAgreed = account.termsAgreed();
    bindingId = account.bindingId();
    authorities = account.authorities();
    dnsServer = account.dns().server();
    dnsZone = account.dns().zone();
    dnsKey = account.dns().key();
    dnsAlgorithm = account.dns().algorithm();
    dnsHelper = account.dns().helper();
    dnsDelay = account.dns().delay().toSeconds();
  }

  AcmeAccount value() {
    return new AcmeAccount(
        name(),
        directory,
        contact,
        termsAgreed,
        terms,
        bindingId,
        authorities,
        new AcmeAccount.Dns(
            dnsServer, dnsZone, dnsKey, dnsAlgorithm, dnsHelper, Duration.ofSeconds(dnsDelay)),
        location,
        version(),
        created());
  }
}

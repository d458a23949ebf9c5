package org.carillon.listener.internal.acme;

import jakarta.persistence.EntityManager;
import java.net.URI;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.secret.HomeKey;
import org.carillon.contract.acme.AcmeServer;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.certificate.AcmeAccountType;

/** An account at an authority, as {@link AcmeAccountType} declares it, with its secrets. */
record AcmeAccount(DeclaredObject stored, AccountSecret secret) {

  /** Returns the account of this name, which must exist. */
  static AcmeAccount named(EntityManager entities, HomeKey homeKey, String name) {
    DeclaredObject stored = AcmeAccountEntries.TABLE.find(entities, name).orElseThrow();
    return new AcmeAccount(
        stored, AccountSecret.of(AcmeAccountEntries.TABLE.open(entities, homeKey, stored.id())));
  }

  <T> T of(Attribute<T> attribute) {
    return stored.value(attribute);
  }

  String name() {
    return of(AcmeAccountType.NAME);
  }

  AcmeServer server() {
    return new AcmeServer(
        URI.create(of(AcmeAccountType.DIRECTORY)), of(AcmeAccountType.AUTHORITIES));
  }
}

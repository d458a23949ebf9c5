package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.util.Optional;
import org.carillon.contract.acme.AcmeAccountKey;
import org.carillon.contract.acme.AcmeDialer;
import org.carillon.contract.acme.AcmeRegistration;
import org.carillon.contract.acme.AcmeServer;
import org.carillon.contract.directory.certificate.AcmeAccountType;

/** Registers accounts at their authority at first use. */
@ApplicationScoped
class AuthorityAccounts {
  private final AcmeClientHolder acme;
  private final OrderRows rows;

  @Inject
  AuthorityAccounts(AcmeClientHolder acme, OrderRows rows) {
    this.acme = acme;
    this.rows = rows;
  }

  /**
   * Returns the account at the authority, after registering it there if needed.
   *
   * @throws IOException if the authority refuses it, or its terms are not agreed to
   */
  AcmeAccountKey of(AcmeAccount account) throws IOException, InterruptedException {
    AcmeServer server = account.server();
    KeyPair key = account.secret().key();
    String known = account.of(AcmeAccountType.LOCATION);
    if (!known.isEmpty()) {
      return new AcmeAccountKey(server, key, URI.create(known));
    }
    long id = account.stored().id();
    boolean isAgreed = account.of(AcmeAccountType.TERMS_AGREED);
    String bindingId = account.of(AcmeAccountType.BINDING_ID);
    AcmeDialer dialer = acme.dialer();
    AcmeDialer.Introduction said = dialer.introduce(server);
    if (!said.terms().isEmpty() && !isAgreed) {
      rows.registered(id, said.terms(), "");
      throw new IOException(
          "The terms of service have not been accepted for the account "
              + account.name()
              + " yet: "
              + said.terms());
    }
    Optional<AcmeRegistration.Binding> binding =
        bindingId.isEmpty()
            ? Optional.empty()
            : Optional.of(new AcmeRegistration.Binding(bindingId, account.secret().bindingKey()));
    if (said.needsBinding() && binding.isEmpty()) {
      throw new IOException(
          "The authority requires an external account binding: the account "
              + account.name()
              + " needs a key name and a key from the authority");
    }
    URI location =
        dialer.register(
            server,
            new AcmeRegistration(key, account.of(AcmeAccountType.CONTACT), isAgreed, binding));
    rows.registered(id, said.terms(), location.toString());
    return new AcmeAccountKey(server, key, location);
  }
}

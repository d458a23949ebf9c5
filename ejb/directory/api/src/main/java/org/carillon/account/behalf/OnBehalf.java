package org.carillon.account.behalf;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;

/**
 * Makes callers for what the server does for an account by itself: a meeting's answer that is put
 * into its calendar, say. Such a caller may what the account may with its own, and nothing that
 * needs a password.
 */
@ApplicationScoped
public class OnBehalf {
  private final Addresses addresses;

  /** Made by the container. */
  @Inject
  public OnBehalf(Addresses addresses) {
    this.addresses = addresses;
  }

  /**
   * A caller for an account.
   *
   * @param work what is done, as the log calls it: a word
   * @return empty when there is no such live account
   * @throws RuntimeException if it is not remembered and the database is away
   */
  public Optional<Caller> of(long account, String work) {
    return addresses
        .account(account)
        .map(home -> new Caller(account, home.address(), new Rights.User(), work, Proof.TOKEN));
  }

  /**
   * A caller for nobody, who has no account and finds nothing: to look as one would for somebody.
   */
  public Caller nobody(String work) {
    return new Caller(0, "", new Rights.User(), work, Proof.TOKEN);
  }
}

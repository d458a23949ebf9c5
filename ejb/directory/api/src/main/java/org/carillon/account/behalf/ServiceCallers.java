package org.carillon.account.behalf;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;

/**
 * Creates callers for work that the server does for an account without a user: for example, it puts
 * the reply to a meeting invitation into the account's calendar. Such a caller has the rights that
 * the account has on its own data, and may do nothing that needs a password.
 */
@ApplicationScoped
public class ServiceCallers {
  private final Addresses addresses;

  @Inject
  public ServiceCallers(Addresses addresses) {
    this.addresses = addresses;
  }

  /**
   * Creates a caller for an account.
   *
   * @param work the work as the log names it, in one word
   * @return the caller, or empty if no such account exists or it is deleted
   * @throws RuntimeException if the account is not in memory and the database is unavailable
   */
  public Optional<Caller> of(long account, String work) {
    return addresses
        .account(account)
        .map(home -> new Caller(account, home.address(), new Rights.User(), work, Proof.TOKEN));
  }

  /** Creates a caller that has no account and finds nothing, to do the same look-up as for one. */
  public Caller nobody(String work) {
    return new Caller(0, "", new Rights.User(), work, Proof.TOKEN);
  }
}

package org.carillon.account;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The one address table of all domains: accounts, aliases and telephone numbers. Answers come from
 * the directory in this node's memory. If that has no answer, the database is asked.
 *
 * <p>An address is looked up as written, then without its {@code +detail}. {@code postmaster}
 * exists in every domain (RFC 5321 §4.5.1). If no account or alias has that name, it resolves to
 * the address in the setting {@code directory.postmaster}, else to the oldest enabled account of
 * the domain, and in a domain without accounts to the postmaster of the whole server.
 */
public interface Addresses {

  /**
   * Resolves an address.
   *
   * @param address {@code local@domain} as written, the local part without quotes; or {@code
   *     postmaster} alone, which is the postmaster of the server
   */
  Resolution resolve(String address);

  /**
   * Returns the destination of mail for addresses of a domain that belong to nobody, as the setting
   * {@code directory.catch-all} says: one account or several, else {@link Resolution.Unknown}. This
   * applies to mail only. To find out to whom an address belongs, use {@link #resolve}.
   */
  Resolution catchAll(long domain);

  /** Resolves an address; an unknown address resolves to the domain's catch-all. */
  default Resolution mailTo(String address) {
    return switch (resolve(address)) {
      case Resolution.Unknown(long domain) -> catchAll(domain);
      case Resolution known -> known;
    };
  }

  /** Resolves a telephone number in a domain. Uses the same table, for callers who dial. */
  default Resolution resolve(String localPart, String domain) {
    return resolve(localPart + "@" + domain);
  }

  /**
   * Returns the canonical address of an account that exists and is not deleted, or empty if there
   * is none.
   *
   * @throws RuntimeException if the account is not in memory and the database is unavailable
   */
  Optional<Resolution.Local> account(long account);

  /**
   * Returns the time at which an account was created, or empty if there is none or it is deleted.
   * The database is asked each time.
   *
   * @throws RuntimeException if the database is unavailable
   */
  Optional<Instant> since(long account);

  /** Returns the id of the domain that has this name or alias, if it is served here and active. */
  default OptionalLong domain(String name) {
    // No account has an empty local part.
    return resolve("", name) instanceof Resolution.Unknown(long domain)
        ? OptionalLong.of(domain)
        : OptionalLong.empty();
  }

  /**
   * Returns the name of a domain that is served here.
   *
   * @throws RuntimeException if the domain is not in memory and the database is unavailable
   */
  Optional<String> domainName(long domain);
}

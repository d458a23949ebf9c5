package org.carillon.account;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The one address table: accounts, aliases and telephone numbers of all domains. Answers come from
 * the directory in this node's memory; the database is asked where that can't say.
 *
 * <p>An address is tried as written, then without its {@code +detail}. {@code postmaster} exists in
 * every domain (RFC 5321 §4.5.1): where no account or alias has that name it leads to what the
 * setting {@code directory.postmaster} names, else to the oldest enabled account of the domain, and
 * in a domain without accounts to that of the whole server.
 */
public interface Addresses {

  /**
   * Where an address leads.
   *
   * @param address {@code local@domain} as written, the local part without quotes; or {@code
   *     postmaster} alone, which is the server's
   */
  Resolution resolve(String address);

  /**
   * Where mail goes that is for an address of a domain that is nobody's, as the setting {@code
   * directory.catch-all} says: to an account or to several, else {@link Resolution.Unknown}. It is
   * for mail alone: whom an address names, {@link #resolve} says.
   */
  Resolution catchAll(long domain);

  /** Mail for an address goes where {@link #resolve} says, else to the domain's catch-all. */
  default Resolution mailTo(String address) {
    return switch (resolve(address)) {
      case Resolution.Unknown(long domain) -> catchAll(domain);
      case Resolution known -> known;
    };
  }

  /** Where a number leads in a domain: the same table, for callers who dial. */
  default Resolution resolve(String localPart, String domain) {
    return resolve(localPart + "@" + domain);
  }

  /**
   * The canonical address of a live account, if there is such an account.
   *
   * @throws RuntimeException if it is not remembered and the database is away
   */
  Optional<Resolution.Local> account(long account);

  /**
   * When a live account was made; asked of the database each time.
   *
   * @throws RuntimeException if the database is away
   */
  Optional<Instant> since(long account);

  /** The domain here that has that name or is called so too, if it is switched on. */
  default OptionalLong domain(String name) {
    // No account has an empty local part.
    return resolve("", name) instanceof Resolution.Unknown(long domain)
        ? OptionalLong.of(domain)
        : OptionalLong.empty();
  }

  /**
   * The name of a domain that is here.
   *
   * @throws RuntimeException if it is not remembered and the database is away
   */
  Optional<String> domainName(long domain);
}

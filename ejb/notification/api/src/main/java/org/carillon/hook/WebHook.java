package org.carillon.hook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An address to which changes are reported.
 *
 * @param name its name, unique among its owner's hooks
 * @param address the URL that messages are posted to
 * @param kinds the kinds of changes it reports
 * @param domain the domain whose accounts it covers; empty if it covers one account, or all
 * @param account the only account it covers; empty if it covers many
 * @param enabled whether messages are gathered and posted
 * @param trouble a sentence about the last message that was not accepted; empty while all are
 * @param failingSince since when no message was accepted
 * @param waiting the number of messages that are not accepted yet
 * @param lost how many were dropped because too many waited, and not yet reported to the address
 * @param lostSince when the oldest of those was created
 */
public record WebHook(
    String name,
    String address,
    List<HookKind> kinds,
    String domain,
    String account,
    boolean enabled,
    String trouble,
    Optional<Instant> failingSince,
    int waiting,
    long lost,
    Optional<Instant> lostSince,
    long version,
    Instant created) {
  public WebHook {
    kinds = List.copyOf(kinds);
  }

  /**
   * Returns the name that is unique among all hooks: {@code erp} of the server, {@code
   * erp@example.com} of a domain, {@code erp@ann@example.com} of an account.
   */
  public String key() {
    return Stream.of(name, domain, account)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("@"));
  }
}

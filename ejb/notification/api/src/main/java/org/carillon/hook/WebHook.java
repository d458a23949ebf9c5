package org.carillon.hook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An address that is told of changes.
 *
 * @param name what it is called; its owner has no other of that name
 * @param address where messages are posted to
 * @param kinds of what it is told
 * @param domain of whose accounts; empty if of one account, or of all
 * @param account of whose objects alone; empty if of many
 * @param enabled whether anything is posted or gathered
 * @param trouble a sentence about the last message that was not taken; empty while all are
 * @param failingSince since when none was taken
 * @param waiting how many messages were not taken yet
 * @param lost how many were dropped since too many waited, until the address was told so
 * @param lostSince when the oldest of those came to be
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
  /** Copies. */
  public WebHook {
    kinds = List.copyOf(kinds);
  }

  /**
   * What it is found by, also where others call theirs the same: {@code erp} of the server, {@code
   * erp@example.com} of a domain, {@code erp@ann@example.com} of an account.
   */
  public String key() {
    return Stream.of(name, domain, account)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("@"));
  }
}

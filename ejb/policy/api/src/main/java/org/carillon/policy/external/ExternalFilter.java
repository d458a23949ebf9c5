package org.carillon.policy.external;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.screening.MessageFilters.Origin;
import org.carillon.policy.verdict.Handling;

/**
 * A program that looks at mail, and for which mail it is there.
 *
 * @param id its id inside; 0 of one that is to be made
 * @param name what findings and logs call it
 * @param address where it is, by the rules of its kind
 * @param position its place in the order
 * @param mostOctets larger messages are not shown to it
 * @param domains it is shown only mail for one of these; none for all
 * @param timeout how long it may take; of a milter, between two signs of life
 * @param connections how many messages it is shown at a time by a node
 * @param failure what is done when it can't tell
 * @param handling the least that is done with what it finds; empty for what its kind has as usual
 * @param factor how many points a score of 1 is
 * @param version counts its changes
 */
public record ExternalFilter(
    long id,
    String name,
    FilterKind kind,
    String address,
    boolean enabled,
    int position,
    FilteredMail mail,
    long mostOctets,
    List<String> domains,
    Duration timeout,
    int connections,
    FailurePolicy failure,
    Optional<Handling> handling,
    int factor,
    long version,
    Instant created) {
  /** Copies. */
  public ExternalFilter {
    domains = List.copyOf(domains);
  }

  /** The least that is done with what it finds. */
  public Handling demand() {
    return handling.orElse(kind.usual());
  }

  /** Whether it is there for mail of that origin. */
  public boolean sees(Origin origin) {
    return kind != FilterKind.ROUTER && mail.has(origin);
  }

  /** Whether it is shown a message of that size for these recipients. */
  public boolean wants(long octets, Collection<String> recipients) {
    return octets <= mostOctets
        && (domains.isEmpty()
            || recipients.stream().map(ExternalFilter::domain).anyMatch(domains::contains));
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}

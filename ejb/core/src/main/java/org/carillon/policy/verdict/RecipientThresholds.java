package org.carillon.policy.verdict;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** What recipients want done with so many points. */
@ApplicationScoped
public class RecipientThresholds {
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  public RecipientThresholds(Addresses addresses, Settings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  /** What is done with the message as a whole: what the mildest of its recipients wants. */
  public Handling handling(List<ForwardPath> recipients, long points) {
    return recipients.stream()
        .map(path -> of(path).handling(points))
        .reduce(Handling::atMost)
        .orElseGet(() -> Thresholds.of(settings).handling(points));
  }

  /** The domains of those that are here. */
  public Set<Long> domains(List<ForwardPath> recipients) {
    return recipients.stream()
        .map(path -> addresses.resolve(path.address()))
        .flatMap(
            found ->
                found instanceof Resolution.Local local
                    ? Stream.of(local.domain())
                    : Stream.empty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Thresholds of(ForwardPath recipient) {
    return addresses.resolve(recipient.address()) instanceof Resolution.Local local
        ? Thresholds.of(settings, Scope.account(local.domain(), local.account()))
        : Thresholds.of(settings);
  }
}

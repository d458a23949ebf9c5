package org.carillon.policy.verdict;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
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

  /**
   * What the recipients of one message want.
   *
   * @param thresholds of each; of one that is not here, and where there is none, the server's
   * @param domains of those that are here
   * @param accounts of each; 0 of one that is not here
   */
  public record Wanted(List<Thresholds> thresholds, Set<Long> domains, List<Long> accounts) {

    /**
     * The same, but that points count nothing for some.
     *
     * @param spared accounts
     */
    public Wanted sparing(LongPredicate spared) {
      List<Thresholds> after = new ArrayList<>(thresholds);
      for (int i = 0; i < accounts.size(); i++) {
        if (accounts.get(i) != 0 && spared.test(accounts.get(i))) {
          after.set(i, Thresholds.NONE);
        }
      }
      return after.equals(thresholds) ? this : new Wanted(after, domains, accounts);
    }

    /** What is done with the message as a whole: what the mildest of its recipients wants. */
    public Handling handling(long points) {
      return thresholds.stream()
          .map(each -> each.handling(points))
          .reduce(Handling::atMost)
          .orElseThrow();
    }
  }

  /** What they want; each is resolved once. */
  public Wanted of(List<ForwardPath> recipients) {
    List<Thresholds> thresholds = new ArrayList<>(recipients.size());
    List<Long> accounts = new ArrayList<>(recipients.size());
    Set<Long> domains = new HashSet<>();
    for (ForwardPath path : recipients) {
      if (addresses.mailTo(path.address()) instanceof Resolution.Local local) {
        domains.add(local.domain());
        accounts.add(local.account());
        thresholds.add(Thresholds.of(settings, Scope.account(local.domain(), local.account())));
      } else {
        accounts.add(0L);
        thresholds.add(Thresholds.of(settings));
      }
    }
    return new Wanted(
        thresholds.isEmpty() ? List.of(Thresholds.of(settings)) : List.copyOf(thresholds),
        Set.copyOf(domains),
        List.copyOf(accounts));
  }
}

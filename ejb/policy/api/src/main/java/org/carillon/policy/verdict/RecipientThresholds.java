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

/** The thresholds of recipients. */
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
   * The thresholds of the recipients of a message.
   *
   * @param thresholds the thresholds of each recipient; for one that is not local, and if there is
   *     no recipient, the server's
   * @param domains the domains of local recipients
   * @param accounts the account of each recipient; 0 if it is not local
   */
  public record Wanted(List<Thresholds> thresholds, Set<Long> domains, List<Long> accounts) {

    /**
     * Returns the same, but points do not count for some accounts.
     *
     * @param spared matches these accounts
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

    /** Returns the handling of the whole message: the mildest of its recipients' handlings. */
    public Handling handling(long points) {
      return thresholds.stream()
          .map(each -> each.handling(points))
          .reduce(Handling::atMost)
          .orElseThrow();
    }
  }

  /** Returns the thresholds of recipients. Each recipient is resolved once. */
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

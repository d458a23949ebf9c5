package org.carillon.policy.internal.dnslist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.policy.dnslist.DnsListAction;
import org.carillon.policy.dnslist.DnsListSubject;
import org.carillon.policy.dnslist.ListedAddresses;
import org.carillon.policy.internal.dnslist.ListAnswer.Listed;

/** Queries the lists of clients in parallel, each within its time limit. */
@ApplicationScoped
class AddressListings implements ListedAddresses {
  private final CurrentDnsLists lists;

  @Inject
  AddressListings(CurrentDnsLists lists) {
    this.lists = lists;
  }

  @Override
  public Optional<String> find(InetAddress address, DnsLookup dns) throws IOException {
    List<ActiveDnsList> asked =
        lists.get().stream()
            .filter(list -> list.list().subject() == DnsListSubject.CLIENT)
            .filter(list -> list.list().action() != DnsListAction.ALLOW)
            .toList();
    List<Supplier<Optional<ListAnswer>>> answers = new ArrayList<>(asked.size());
    for (ActiveDnsList list : asked) {
      answers.add(list.ask(address.getHostAddress(), ListedNames.of(address), dns));
    }
    Optional<String> found = Optional.empty();
    for (int i = 0; i < asked.size(); i++) {
      Optional<ListAnswer> answer = answers.get(i).get();
      if (found.isEmpty() && answer.isPresent() && isAgainst(asked.get(i), answer.get())) {
        found = Optional.of(asked.get(i).list().name());
      }
    }
    return found;
  }

  /** Points below 0 are for the client. */
  private static boolean isAgainst(ActiveDnsList list, ListAnswer answer) {
    return switch (answer) {
      case Listed listed -> list.list().action() == DnsListAction.REJECT || listed.points() > 0;
      case ListAnswer.NotListed() -> false;
    };
  }
}

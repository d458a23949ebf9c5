package org.carillon.policy.internal.sieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.carillon.account.MailAddress;
import org.carillon.contract.contacts.KnownContacts;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.policy.filter.ListedSenders;
import org.carillon.policy.rule.ExternalList;
import org.carillon.policy.sender.SenderList;
import org.carillon.policy.sender.SenderLists;

/** Lists of senders for scripts: the server's, the domain's and the account's. */
@ApplicationScoped
public class ScriptSenderLists {
  private final ListedSenders senders;
  private final SenderLists lists;
  private final KnownContacts people;

  @Inject
  public ScriptSenderLists(ListedSenders senders, SenderLists lists, KnownContacts people) {
    this.senders = senders;
    this.lists = lists;
    this.people = people;
  }

  @Produces
  public ExternalList allowed() {
    return new OfAdministrators(senders, ExternalList.OWN + "allowed-senders", true);
  }

  /** The senders in all other entries. */
  @Produces
  public ExternalList listed() {
    return new OfAdministrators(senders, ExternalList.OWN + "listed-senders", false);
  }

  /** The senders that the account itself allows, and those in its address book. */
  @Produces
  public ExternalList known() {
    return new AddressBook(
        new OfAccount(lists, ExternalList.ADDRESS_BOOK, SenderChoice.ALLOW), people);
  }

  @Produces
  public ExternalList blocked() {
    return new OfAccount(lists, ExternalList.OWN + "blocked-senders", SenderChoice.BLOCK);
  }

  private record OfAdministrators(ListedSenders senders, String name, boolean allowed)
      implements ExternalList {
    @Override
    public boolean holds(long account, long domain, String value) throws IOException {
      return senders.has(
          domain == 0 ? OptionalLong.empty() : OptionalLong.of(domain), value, allowed);
    }
  }

  private record AddressBook(OfAccount allowed, KnownContacts people) implements ExternalList {
    @Override
    public String name() {
      return allowed.name();
    }

    @Override
    public boolean holds(long account, long domain, String value) throws IOException {
      Optional<SenderChoice> choice = allowed.choice(account, value);
      // A sender that the account blocks may be in its address book, too.
      return choice.isPresent() ? choice.get() == SenderChoice.ALLOW : people.knows(account, value);
    }

    @Override
    public List<String> addresses(long account, long domain, int most) throws IOException {
      return Stream.concat(
              allowed.addresses(account, domain, most).stream(),
              people.addresses(account, most).stream())
          .distinct()
          .sorted()
          .limit(most)
          .toList();
    }
  }

  private record OfAccount(SenderLists lists, String name, SenderChoice choice)
      implements ExternalList {
    @Override
    public boolean holds(long account, long domain, String value) throws IOException {
      return choice(account, value).filter(choice::equals).isPresent();
    }

    private Optional<SenderChoice> choice(long account, String value) throws IOException {
      SenderList own = lists.of(account);
      return MailAddress.canonical(value).flatMap(address -> own.of(address.toString()));
    }

    /** Returns the addresses without the domains, since nobody can write to a domain. */
    @Override
    public List<String> addresses(long account, long domain, int most) throws IOException {
      return lists.of(account).choices().entrySet().stream()
          .filter(entry -> entry.getValue() == choice)
          .map(Map.Entry::getKey)
          .filter(sender -> sender.indexOf('@') > 0)
          .sorted()
          .limit(most)
          .toList();
    }
  }
}

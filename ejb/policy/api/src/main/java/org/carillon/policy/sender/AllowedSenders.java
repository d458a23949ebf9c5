package org.carillon.policy.sender;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.contacts.KnownContacts;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.format.mime.header.Header;
import org.carillon.format.name.DomainName;
import org.carillon.mailauth.results.LocalAuthenticationResults;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.mailauth.suffix.PublicSuffixes;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/**
 * Tells which accounts allow the sender of a message, by their lists and address books. The sender
 * has to be proven, since anybody can write an allowed address.
 */
@ApplicationScoped
public class AllowedSenders {
  private static final Logger LOG = Logger.getLogger(AllowedSenders.class);
  private static final LongPredicate NOBODY = _ -> false;

  private final SenderLists lists;
  private final KnownContacts people;
  private final Settings settings;

  @Inject
  public AllowedSenders(SenderLists lists, KnownContacts people, Settings settings) {
    this.lists = lists;
    this.people = people;
    this.settings = settings;
  }

  /**
   * Returns a predicate for the accounts that allow a message's sender.
   *
   * @param found the results of sender authentication
   */
  public LongPredicate allowing(Header header, List<MethodResult> found) {
    Optional<String> author = found.isEmpty() ? Optional.empty() : ShownSender.of(header);
    return author.isPresent() && isProven(author.get(), found)
        ? account -> allows(account, author.get())
        : NOBODY;
  }

  /**
   * Returns whether a domain that a client or a message names is proven to have sent the message.
   *
   * @param domain the domain as it was named
   */
  public boolean isNameProven(String domain, List<MethodResult> found) {
    return DomainName.canonical(domain)
        .filter(name -> ProvenAuthor.vouches(name, found, PublicSuffixes.shipped()))
        .isPresent();
  }

  /** Returns whether an account allows the sender of a message that was screened here. */
  public boolean allows(long account, Header header) {
    return LocalAuthenticationResults.of(header, settings.value(HostSettings.HOST_NAME))
        .filter(results -> allowing(header, results.methods()).test(account))
        .isPresent();
  }

  /** Returns the canonical address of a screened message's proven author, or empty. */
  public Optional<String> proven(Header header) {
    List<MethodResult> found =
        LocalAuthenticationResults.of(header, settings.value(HostSettings.HOST_NAME))
            .map(results -> results.methods())
            .orElse(List.of());
    return ShownSender.of(header).filter(author -> isProven(author, found));
  }

  private static boolean isProven(String author, List<MethodResult> found) {
    String domain = author.substring(author.lastIndexOf('@') + 1);
    return ProvenAuthor.is(domain, found, PublicSuffixes.shipped());
  }

  private boolean allows(long account, String author) {
    try {
      Optional<SenderChoice> choice = lists.of(account).of(author);
      // A sender that the account blocks may be in its address book, too.
      return choice.isPresent()
          ? choice.get() == SenderChoice.ALLOW
          : settings.value(SenderSettings.KNOWN) && people.knows(account, author);
    } catch (IOException away) {
      LOG.debugf(
          "The allowed senders of account %d cannot be read: %s", account, away.getMessage());
      return false;
    }
  }
}

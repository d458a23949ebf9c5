package org.carillon.webmail.mailbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.contacts.DirectoryBook;
import org.carillon.contacts.DirectoryCard;
import org.carillon.contract.answer.Answer;
import org.carillon.web.request.Visitor;

/** The display names of owners who share mailboxes, calendars or books with the reader. */
@Named("owners")
@RequestScoped
public class OwnerNames {
  @Inject private DirectoryBook directory;
  @Inject private Visitor visitor;

  private final Map<String, String> names = new HashMap<>();

  /** The display name of an address or local part, as far as visible; else the argument. */
  public String of(String account) {
    return account.isEmpty() ? "" : names.computeIfAbsent(account, this::name);
  }

  private String name(String account) {
    String own = visitor.caller().name();
    String address =
        account.indexOf('@') < 0 ? account + own.substring(own.lastIndexOf('@')) : account;
    return directory.ofAddress(Optional.of(visitor.caller()), address)
                instanceof Answer.Done<Optional<DirectoryCard>>(Optional<DirectoryCard> found)
            && found.isPresent()
            && !found.get().card().text("FN").isEmpty()
        ? found.get().card().text("FN")
        : account;
  }
}

package org.carillon.webmail.writing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.answer.Answer;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;
import org.carillon.transport.WritingSettings;
import org.carillon.transport.writing.Identities;
import org.carillon.transport.writing.Identity;
import org.carillon.web.Answers;
import org.carillon.web.request.Visitor;

/** The account's settings for writing. */
@RequestScoped
public class ComposeSettings {
  @Inject private Settings settings;
  @Inject private Addresses directory;
  @Inject private Visitor visitor;
  @Inject private Accounts accounts;
  @Inject private Identities identities;
  @Inject private Answers answers;

  private List<Identity> known;

  /** The scope of the account's settings; the server's while the directory is unreachable. */
  Scope scope() {
    return directory
        .account(visitor.caller().account())
        .map(own -> Scope.account(own.domain(), own.account()))
        .orElseGet(Scope::server);
  }

  <T> T value(Setting<T> setting) {
    return settings.value(setting, scope());
  }

  /** Returns whether messages start with formatting. */
  public boolean isRich() {
    return value(WritingSettings.FORMAT) == WritingSettings.Format.RICH;
  }

  /** The time in which a sent message can be recalled; zero for none. */
  public Duration undo() {
    return Duration.ofSeconds(value(WritingSettings.UNDO));
  }

  /** The reader's identities, the default first; at least one. */
  public List<Identity> identities() {
    if (known == null) {
      List<Identity> kept = answers.take(identities.list(visitor.caller())).orElse(List.of());
      known = new ArrayList<>(kept);
      String name = visitor.caller().name();
      if (kept.stream().noneMatch(one -> one.address().equalsIgnoreCase(name))) {
        known.add(unmade(name));
      }
      known.sort(
          Comparator.comparing(Identity::isDefault)
              .thenComparing(one -> one.address().equalsIgnoreCase(name))
              .reversed());
    }
    return known;
  }

  /** The identity of an account that has not defined one. */
  private Identity unmade(String name) {
    String people =
        accounts.find(visitor.caller(), name) instanceof Answer.Done<Account>(Account account)
            ? account.displayName()
            : "";
    return new Identity(
        0, people, name, "", "", value(WritingSettings.SIGNATURE), "", false, false);
  }

  /** The identity of a {@link #key} or an address, or the default one. */
  public Identity identity(String chosen) {
    Identity first = identities().getFirst();
    return identities().stream()
        .filter(one -> key(one).equals(chosen))
        .findFirst()
        .or(() -> of(chosen))
        .or(() -> chosen.contains("@") && isOwn(chosen) ? Optional.of(as(first, chosen)) : none())
        .orElse(first);
  }

  /** The identity of an address, if there is one. */
  public Optional<Identity> of(String address) {
    return identities().stream().filter(one -> one.address().equalsIgnoreCase(address)).findFirst();
  }

  private static Optional<Identity> none() {
    return Optional.empty();
  }

  /** The same identity at another of its addresses. */
  private static Identity as(Identity one, String address) {
    return new Identity(
        0,
        one.name(),
        address,
        one.replyTo(),
        one.bcc(),
        one.signature(),
        one.html(),
        false,
        false);
  }

  /** The form value for an identity. */
  public static String key(Identity one) {
    return one.id() == 0 ? one.address() : "i" + one.id();
  }

  public boolean isOwn(String address) {
    return address.equalsIgnoreCase(visitor.caller().name())
        || directory.resolve(address) instanceof Resolution.Local local
            && local.account() == visitor.caller().account();
  }
}

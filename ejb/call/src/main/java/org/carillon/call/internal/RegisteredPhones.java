package org.carillon.call.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.Account;
import org.carillon.call.Registrations;
import org.carillon.call.internal.keeping.KeptRegistrations;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.Bindings;
import org.carillon.contract.net.Service;
import org.carillon.identity.session.OpenSession;
import org.carillon.identity.session.SessionHolder;

/** Lists registered phones as open sessions of an account. */
@ApplicationScoped
public class RegisteredPhones implements SessionHolder {
  private final Registrations registrations;
  private final Clock clock;

  @Inject
  public RegisteredPhones(KeptRegistrations registrations) {
    this(registrations, Clock.systemUTC());
  }

  RegisteredPhones(Registrations registrations, Clock clock) {
    this.registrations = registrations;
    this.clock = clock;
  }

  private static AddressOfRecord user(Account account) {
    int at = account.address().lastIndexOf('@');
    return new AddressOfRecord(
        account.address().substring(0, at), account.address().substring(at + 1));
  }

  private Bindings present(Account account) {
    return registrations.of(user(account)).at(clock.instant());
  }

  @Override
  public List<OpenSession> of(Account account) {
    return present(account).list().stream().map(RegisteredPhones::session).toList();
  }

  private static OpenSession session(Binding binding) {
    return new OpenSession(
        id(binding),
        OpenSession.Kind.PHONE,
        Service.SIP.key(),
        binding.userAgent(),
        binding.contact(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.of(binding.expires()));
  }

  private static String id(Binding binding) {
    return "phone-" + UUID.nameUUIDFromBytes(binding.key().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean end(Account account, String id) {
    Bindings before = registrations.of(user(account));
    Bindings after = without(before, id);
    while (!after.equals(before) && !registrations.replace(user(account), before, after)) {
      before = registrations.of(user(account));
      after = without(before, id);
    }
    return !after.equals(before);
  }

  private static Bindings without(Bindings bindings, String id) {
    return new Bindings(
        bindings.list().stream().filter(binding -> !id(binding).equals(id)).toList());
  }

  @Override
  public long endAll(Account account) {
    Bindings before = registrations.of(user(account));
    while (!before.list().isEmpty()
        && !registrations.replace(user(account), before, Bindings.NONE)) {
      before = registrations.of(user(account));
    }
    return before.at(clock.instant()).list().size();
  }
}

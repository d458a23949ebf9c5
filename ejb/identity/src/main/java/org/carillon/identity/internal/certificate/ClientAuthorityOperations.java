package org.carillon.identity.internal.certificate;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;
import org.carillon.format.name.DomainName;
import org.carillon.identity.certificate.ClientAuthorities;
import org.carillon.identity.certificate.ClientAuthority;
import org.carillon.settings.CacheVersions;

/** The authorities in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ClientAuthorityOperations implements ClientAuthorities {
  private static final long MOST = 50;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
  private static final Pattern SERIAL = Pattern.compile("[0-9a-f]{1,64}");

  private final DirectoryTransactions transactions;
  private final DirectoryObjects<ClientAuthorityRow, ClientAuthority> authorities;

  @Inject
  public ClientAuthorityOperations(DirectoryTransactions transactions, Audit audit) {
    this.transactions = transactions;
    this.authorities = new DirectoryObjects<>(transactions, audit, new ClientAuthorityObjects());
  }

  @Override
  public Answer<Page<ClientAuthority>> list(Caller caller, PageRequest request) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return authorities.list(
        caller,
        request,
        (entities, _) ->
            new Answer.Done<>(
                entities
                    .createQuery(
                        "FROM ClientAuthorityRow a WHERE a.name > :after"
                            + " AND a.name LIKE :search ESCAPE '\\' ORDER BY a.name",
                        ClientAuthorityRow.class)
                    .setParameter("after", request.after().orElse(""))),
        ClientAuthority::name);
  }

  @Override
  public Answer<ClientAuthority> find(Caller caller, String name) {
    return caller.administersServer()
        ? authorities.find(caller, name)
        : Answer.failed(new Failure.NotAllowed());
  }

  @Override
  public Answer<ClientAuthority> create(Caller caller, ClientAuthority wanted) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    String name = wanted.name().toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      return Answer.failed(
          new Failure.Invalid(
              "name",
              "malformed",
              "The name can contain only letters, digits, dots, hyphens and underscores, at"
                  + " most 100 characters."));
    }
    Optional<Failure> wrong = wrong(wanted);
    return wrong.isPresent()
        ? Answer.failed(wrong.get())
        : transactions.change(
            CacheVersions.Kind.DIRECTORY, entities -> make(entities, caller, wanted, name));
  }

  private Answer<ClientAuthority> make(
      EntityManager entities, Caller caller, ClientAuthority wanted, String name) {
    long count =
        entities
            .createQuery("SELECT count(*) FROM ClientAuthorityRow", Long.class)
            .getSingleResult();
    if (count >= MOST) {
      return Answer.failed(
          new Failure.Invalid(
              "name", "too-many", "There can be at most " + MOST + " client authorities."));
    }
    ClientAuthorityRow row = new ClientAuthorityRow();
    row.name = name;
    row.created = Instant.now().truncatedTo(ChronoUnit.MICROS);
    row.take(canonical(wanted));
    entities.persist(row);
    entities.flush();
    return new Answer.Done<>(authorities.made(entities, caller, row));
  }

  @Override
  public Answer<ClientAuthority> change(
      Caller caller, String name, UnaryOperator<ClientAuthority> change, OptionalLong version) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return authorities.change(
        caller,
        name,
        version,
        (entities, row) -> Optional.empty(),
        (entities, row, before) -> {
          ClientAuthority wanted = change.apply(before);
          Optional<Failure> wrong = wrong(wanted);
          if (wrong.isEmpty()) {
            row.take(canonical(wanted));
          }
          return wrong;
        });
  }

  @Override
  public Answer<ClientAuthority> delete(Caller caller, String name, OptionalLong version) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return authorities.delete(
        caller,
        name,
        version,
        (entities, row) -> Optional.empty(),
        (entities, row, before) -> {
          entities.remove(row);
          return Optional.empty();
        });
  }

  private static Optional<Failure> wrong(ClientAuthority wanted) {
    try {
      if (StoredText.isImpossible(wanted.certificates())
          || CertificateAuthorityClients.certificates(wanted.certificates()).isEmpty()) {
        return invalid("certificates", "The text contains no certificate in PEM format.");
      }
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return invalid("certificates", "The certificates must be in PEM format.");
    }
    if (StoredText.isImpossible(wanted.pattern())
        || !wanted.pattern().contains(CertificateAuthorityClients.VALUE)
            && !wanted.pattern().contains(CertificateAuthorityClients.LOCAL)) {
      return invalid("pattern", "The pattern must contain {value} or {local}.");
    }
    for (String domain : wanted.domains()) {
      if (DomainName.canonical(domain).isEmpty()) {
        return invalid("domains", "This is not a domain name: " + domain);
      }
    }
    for (String serial : wanted.revoked()) {
      if (!SERIAL.matcher(serial(serial)).matches()) {
        return invalid("revoked", "This is not a serial number in hexadecimal digits: " + serial);
      }
    }
    return Optional.empty();
  }

  private static Optional<Failure> invalid(String field, String message) {
    return Optional.of(new Failure.Invalid(field, "malformed", message));
  }

  private static ClientAuthority canonical(ClientAuthority wanted) {
    List<String> domains =
        wanted.domains().stream()
            .flatMap(domain -> DomainName.canonical(domain).stream())
            .distinct()
            .toList();
    return new ClientAuthority(
        wanted.name(),
        wanted.certificates(),
        wanted.enabled(),
        wanted.mapping(),
        wanted.pattern(),
        domains,
        wanted.revoked().stream().map(ClientAuthorityOperations::serial).distinct().toList(),
        wanted.version(),
        wanted.created());
  }

  /** Returns the serial number in canonical form, typed with or without colons and zeros. */
  private static String serial(String typed) {
    return typed.replace(":", "").toLowerCase(Locale.ROOT).replaceFirst("^(?:0x)?0*(?=.)", "");
  }
}

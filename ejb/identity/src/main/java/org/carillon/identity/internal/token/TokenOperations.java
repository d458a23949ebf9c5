package org.carillon.identity.internal.token;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.AccountAuthority;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.AdministratorRow;
import org.carillon.account.internal.CredentialRevocation;
import org.carillon.account.internal.CredentialRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.transaction.Answers;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.transaction.PasswordProof;
import org.carillon.account.internal.transaction.SearchPattern;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.account.setting.OwnerSettings;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.identity.token.Token;
import org.carillon.identity.token.Tokens;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** The tokens in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class TokenOperations implements Tokens {
  private static final int SECRET_OCTETS = 32;
  private static final int ID_OCTETS = 12;
  private static final int MOST_LABEL = 100;
  private static final int MOST_PROGRAM = 100;

  private final Transactions transactions;
  private final DirectoryTransactions directory;
  private final Settings settings;
  private final CredentialRevocation ends;
  private final Audit audit;
  private final SecureRandom random = new SecureRandom();

  @Inject
  public TokenOperations(
      Transactions transactions,
      DirectoryTransactions directory,
      Settings settings,
      CredentialRevocation ends,
      Audit audit) {
    this.transactions = transactions;
    this.directory = directory;
    this.settings = settings;
    this.ends = ends;
    this.audit = audit;
  }

  @Override
  public Answer<Issued> create(Caller caller, String label, Optional<Instant> expires) {
    if (caller.proof() != Proof.PASSWORD) {
      return PasswordProof.missing();
    }
    if (label.isBlank() || label.length() > MOST_LABEL) {
      return Answer.failed(
          new Failure.Invalid(
              "label", "malformed", "The label must have 1 to " + MOST_LABEL + " characters."));
    }
    if (StoredText.isImpossible(label)) {
      return Answers.impossible("label");
    }
    if (expires.filter(end -> end.isBefore(Instant.now())).isPresent()) {
      return Answer.failed(
          new Failure.Invalid("expires", "past", "The expiry time must be in the future."));
    }
    return directory.look(
        entities -> {
          Optional<Failure> tooMany = tooMany(entities, caller);
          if (tooMany.isPresent()) {
            return Answer.failed(tooMany.get());
          }
          var issued = issue(entities, caller, TokenRow.Kind.BEARER, label, "", expires);
          audit.record(
              caller,
              "token.create",
              subject(entities.find(TokenRow.class, issued.token().id())),
              Optional.empty(),
              Optional.of(label));
          return new Answer.Done<>(issued);
        });
  }

  /** Returns a failure if the account has all its tokens. Administrators by name have no limit. */
  private Optional<Failure> tooMany(EntityManager entities, Caller caller) {
    if (!caller.hasAccount()) {
      return Optional.empty();
    }
    AccountRow account = entities.find(AccountRow.class, caller.account());
    long most =
        settings.value(
            OwnerSettings.TOKENS, Scope.account(account.domain().id(), caller.account()));
    long present =
        entities
            .createQuery(
                """
                SELECT COUNT(t) FROM TokenRow t WHERE t.account = :account AND t.kind = :kind
                AND (t.expires IS NULL OR t.expires > :now)
                """,
                Long.class)
            .setParameter("account", account)
            .setParameter("kind", TokenRow.Kind.BEARER)
            .setParameter("now", Instant.now())
            .getSingleResult();
    return present < most
        ? Optional.empty()
        : Optional.of(
            new Failure.Invalid(
                "label", "too-many", "An account can have at most " + most + " tokens."));
  }

  @Override
  public Answer<Page<Token>> list(Caller caller, PageRequest request) {
    Optional<TokenCursor> place = request.after().map(TokenCursor::parse).orElse(TokenCursor.FIRST);
    if (place.isEmpty()) {
      return Answers.noPlace();
    }
    return directory.page(
        request,
        entities -> {
          var rows =
              entities
                  .createQuery(
                      """
                      SELECT t FROM TokenRow t LEFT JOIN FETCH t.account o
                      LEFT JOIN FETCH o.domain LEFT JOIN FETCH t.administrator a
                      WHERE t.kind = :kind AND (:all = true OR o.id = :account
                        OR o IS NULL AND a.name = :name)
                      AND LOWER(t.label) LIKE :search ESCAPE '\\'
                      AND (CASE WHEN o.id = :account OR a.name = :name THEN 0 ELSE 1 END > :rank
                        OR CASE WHEN o.id = :account OR a.name = :name THEN 0 ELSE 1 END = :rank
                          AND (t.created < :created OR t.created = :created AND t.id > :id))
                      ORDER BY CASE WHEN o.id = :account OR a.name = :name THEN 0 ELSE 1 END,
                        t.created DESC, t.id
                      """,
                      TokenRow.class)
                  .setParameter("kind", TokenRow.Kind.BEARER)
                  .setParameter("all", caller.administersServer())
                  .setParameter("account", caller.account())
                  .setParameter("name", caller.hasAccount() ? "" : caller.name())
                  .setParameter("search", SearchPattern.of(request))
                  .setParameter("rank", place.get().rank())
                  .setParameter("created", place.get().created())
                  .setParameter("id", place.get().id())
                  .setMaxResults(request.limit() + 1)
                  .getResultList();
          return new Answer.Done<>(
              Page.of(rows, request, last -> TokenCursor.of(isOf(caller, last), last).text())
                  .map(TokenRow::toToken));
        });
  }

  private static boolean isOf(Caller caller, TokenRow row) {
    return row.account == null
        ? !caller.hasAccount() && caller.name().equals(row.administrator.name())
        : row.account.id() == caller.account();
  }

  /** Returns a bearer token that the caller may see. Other callers learn nothing about it. */
  private static Optional<TokenRow> seen(EntityManager entities, Caller caller, String id) {
    return StoredText.isImpossible(id)
        ? Optional.empty()
        : Optional.ofNullable(entities.find(TokenRow.class, id))
            .filter(row -> row.kind == TokenRow.Kind.BEARER && sees(caller, row.toToken()));
  }

  @Override
  public Answer<Token> find(Caller caller, String id) {
    return directory.look(
        entities ->
            seen(entities, caller, id)
                .<Answer<Token>>map(row -> new Answer.Done<>(row.toToken()))
                .orElseGet(() -> Answer.failed(new Failure.NotFound("token " + id))));
  }

  @Override
  public Answer<Token> revoke(Caller caller, String id) {
    return directory.look(
        entities ->
            seen(entities, caller, id)
                .<Answer<Token>>map(
                    row -> {
                      if (!isGone(entities, row)) {
                        return Answer.failed(new Failure.NotFound("token " + id));
                      }
                      audit.record(
                          caller,
                          "token.revoke",
                          subject(row),
                          Optional.of(row.label),
                          Optional.empty());
                      return new Answer.Done<>(row.toToken());
                    })
                .orElseGet(() -> Answer.failed(new Failure.NotFound("token " + id))));
  }

  /** Returns whether this call removed the row, and not another one at the same time. */
  private static boolean isGone(EntityManager entities, TokenRow row) {
    return entities
            .createQuery("DELETE FROM TokenRow t WHERE t.id = :id")
            .setParameter("id", row.id)
            .executeUpdate()
        == 1;
  }

  @Override
  public Answer<Issued> openWebSession(Caller caller, String program) {
    if (caller.proof() != Proof.PASSWORD) {
      return PasswordProof.missing();
    }
    var end = Instant.now().plus(settings.value(DirectorySettings.WEB_LIFETIME));
    return directory.look(
        entities -> {
          entities
              .createQuery("DELETE FROM TokenRow t WHERE t.expires < :now")
              .setParameter("now", Instant.now())
              .executeUpdate();
          return new Answer.Done<>(
              issue(
                  entities,
                  caller,
                  TokenRow.Kind.WEB,
                  "web",
                  program.length() <= MOST_PROGRAM ? program : program.substring(0, MOST_PROGRAM),
                  Optional.of(end)));
        });
  }

  @Override
  public void closeWebSession(String secret) {
    transactions.run(
        entities ->
            entities
                .createQuery("DELETE FROM TokenRow t WHERE t.hash = :hash AND t.kind = :kind")
                .setParameter("hash", TokenRow.hash(secret))
                .setParameter("kind", TokenRow.Kind.WEB)
                .executeUpdate());
  }

  @Override
  public Answer<String> signOutEverywhere(Caller caller, String name) {
    return directory.change(
        CacheVersions.Kind.DIRECTORY,
        entities -> {
          var address = MailAddress.canonical(name);
          return address.isPresent()
              ? DirectoryQueries.account(entities, address.get())
                  .filter(
                      row ->
                          row.id() == caller.account()
                              || caller.administersDomain(row.domain().id()))
                  .map(row -> signOutEverywhere(entities, caller, row))
                  .orElseGet(() -> Answer.failed(new Failure.NotFound("account " + name)))
              : DirectoryQueries.administrator(entities, name)
                  .filter(row -> caller.administersServer() || row.name().equals(caller.name()))
                  .map(row -> signOutEverywhere(entities, caller, row))
                  .orElseGet(() -> Answer.failed(new Failure.NotFound("administrator " + name)));
        });
  }

  private Answer<String> signOutEverywhere(EntityManager entities, Caller caller, AccountRow row) {
    return AccountAuthority.refusal(entities, caller, row)
        .<Answer<String>>map(Answer::failed)
        .orElseGet(
            () -> {
              ends.signOut(entities, row.id());
              // Sessions of mail programs depend on this time and end when it changes.
              entities.find(CredentialRow.class, row.id()).signOut();
              audit.record(
                  caller,
                  "account.sign-out",
                  AuditSubject.of(row.domain().id(), row.address()),
                  Optional.empty(),
                  Optional.empty());
              return new Answer.Done<>(row.address());
            });
  }

  private Answer<String> signOutEverywhere(
      EntityManager entities, Caller caller, AdministratorRow row) {
    ends.signOutAdministrator(entities, row.id());
    audit.record(
        caller,
        "administrator.sign-out",
        row.domain() == null
            ? AuditSubject.server(row.name())
            : AuditSubject.of(row.domain().id(), row.name()),
        Optional.empty(),
        Optional.empty());
    return new Answer.Done<>(row.name());
  }

  private Issued issue(
      EntityManager entities,
      Caller caller,
      TokenRow.Kind kind,
      String label,
      String program,
      Optional<Instant> expires) {
    String secret = random(SECRET_OCTETS);
    var row = new TokenRow();
    row.id = random(ID_OCTETS);
    row.hash = TokenRow.hash(secret);
    row.kind = kind;
    row.label = label;
    row.network = caller.from().map(ClientNetwork::toString).orElse("");
    row.program = program;
    if (caller.hasAccount()) {
      row.account = entities.find(AccountRow.class, caller.account());
    } else {
      row.administrator = DirectoryQueries.administrator(entities, caller.name()).orElseThrow();
    }
    row.created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    row.used = row.created;
    row.expires = expires.orElse(null);
    entities.persist(row);
    return new Issued(row.toToken(), secret);
  }

  private static AuditSubject subject(TokenRow row) {
    DomainRow domain = row.account != null ? row.account.domain() : row.administrator.domain();
    String name = row.id + " of " + row.toToken().owner();
    return domain == null ? AuditSubject.server(name) : AuditSubject.of(domain.id(), name);
  }

  private static boolean sees(Caller caller, Token token) {
    return caller.administersServer() || token.owner().equals(caller.name());
  }

  private String random(int octets) {
    byte[] bytes = new byte[octets];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

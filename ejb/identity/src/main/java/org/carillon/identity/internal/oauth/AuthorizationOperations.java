package org.carillon.identity.internal.oauth;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.account.secret.SealedFormState;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Outage;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.oauth.client.OAuthClientRow;
import org.carillon.identity.internal.oauth.client.RedirectUris;
import org.carillon.identity.internal.oauth.grant.AuthorizationCode;
import org.carillon.identity.internal.oauth.grant.Consents;
import org.carillon.identity.internal.oauth.grant.SealedTokens;
import org.carillon.identity.oauth.AuthorizationStep;
import org.carillon.identity.oauth.Authorizations;
import org.carillon.identity.oauth.OAuthClient;
import org.carillon.identity.oauth.OAuthScope;
import org.jboss.logging.Logger;

/** The authorization endpoint, with the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AuthorizationOperations implements Authorizations {
  private static final Logger LOG = Logger.getLogger(AuthorizationOperations.class);
  private static final Outage AWAY = new Outage(LOG, "OAuth clients cannot get access");

  private final Transactions transactions;
  private final SealedTokens tokens;
  private final SealedFormState notes;
  private final Audit audit;

  @Inject
  public AuthorizationOperations(
      Transactions transactions, HomeKey homeKey, SealedTokens tokens, Audit audit) {
    this.transactions = transactions;
    this.tokens = tokens;
    this.notes = new SealedFormState(homeKey, "oauth-request");
    this.audit = audit;
  }

  @Override
  public AuthorizationStep begin(Map<String, List<String>> parameters, String issuer) {
    var said = new OAuthParameters(parameters);
    return known(
        () ->
            transactions
                .read(
                    entities ->
                        OAuthClientRow.inUse(entities, said.text("client_id"))
                            .map(OAuthClientRow::value))
                .map(client -> begun(said, client, issuer))
                .orElseGet(() -> new AuthorizationStep.Unanswerable(AuthorizationStep.Why.CLIENT)));
  }

  private AuthorizationStep begun(OAuthParameters said, OAuthClient client, String issuer) {
    List<String> all = client.redirects();
    String redirect = said.some("redirect_uri").orElse(all.size() == 1 ? all.getFirst() : "");
    if (!RedirectUris.match(all, redirect)) {
      return new AuthorizationStep.Unanswerable(AuthorizationStep.Why.REDIRECT);
    }
    var reading = new AuthorizationRequestReader(said, client);
    return reading
        .wrong()
        .<AuthorizationStep>map(
            wrong ->
                client.domain().isEmpty()
                    ? new AuthorizationStep.Return(
                        error(
                            redirect,
                            AuthorizationRequestReader.state(said),
                            issuer,
                            wrong.error(),
                            wrong.description()),
                        client.name())
                    : new AuthorizationStep.Unanswerable(AuthorizationStep.Why.REQUEST))
        .orElseGet(
            () -> {
              AuthorizationRequest request = reading.request(redirect, issuer, Instant.now());
              return new AuthorizationStep.SignIn(note(request), request.hint());
            });
  }

  private String note(AuthorizationRequest request) {
    return notes.write(request.json(), Instant.now());
  }

  @Override
  public AuthorizationStep lookAsNobody(String note) {
    return known(
        () ->
            read(
                note,
                request ->
                    request.isSilent()
                        ? error(request, "login_required", "No user is signed in.")
                        : new AuthorizationStep.SignIn(note, request.hint())));
  }

  @Override
  public AuthorizationStep look(Caller caller, String session, String note) {
    return known(() -> read(note, request -> looked(caller, session, note, request, false)));
  }

  @Override
  public AuthorizationStep allow(Caller caller, String session, String note) {
    return known(() -> read(note, request -> looked(caller, session, note, request, true)));
  }

  @Override
  public AuthorizationStep refuse(String note) {
    return known(
        () -> read(note, request -> error(request, "access_denied", "The user denied access.")));
  }

  /** Runs the step. {@link AuthorizationStep.Why#LATER} without database or home key. */
  private static AuthorizationStep known(Supplier<AuthorizationStep> step) {
    try {
      return step.get();
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return new AuthorizationStep.Unanswerable(AuthorizationStep.Why.LATER);
    }
  }

  private AuthorizationStep read(
      String note, Function<AuthorizationRequest, AuthorizationStep> next) {
    return notes
        .read(note, Instant.now())
        .map(AuthorizationRequest::parse)
        .map(next)
        .orElseGet(() -> new AuthorizationStep.Unanswerable(AuthorizationStep.Why.OVER));
  }

  private AuthorizationStep looked(
      Caller caller, String session, String note, AuthorizationRequest request, boolean allowed) {
    return transactions.write(
        entities -> {
          Optional<OAuthClientRow> client = OAuthClientRow.inUse(entities, request.client());
          if (client.isEmpty()) {
            return new AuthorizationStep.Unanswerable(AuthorizationStep.Why.CLIENT);
          }
          Optional<Instant> signedIn = WebSignIns.at(entities, caller, session);
          if (signedIn.isEmpty() || request.wantsSignIn(signedIn.get(), Instant.now())) {
            return request.isSilent()
                ? error(request, "login_required", "The user has not signed in recently.")
                : new AuthorizationStep.SignIn(note, request.hint());
          }
          Principal principal =
              DirectoryQueries.account(entities, caller.account())
                  .map(row -> Principal.of(entities, row))
                  .orElseThrow();
          if (!client.get().serves(principal.domain())) {
            return error(request, "access_denied", "This client cannot be used with this account.");
          }
          if (!client.get().mayActFor(principal, request.scopes())) {
            return error(
                request,
                "access_denied",
                "This client cannot act for accounts that administer more than its" + " domain.");
          }
          boolean isKnown =
              Consents.covers(entities, caller.account(), client.get().id(), request.scopes());
          boolean asks =
              client.get().value().asks()
                  && request.consented() != caller.account()
                  && (request.asksAgain() || !isKnown);
          if (asks && !allowed) {
            return request.isSilent()
                ? error(request, "consent_required", "The user has not given consent.")
                : ask(client.get(), note, request);
          }
          if (!isKnown) {
            note(entities, caller, client.get(), principal, request.scopes());
          }
          if (allowed) {
            return new AuthorizationStep.LetIn(note(request.consentedBy(caller.account())));
          }
          return letIn(client.get().value(), principal, signedIn.get(), request);
        });
  }

  private static AuthorizationStep ask(
      OAuthClientRow client, String note, AuthorizationRequest request) {
    return new AuthorizationStep.Ask(
        note, client.value().name(), RedirectUris.place(request.redirect()), request.scopes());
  }

  private void note(
      EntityManager entities,
      Caller caller,
      OAuthClientRow client,
      Principal principal,
      List<OAuthScope> scopes) {
    Consents.note(entities, principal.account(), client, scopes);
    audit.record(
        caller,
        "account.let-in",
        AuditSubject.of(principal.domain(), principal.name()),
        Optional.empty(),
        Optional.of(client.client() + ": " + OAuthScope.text(scopes)));
  }

  private AuthorizationStep letIn(
      OAuthClient client, Principal principal, Instant signedIn, AuthorizationRequest request) {
    Instant now = Instant.now();
    var code =
        new AuthorizationCode(
            UUID.randomUUID().toString(),
            principal.account(),
            principal.passwordMark(),
            client.id(),
            request.redirect(),
            request.challenge(),
            request.scopes(),
            request.nonce(),
            request.issuer(),
            signedIn.truncatedTo(ChronoUnit.SECONDS));
    return new AuthorizationStep.Return(
        answer(
            request.redirect(),
            request.state(),
            request.issuer(),
            List.of("code=" + encoded(tokens.code(code, now)))),
        client.name());
  }

  private static AuthorizationStep error(
      AuthorizationRequest request, String error, String description) {
    return new AuthorizationStep.Return(
        error(request.redirect(), request.state(), request.issuer(), error, description),
        request.client());
  }

  private static String error(
      String redirect, String state, String issuer, String error, String description) {
    return answer(
        redirect,
        state,
        issuer,
        List.of("error=" + error, "error_description=" + encoded(description)));
  }

  /** Returns the address of the answer (RFC 6749 §4.1.2), with the issuer in it (RFC 9207 §2). */
  private static String answer(String redirect, String state, String issuer, List<String> what) {
    List<String> query = new ArrayList<>(what);
    if (!state.isEmpty()) {
      query.add("state=" + encoded(state));
    }
    query.add("iss=" + encoded(issuer));
    return RedirectUris.with(redirect, String.join("&", query));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

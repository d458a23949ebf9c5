package org.carillon.identity.internal.oauth;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Optional;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.oauth.client.OAuthClientRow;
import org.carillon.identity.internal.oauth.device.Devices;
import org.carillon.identity.internal.oauth.grant.Consents;
import org.carillon.identity.oauth.DeviceAuthorizations;
import org.carillon.identity.oauth.OAuthScope;
import org.jboss.logging.Logger;

/** Lets users admit devices, with the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DeviceOperations implements DeviceAuthorizations {
  private static final Logger LOG = Logger.getLogger(DeviceOperations.class);

  private final Transactions transactions;
  private final Audit audit;
  private final DeviceCodeGuesses guesses;

  @Inject
  public DeviceOperations(Transactions transactions, Audit audit, DeviceCodeGuesses guesses) {
    this.transactions = transactions;
    this.audit = audit;
    this.guesses = guesses;
  }

  /** An action on a device that waits. */
  @FunctionalInterface
  private interface Action {
    Step on(EntityManager entities, Devices.Waiting device, Principal owner, Instant signedIn);
  }

  @Override
  public Step look(Caller caller, String session, String code) {
    return with(
        caller,
        session,
        code,
        (entities, device, owner, signedIn) ->
            new Ask(device.client().value().name(), device.scopes()));
  }

  @Override
  public Step allow(Caller caller, String session, String code) {
    return with(
        caller,
        session,
        code,
        (entities, device, owner, signedIn) -> {
          if (!Devices.allow(entities, code, owner, signedIn, Instant.now())) {
            return new NoDevice();
          }
          Consents.note(entities, owner.account(), device.client(), device.scopes());
          audit.record(
              caller,
              "account.let-in",
              AuditSubject.of(owner.domain(), owner.name()),
              Optional.empty(),
              Optional.of(device.client().client() + ": " + OAuthScope.text(device.scopes())));
          return new Done();
        });
  }

  @Override
  public Step refuse(Caller caller, String session, String code) {
    return with(
        caller,
        session,
        code,
        (entities, device, owner, signedIn) ->
            Devices.refuse(entities, code, Instant.now()) ? new Done() : new NoDevice());
  }

  private Step with(Caller caller, String session, String code, Action action) {
    if (guesses.areTooMany(caller.account())) {
      return new NoDevice();
    }
    Step step = tried(caller, session, code, action);
    if (step instanceof NoDevice) {
      guesses.count(caller.account());
    }
    return step;
  }

  private Step tried(Caller caller, String session, String code, Action action) {
    try {
      return transactions.write(
          entities -> {
            Optional<Instant> signedIn = WebSignIns.at(entities, caller, session);
            if (signedIn
                .filter(at -> at.plus(AuthorizationRequest.FRESH).isAfter(Instant.now()))
                .isEmpty()) {
              return new SignInAgain();
            }
            Optional<Devices.Waiting> device = Devices.find(entities, code, Instant.now());
            if (device.isEmpty()) {
              return new NoDevice();
            }
            Principal owner =
                DirectoryQueries.account(entities, caller.account())
                    .map(row -> Principal.of(entities, row))
                    .orElseThrow();
            OAuthClientRow client = device.get().client();
            return client.serves(owner.domain()) && client.mayActFor(owner, device.get().scopes())
                ? action.on(entities, device.get(), owner, signedIn.get())
                : new NotForYou();
          });
    } catch (PersistenceException away) {
      LOG.warnf("Devices cannot be authorized: %s", away.getMessage());
      return new Later();
    }
  }
}

package org.carillon.policy.internal.ban;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.policy.ban.Ban;
import org.carillon.policy.ban.BanAdministration;
import org.carillon.policy.ban.BanTime;
import org.carillon.policy.net.NetworkPrefix;
import org.carillon.settings.CacheVersions;
import org.jboss.logging.Logger;

/** Manages the bans in the database, for administrators. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class BanOperations implements BanAdministration {
  private static final Logger LOG = Logger.getLogger(BanOperations.class);

  /** A larger network would be a good part of the internet. */
  private static final int SHORTEST_PREFIX = 8;

  private static final int SHORTEST_PREFIX_6 = 16;

  private final Transactions transactions;
  private final CacheVersions versions;
  private final CurrentBans current;
  private final Audit audit;

  @Inject
  BanOperations(
      Transactions transactions, CacheVersions versions, CurrentBans current, Audit audit) {
    this.transactions = transactions;
    this.versions = versions;
    this.current = current;
    this.audit = audit;
  }

  @Override
  public Answer<Page<Ban>> list(Caller caller, PageRequest request) {
    String search = request.search().orElse("");
    String after = request.after().orElse("");
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (StoredText.isImpossible(search) || StoredText.isImpossible(after)) {
      return Answer.failed(
          new Failure.Invalid(
              "search", "malformed", "The search text has characters that no address can have."));
    }
    return look(
        entities -> {
          List<Ban> found = BanRows.page(entities, search, after, request.limit() + 1);
          return new Answer.Done<>(Page.of(found, request, ban -> ban.network().toString()));
        });
  }

  @Override
  public Answer<Ban> find(Caller caller, String network) {
    return caller.administersServer()
        ? look(entities -> found(entities, network))
        : Answer.failed(new Failure.NotAllowed());
  }

  private static Answer<Ban> found(EntityManager entities, String network) {
    return NetworkPrefix.read(network)
        .flatMap(read -> BanRows.find(entities, read))
        .<Answer<Ban>>map(Answer.Done::new)
        .orElseGet(() -> Answer.failed(new Failure.NotFound("ban", network)));
  }

  @Override
  public Answer<Ban> create(Caller caller, String text, String reason, BanTime time) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    Optional<NetworkPrefix> read = NetworkPrefix.read(text);
    Optional<Failure.Invalid> refusal = refusal(caller, read);
    if (refusal.isPresent()) {
      return Answer.failed(refusal.get());
    }
    NetworkPrefix network = read.orElseThrow();
    return change(
        entities -> {
          if (!BanRows.make(entities, network, reason, time)) {
            return Answer.failed(
                new Failure.Taken(
                    "network", "This network is already banned. Lift that ban first."));
          }
          Ban ban = BanRows.find(entities, network).orElseThrow();
          record(caller, "create", ban, Optional.empty(), Optional.of(time.word()));
          return new Answer.Done<>(ban);
        });
  }

  private static Optional<Failure.Invalid> refusal(Caller caller, Optional<NetworkPrefix> read) {
    if (read.isEmpty()) {
      return invalid(
          "malformed", "The network must be an IP address or a network such as 192.0.2.0/24.");
    }
    NetworkPrefix network = read.get();
    if (network.prefix() < (network.isIpv6() ? SHORTEST_PREFIX_6 : SHORTEST_PREFIX)) {
      return invalid(
          "too-large",
          "The network is too large: at most a /8 of IPv4 or a /16 of IPv6 can be banned.");
    }
    return caller
        .from()
        .flatMap(own -> NetworkPrefix.read(own.toString()))
        .filter(own -> own.isIpv6() == network.isIpv6())
        .filter(own -> own.prefix() >= network.prefix())
        .filter(own -> own.within(network.prefix()).equals(network))
        .flatMap(
            own ->
                invalid("own", "You are connected from this network. The ban would lock you out."));
  }

  private static Optional<Failure.Invalid> invalid(String code, String message) {
    return Optional.of(new Failure.Invalid("network", code, message));
  }

  @Override
  public Answer<Ban> change(Caller caller, String network, String reason, OptionalLong version) {
    return onFound(
        caller,
        network,
        version,
        (entities, ban) -> {
          BanRows.rename(entities, ban.network(), reason);
          record(caller, "change", ban, Optional.of(ban.reason()), Optional.of(reason));
          return found(entities, network);
        });
  }

  @Override
  public Answer<Ban> lift(Caller caller, String network, OptionalLong version) {
    return onFound(
        caller,
        network,
        version,
        (entities, ban) -> {
          BanRows.delete(entities, ban.network());
          record(caller, "lift", ban, Optional.of(ban.reason()), Optional.empty());
          return new Answer.Done<>(ban);
        });
  }

  @FunctionalInterface
  private interface Work {
    Answer<Ban> on(EntityManager entities, Ban ban);
  }

  private Answer<Ban> onFound(Caller caller, String network, OptionalLong version, Work work) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    Answer<Ban> answer =
        change(
            entities ->
                found(entities, network)
                    .then(
                        ban ->
                            version.isPresent() && version.getAsLong() != ban.version()
                                ? Answer.failed(new Failure.Outdated(ban.version()))
                                : work.on(entities, ban)));
    if (answer instanceof Answer.Done<Ban>(Ban ban)) {
      current.settle(List.of(ban.network()));
    }
    return answer;
  }

  private void record(
      Caller caller, String action, Ban ban, Optional<String> before, Optional<String> after) {
    AuditSubject subject = AuditSubject.server(ban.network().toString());
    audit.record(caller, "ban." + action, subject, before, after);
  }

  private <T> Answer<T> look(Function<EntityManager, Answer<T>> work) {
    try {
      return transactions.read(work);
    } catch (PersistenceException failure) {
      return later(failure);
    }
  }

  /** Changes bans. A change that is {@code Done} is durable, and every node is told of it. */
  private <T> Answer<T> change(Function<EntityManager, Answer<T>> work) {
    Answer<T> answer;
    try {
      answer =
          transactions.write(
              entities -> {
                Answer<T> done = work.apply(entities);
                if (done instanceof Answer.Done<T>) {
                  versions.increase(CacheVersions.Kind.BANS);
                }
                return done;
              });
    } catch (PersistenceException failure) {
      return later(failure);
    }
    if (answer instanceof Answer.Done<T>) {
      versions.announce(CacheVersions.Kind.BANS);
    }
    return answer;
  }

  private static <T> Answer<T> later(RuntimeException failure) {
    LOG.warnf("Bans cannot be read or stored: %s", failure.getMessage());
    return Answer.failed(new Failure.TryLater("Bans cannot be read or stored at the moment."));
  }
}

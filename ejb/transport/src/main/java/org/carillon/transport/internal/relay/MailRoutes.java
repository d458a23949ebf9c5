package org.carillon.transport.internal.relay;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.contract.Watch;
import org.carillon.contract.directory.MailRouteType;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.contract.queue.RelayRoute.NextHop;
import org.carillon.database.Outage;
import org.carillon.database.Transactions;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;
import org.carillon.transport.OutboundSettings;
import org.jboss.logging.Logger;

/** The routes in use, in memory. They are read again after a change on any node. */
@ApplicationScoped
public class MailRoutes {
  private static final Outage AWAY =
      new Outage(
          Logger.getLogger(MailRoutes.class),
          "The mail routes cannot be read, so no mail leaves now");

  private final Transactions transactions;
  private final CacheVersions versions;
  private final HomeKey homeKey;
  private final Settings settings;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile List<MailRoute> routes = List.of();
  private volatile boolean isStale = true;
  private Watch watch;

  @Inject
  public MailRoutes(
      Transactions transactions, CacheVersions versions, HomeKey homeKey, Settings settings) {
    this.transactions = transactions;
    this.versions = versions;
    this.homeKey = homeKey;
    this.settings = settings;
  }

  @PostConstruct
  void start() {
    watch = versions.watch(CacheVersions.Kind.MAIL_ROUTES, () -> isStale = true);
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  /**
   * Reads the routes if they changed. Call it before {@link #of}.
   *
   * @return false if they can't be read now: then no mail may leave, because it could go the wrong
   *     way
   */
  public boolean refresh() {
    if (!isStale) {
      return true;
    }
    reading.lock();
    try {
      if (isStale) {
        // Set before reading: a change meanwhile makes them be read again.
        isStale = false;
        routes = transactions.read(this::read);
        AWAY.over();
      }
      return true;
    } catch (PersistenceException | HomeKeyMissing away) {
      isStale = true;
      AWAY.met(away.getMessage());
      return false;
    } finally {
      reading.unlock();
    }
  }

  private List<MailRoute> read(EntityManager entities) {
    List<DeclaredObject> used =
        MailRoute.TABLE.all(entities).stream()
            .filter(route -> route.value(MailRouteType.ENABLED))
            .toList();
    if (used.isEmpty()) {
      return List.of();
    }
    Map<Long, byte[]> passwords =
        MailRoute.TABLE.open(entities, homeKey, used.stream().map(DeclaredObject::id).toList());
    return used.stream()
        .map(route -> MailRoute.of(route, passwords.get(route.id())))
        .sorted(Comparator.comparingInt(MailRoute::position))
        .toList();
  }

  /**
   * Returns how a message goes.
   *
   * @param destination the recipients' domain as an A-label, or an address literal in brackets
   */
  public RelayRoute of(ReversePath from, String destination) {
    return routes.stream()
        .filter(route -> route.fits(from, destination))
        .findFirst()
        .map(MailRoute::route)
        .orElseGet(
            () ->
                RelayRoute.over(
                    settings.value(OutboundSettings.SMART_HOST).stream()
                        .map(hop -> new NextHop(hop.host(), hop.port()))
                        .toList()));
  }
}

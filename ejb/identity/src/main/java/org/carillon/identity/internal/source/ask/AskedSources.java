package org.carillon.identity.internal.source.ask;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceName;
import org.carillon.contract.source.UnfitPlace;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.SourcesInUse;
import org.carillon.identity.internal.source.browser.BrowserSource;
import org.carillon.identity.source.IdentitySource;
import org.carillon.identity.source.SourceState;
import org.jboss.logging.Logger;

/**
 * Asks the sources in use. Each has its own time and circuit breaker, which a change of it begins
 * anew.
 */
@ApplicationScoped
public class AskedSources {
  private static final Logger LOG = Logger.getLogger(AskedSources.class);

  private final SourcesInUse inUse;
  private final SourceClients clients;
  private final LongSupplier nanoTime;
  private final Map<Long, GuardedSource> guarded = new ConcurrentHashMap<>();
  private volatile List<OpenedSource> last = List.of();

  @Inject
  public AskedSources(SourcesInUse inUse, SourceClients clients) {
    this(inUse, clients, System::nanoTime);
  }

  AskedSources(SourcesInUse inUse, SourceClients clients, LongSupplier nanoTime) {
    this.inUse = inUse;
    this.clients = clients;
    this.nanoTime = nanoTime;
  }

  @PreDestroy
  void stop() {
    guarded.values().forEach(GuardedSource::close);
  }

  /**
   * Those that are shown the passwords of a domain's accounts, in order; whoever is not in use any
   * more is ended.
   *
   * @throws RuntimeException if they are not known and the database is away
   */
  public List<OpenedSource> of(String domain) {
    List<OpenedSource> all = inUse.all();
    if (all != last) {
      last = all;
      Set<Long> ids = all.stream().map(each -> each.source().id()).collect(Collectors.toSet());
      List.copyOf(guarded.values()).stream()
          .filter(each -> !ids.contains(each.opened().source().id()))
          .filter(each -> guarded.remove(each.opened().source().id(), each))
          .forEach(GuardedSource::close);
    }
    return all.stream()
        .filter(each -> each.source().kind().knowsPasswords() && each.source().serves(domain))
        .toList();
  }

  /**
   * Those to which browsers are sent, in order.
   *
   * @throws RuntimeException if they are not known and the database is away
   */
  public List<OpenedSource> browsed() {
    return inUse.all().stream().filter(each -> each.source().kind().sendsBrowsers()).toList();
  }

  /**
   * Those of which people bring tickets, in order.
   *
   * @throws RuntimeException if they are not known and the database is away
   */
  public List<OpenedSource> ticketed() {
    return inUse.all().stream().filter(each -> each.source().kind().givesTickets()).toList();
  }

  /** Asks one to which browsers are sent. */
  @FunctionalInterface
  public interface BrowserQuestion<T> {
    /** What it says; throws when it does not answer. */
    T to(BrowserSource source) throws IOException, InterruptedException;
  }

  /** What one says to which browsers are sent; empty when it does not answer. */
  public <T> Optional<T> browse(OpenedSource source, BrowserQuestion<T> question) {
    return guarded(source)
        .flatMap(
            one ->
                one.ask(
                    client -> {
                      if (client instanceof BrowserSource browser) {
                        return question.to(browser);
                      }
                      throw new IOException("No browser is sent there");
                    }));
  }

  /** Shows one a password; empty when it does not answer. */
  public Optional<SourceAnswer> check(OpenedSource source, SourceName name, String password) {
    return guarded(source).flatMap(one -> one.ask(client -> client.check(name, password)));
  }

  /** Looks for somebody; empty when it does not answer. */
  public Optional<SourceAnswer> find(OpenedSource source, SourceName name) {
    return guarded(source).flatMap(one -> one.ask(client -> client.find(name)));
  }

  /** Whether one answers. */
  public SourceState state(IdentitySource source) {
    GuardedSource known = guarded.get(source.id());
    return known != null && known.opened().source().equals(source)
        ? known.state()
        : new SourceState.Unasked();
  }

  private Optional<GuardedSource> guarded(OpenedSource source) {
    List<GuardedSource> over = new ArrayList<>();
    GuardedSource current =
        guarded.compute(
            source.source().id(),
            (_, before) -> {
              if (before != null && before.opened().equals(source)) {
                return before;
              }
              if (before != null) {
                over.add(before);
              }
              return made(source);
            });
    // Says good-bye to servers: not while others wait for this source.
    over.forEach(GuardedSource::close);
    return Optional.ofNullable(current);
  }

  private GuardedSource made(OpenedSource source) {
    try {
      return new GuardedSource(source, clients.of(source), nanoTime);
    } catch (IOException | UnfitPlace impossible) {
      LOG.warnf(
          "The identity source %s can't be asked: %s",
          source.source().name(), impossible.getMessage());
      return null;
    }
  }
}

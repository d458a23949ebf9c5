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
import org.carillon.contract.source.InvalidSourceSettingsException;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceLogin;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.SourcesInUse;
import org.carillon.identity.internal.source.browser.BrowserSource;
import org.carillon.identity.source.IdentitySource;
import org.carillon.identity.source.SourceState;
import org.jboss.logging.Logger;

/** Asks the sources in use. Each has a timeout and a circuit breaker, reset when it is changed. */
@ApplicationScoped
public class SourceRequests {
  private static final Logger LOG = Logger.getLogger(SourceRequests.class);

  private final SourcesInUse inUse;
  private final SourceClients clients;
  private final LongSupplier nanoTime;
  private final Map<Long, BoundedSource> guarded = new ConcurrentHashMap<>();
  private volatile List<OpenedSource> last = List.of();

  @Inject
  public SourceRequests(SourcesInUse inUse, SourceClients clients) {
    this(inUse, clients, System::nanoTime);
  }

  SourceRequests(SourcesInUse inUse, SourceClients clients, LongSupplier nanoTime) {
    this.inUse = inUse;
    this.clients = clients;
    this.nanoTime = nanoTime;
  }

  @PreDestroy
  void stop() {
    guarded.values().forEach(BoundedSource::close);
  }

  /**
   * Returns the sources that check the passwords of a domain's accounts, in order. Closes the
   * clients of sources that are no longer in use.
   *
   * @throws RuntimeException if they are not known and the database is not reachable
   */
  public List<OpenedSource> of(String domain) {
    List<OpenedSource> all = inUse.all();
    if (all != last) {
      last = all;
      Set<Long> ids = all.stream().map(each -> each.source().id()).collect(Collectors.toSet());
      List.copyOf(guarded.values()).stream()
          .filter(each -> !ids.contains(each.opened().source().id()))
          .filter(each -> guarded.remove(each.opened().source().id(), each))
          .forEach(BoundedSource::close);
    }
    return all.stream()
        .filter(each -> each.source().kind().knowsPasswords() && each.source().serves(domain))
        .toList();
  }

  /**
   * Returns the sources to which browsers are redirected, in order.
   *
   * @throws RuntimeException if they are not known and the database is not reachable
   */
  public List<OpenedSource> browsed() {
    return inUse.all().stream().filter(each -> each.source().kind().sendsBrowsers()).toList();
  }

  /**
   * Returns the sources whose tickets users bring, in order.
   *
   * @throws RuntimeException if they are not known and the database is not reachable
   */
  public List<OpenedSource> ticketed() {
    return inUse.all().stream().filter(each -> each.source().kind().givesTickets()).toList();
  }

  /** A request to a source to which browsers are redirected. */
  @FunctionalInterface
  public interface BrowserQuestion<T> {
    /**
     * Returns the source's answer.
     *
     * @throws IOException if the source does not answer
     */
    T to(BrowserSource source) throws IOException, InterruptedException;
  }

  /** Asks a source to which browsers are redirected; empty if it does not answer. */
  public <T> Optional<T> browse(OpenedSource source, BrowserQuestion<T> question) {
    return guarded(source)
        .flatMap(
            one ->
                one.ask(
                    client -> {
                      if (client instanceof BrowserSource browser) {
                        return question.to(browser);
                      }
                      throw new IOException("This identity source has no sign-in page");
                    }));
  }

  /** Shows a password to a source; empty if it does not answer. */
  public Optional<SourceAnswer> check(OpenedSource source, SourceLogin name, String password) {
    return guarded(source).flatMap(one -> one.ask(client -> client.check(name, password)));
  }

  /** Asks a source for a user; empty if it does not answer. */
  public Optional<SourceAnswer> find(OpenedSource source, SourceLogin name) {
    return guarded(source).flatMap(one -> one.ask(client -> client.find(name)));
  }

  /** Returns whether a source answers. */
  public SourceState state(IdentitySource source) {
    BoundedSource known = guarded.get(source.id());
    return known != null && known.opened().source().equals(source)
        ? known.state()
        : new SourceState.Unasked();
  }

  private Optional<BoundedSource> guarded(OpenedSource source) {
    List<BoundedSource> over = new ArrayList<>();
    BoundedSource current =
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
    // Closing says good-bye to servers, which takes time, so that it happens outside the lock.
    over.forEach(BoundedSource::close);
    return Optional.ofNullable(current);
  }

  private BoundedSource made(OpenedSource source) {
    try {
      return new BoundedSource(source, clients.of(source), nanoTime);
    } catch (IOException | InvalidSourceSettingsException impossible) {
      LOG.warnf(
          "The identity source %s cannot be asked: %s",
          source.source().name(), impossible.getMessage());
      return null;
    }
  }
}

package org.carillon.identity.internal.source;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.secret.HomeKey;
import org.carillon.contract.Watch;
import org.carillon.contract.directory.IdentitySourceType;
import org.carillon.database.Transactions;
import org.carillon.settings.CacheVersions;

/** The sources in use, in memory. They are read again when the directory changes on any node. */
@ApplicationScoped
public class SourcesInUse {
  private final Transactions transactions;
  private final HomeKey homeKey;
  private final CacheVersions versions;
  private final AtomicLong changes = new AtomicLong(1);
  private volatile Read read = new Read(0, List.of());
  private Watch watch;

  /**
   * The sources as they were read.
   *
   * @param changes the number of changes before they were read
   */
  private record Read(long changes, List<OpenedSource> sources) {}

  @Inject
  public SourcesInUse(Transactions transactions, HomeKey homeKey, CacheVersions versions) {
    this.transactions = transactions;
    this.homeKey = homeKey;
    this.versions = versions;
  }

  @PostConstruct
  public void start() {
    watch = versions.watch(CacheVersions.Kind.DIRECTORY, changes::incrementAndGet);
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  /**
   * Returns all sources, ordered by position and name.
   *
   * @throws RuntimeException if they are not known and the database or the home key is not
   *     available
   */
  public List<OpenedSource> all() {
    Read current = read;
    long now = changes.get();
    if (current.changes() == now) {
      return current.sources();
    }
    List<OpenedSource> found = transactions.read(this::read);
    // A list with the same sources stays the same object, so that their clients are kept.
    List<OpenedSource> kept = found.equals(current.sources()) ? current.sources() : found;
    read = new Read(now, kept);
    return kept;
  }

  private List<OpenedSource> read(EntityManager entities) {
    List<DeclaredObject> enabled =
        OpenedSource.TABLE.all(entities).stream()
            .filter(each -> each.value(IdentitySourceType.ENABLED))
            .sorted(Comparator.comparing(each -> each.value(IdentitySourceType.POSITION)))
            .toList();
    Map<Long, byte[]> secrets =
        OpenedSource.TABLE.open(
            entities, homeKey, enabled.stream().map(DeclaredObject::id).toList());
    return enabled.stream().map(each -> OpenedSource.of(each, secrets.get(each.id()))).toList();
  }

  /** Returns the sources that are asked about a domain's accounts. */
  public List<OpenedSource> of(String domain) {
    return all().stream().filter(each -> each.source().serves(domain)).toList();
  }
}

package org.carillon.look.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.Watch;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Outage;
import org.carillon.database.Transactions;
import org.carillon.look.Look;
import org.carillon.look.LookFile.Kind;
import org.carillon.look.LookSettings;
import org.carillon.look.Looks;
import org.carillon.look.Palette;
import org.carillon.look.Skin;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Keeps the appearance of pages in memory until files change, and recently used logos. */
@ApplicationScoped
public class CachedLooks implements Looks {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(CachedLooks.class), "Logos, skins and languages cannot be read");

  private static final int MOST_LOOKS = 2_000;
  private static final long MOST_LOGO_OCTETS = 32L * 1_024 * 1_024;

  private final Transactions transactions;
  private final CacheVersions versions;
  private final Settings settings;
  private final Addresses addresses;
  private final HostDomains hosts;

  private final AtomicBoolean stale = new AtomicBoolean(true);
  private final Cache<Wanted, Look> looks =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_LOOKS).build();
  private final Cache<String, Picture> logos =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumWeight(MOST_LOGO_OCTETS)
          .weigher((String digest, Picture logo) -> logo.octets().length)
          .build();

  private volatile KnownFiles known = KnownFiles.NONE;
  private Watch watch;

  /** The values that determine a look. */
  private record Wanted(
      long change, OptionalLong domain, Optional<Palette> palette, String name, String skin) {}

  @Inject
  CachedLooks(
      Transactions transactions,
      CacheVersions versions,
      Settings settings,
      Addresses addresses,
      HostDomains hosts) {
    this.transactions = transactions;
    this.versions = versions;
    this.settings = settings;
    this.addresses = addresses;
    this.hosts = hosts;
  }

  @PostConstruct
  void start() {
    watch = versions.watch(CacheVersions.Kind.LOOKS, () -> stale.set(true));
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  private KnownFiles known() {
    if (stale.compareAndSet(true, false)) {
      try {
        KnownFiles read = transactions.read(this::read);
        logos.invalidateAll();
        known = read;
      } catch (PersistenceException away) {
        stale.set(true);
        AWAY.met(away.getMessage());
      }
    }
    return known;
  }

  private KnownFiles read(EntityManager entities) {
    var digests = new HashMap<OptionalLong, String>();
    entities
        .createQuery(
            "SELECT f.domain, f.digest FROM LookFileRow f WHERE f.kind = :kind", Object[].class)
        .setParameter("kind", Kind.LOGO)
        .getResultList()
        .forEach(
            row ->
                digests.put(
                    row[0] == null ? OptionalLong.empty() : OptionalLong.of((Long) row[0]),
                    (String) row[1]));
    List<LookFileRow> rows =
        entities
            .createQuery(
                "FROM LookFileRow f WHERE f.kind <> :kind ORDER BY f.name", LookFileRow.class)
            .setParameter("kind", Kind.LOGO)
            .getResultList();
    return KnownFiles.of(known.change() + 1, digests, rows);
  }

  @Override
  public Look of(Caller caller) {
    return caller.hasAccount()
            && addresses.resolve(caller.name())
                instanceof Resolution.Local(long account, long domain, var _, var _)
        ? of(OptionalLong.of(domain), skin(account, domain))
        : of(OptionalLong.empty(), settings.value(LookSettings.SKIN));
  }

  /** Returns the user's skin if the domain allows one and it still exists, else the domain's. */
  private String skin(long account, long domain) {
    Scope scope = Scope.domain(domain);
    String own =
        settings.value(LookSettings.CHOICE, scope)
            ? settings.value(LookSettings.SKIN, Scope.account(domain, account))
            : "";
    return known().skins().containsKey(own) ? own : settings.value(LookSettings.SKIN, scope);
  }

  @Override
  public Look at(String host) {
    OptionalLong domain = hosts.of(host);
    return of(domain, settings.value(LookSettings.SKIN, scope(domain)));
  }

  @Override
  public Look of(OptionalLong domain, String skin) {
    Scope scope = scope(domain);
    return with(
        domain,
        LookSettings.palette(
            settings.value(LookSettings.LIGHT, scope), settings.value(LookSettings.DARK, scope)),
        settings.value(LookSettings.NAME, scope),
        skin);
  }

  private static Scope scope(OptionalLong domain) {
    return domain.isPresent() ? Scope.domain(domain.getAsLong()) : Scope.server();
  }

  @Override
  public Look with(OptionalLong domain, Optional<Palette> palette, String name, String skin) {
    KnownFiles files = known();
    // Addresses can name a skin, too. An unknown name is replaced, so that untrusted text is not
    // cached.
    String there = files.skins().containsKey(skin) ? skin : Skin.HOUSE;
    return looks.get(
        new Wanted(files.change(), domain, palette, name, there), wanted -> look(files, wanted));
  }

  private static Look look(KnownFiles files, Wanted wanted) {
    Skin skin = files.skins().get(wanted.skin());
    var look =
        new Look(
            wanted.domain(),
            wanted.name().isEmpty() ? LookSettings.HOUSE_NAME : wanted.name(),
            Optional.ofNullable(files.logos().get(wanted.domain()))
                .or(() -> Optional.ofNullable(files.logos().get(OptionalLong.empty()))),
            wanted.palette(),
            skin,
            "");
    String css = look.css();
    return css.isEmpty()
        ? look
        : new Look(
            look.domain(),
            look.name(),
            look.logo(),
            look.palette(),
            skin,
            FileDigest.of(css.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Optional<Picture> logo(String digest) {
    // Only logos that some page shows are read, so that attackers can't cause queries.
    return known().logos().containsValue(digest)
        ? Optional.ofNullable(logos.get(digest, this::readLogo))
        : Optional.empty();
  }

  /** Reads a logo. Null is not cached, so that the next request reads again. */
  private Picture readLogo(String digest) {
    try {
      return transactions.read(
          entities ->
              entities
                  .createQuery(
                      "FROM LookFileRow f WHERE f.kind = :kind AND f.digest = :digest",
                      LookFileRow.class)
                  .setParameter("kind", Kind.LOGO)
                  .setParameter("digest", digest)
                  .setMaxResults(1)
                  .getResultStream()
                  .findFirst()
                  .map(row -> new Picture(row.type, row.content))
                  .orElse(null));
    } catch (PersistenceException away) {
      AWAY.met(away.getMessage());
      return null;
    }
  }

  @Override
  public Optional<Picture> picture(String digest, String file) {
    return known().skins().values().stream()
        .filter(skin -> !skin.isStock() && skin.digest().equals(digest))
        .findFirst()
        .map(skin -> skin.pictures().get(file));
  }

  @Override
  public List<Skin> choices(Caller caller) {
    return addresses.resolve(caller.name())
                instanceof Resolution.Local(var _, long domain, var _, var _)
            && settings.value(LookSettings.CHOICE, Scope.domain(domain))
        ? skins()
        : List.of();
  }

  @Override
  public List<Skin> skins() {
    return List.copyOf(known().skins().values());
  }

  @Override
  public Map<String, String> broken() {
    return known().broken();
  }

  @Override
  public List<String> languages() {
    return List.copyOf(known().languages().keySet());
  }

  @Override
  public Map<String, String> sentences(String code) {
    return known().languages().getOrDefault(code, Map.of());
  }

  @Override
  public long changes() {
    return known().change();
  }
}

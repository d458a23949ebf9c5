package org.carillon.identity.internal.guessing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.carillon.account.MailAddress;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.identity.signin.FailedSignIns;
import org.carillon.identity.signin.SignInAttempt;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;

/**
 * Counts failed sign-ins on this node, in memory of a fixed size: names by keys of fixed size,
 * networks by {@link ClientNetwork}. A name is counted in its canonical form, and after the look-up
 * under the name of its principal. The known places of principals are read from the {@link
 * KnownPlaceStore} at the start and then looked up in memory. The book is read again only when a
 * principal is about to be barred.
 */
@ApplicationScoped
public class CountedFailedSignIns implements FailedSignIns {
  static final long NAMES_OCTETS = 8L << 20;
  static final long NETWORKS_OCTETS = 8L << 20;
  static final long PLACES_OCTETS = 16L << 20;
  private static final long LOOKS_OCTETS = 4L << 20;

  /**
   * The factor by which the limit of attempts is larger from a place where the account is known to
   * sign in. A phone there with an old password then does not lock its owner out.
   */
  private static final int KNOWN_SHARES = 2;

  private final Settings settings;
  private final KnownPlaceStore book;
  private final BannedClients banned;
  private final LongSupplier nanoTime;
  private final NameKey.Maker keys = new NameKey.Maker();

  /** The failures by name. Guarded by this. */
  private final FailureCounts<NameKey> names = new FailureCounts<>(NAMES_OCTETS);

  /** The failures by network, including sites. Guarded by this. */
  private final FailureCounts<ClientNetwork> networks = new FailureCounts<>(NETWORKS_OCTETS);

  /** The failures at known places. Guarded by this. */
  private final FailureCounts<KnownPlaces.Place> owners = new FailureCounts<>(NAMES_OCTETS);

  /** The known places. Guarded by this. */
  private final KnownPlaces known = new KnownPlaces(PLACES_OCTETS);

  /** The look-ups in the book by name. Guarded by this. */
  private final FailureCounts<NameKey> looks = new FailureCounts<>(LOOKS_OCTETS);

  /** The look-ups in the book by the network whose attempts caused them. Guarded by this. */
  private final FailureCounts<ClientNetwork> lookers = new FailureCounts<>(LOOKS_OCTETS);

  @Inject
  CountedFailedSignIns(Settings settings, KnownPlaceStore book, BannedClients banned) {
    this(settings, book, banned, System::nanoTime);
  }

  public CountedFailedSignIns(
      Settings settings, KnownPlaceStore book, BannedClients banned, LongSupplier nanoTime) {
    this.settings = settings;
    this.book = book;
    this.banned = banned;
    this.nanoTime = nanoTime;
  }

  /** Loads the last used places, so that attackers don't delay known users after a restart. */
  void start(@Observes DatabaseReady ready) {
    List<KnownPlaceStore.Latest> latest = book.latest(known.most());
    long now = nanoTime.getAsLong();
    synchronized (this) {
      latest.forEach(place -> know(keys.of(place.principal()), place.entry(), now));
    }
  }

  private void know(NameKey principal, KnownPlaceStore.Entry place, long now) {
    known.add(KnownPlaces.Place.of(principal, place.network()), place.password(), now);
  }

  @Override
  public Beginning begin(String name, InetAddress from, boolean local) {
    if (name.length() > MailAddress.MOST_CHARACTERS) {
      return new Nobody();
    }
    Duration ban = banned.rest(from);
    if (ban.isPositive()) {
      return new Barred(ban);
    }
    String canonical = canonical(name);
    var attempt = new Open(canonical, keys.of(canonical), ClientNetwork.of(from), local);
    return attempt.goesOn() ? new Begun(attempt) : new Barred(attempt.rest());
  }

  @Override
  public void renewed(String principal, long password, ClientNetwork from) {
    var place = new KnownPlaceStore.Entry(from, password);
    synchronized (this) {
      know(keys.of(principal), place, nanoTime.getAsLong());
    }
    book.add(principal, place);
  }

  /**
   * Forgets the failures of a name from all networks.
   *
   * @param name the name in canonical form
   */
  synchronized void forget(String name) {
    NameKey key = keys.of(name);
    names.forget(key);
    looks.forget(key);
    owners.forgetAll(place -> place.isOf(key));
  }

  synchronized void forget(ClientNetwork network) {
    networks.forget(network);
    lookers.forget(network);
  }

  private static String canonical(String name) {
    return MailAddress.canonical(name)
        .map(MailAddress::toString)
        .orElseGet(() -> name.toLowerCase(Locale.ROOT));
  }

  /** Returns the memory used for names, networks and places together, in octets. */
  synchronized long octets() {
    return (long) (names.size() + networks.size() + owners.size() + looks.size() + lookers.size())
            * FailureCounts.ENTRY_OCTETS
        + (long) known.size() * KnownPlaces.ENTRY_OCTETS;
  }

  private final class Open implements SignInAttempt {
    private final String canonical;
    private final NameKey typed;
    private final ClientNetwork network;
    private final Optional<ClientNetwork> site;
    private final boolean local;
    private final long span = settings.value(DirectorySettings.GUESSES_TIME).toNanos();
    private final long byAccount = settings.value(DirectorySettings.GUESSES_BY_ACCOUNT);
    private final long byAddress = settings.value(DirectorySettings.GUESSES_BY_ADDRESS);
    private NameKey principal;
    private String principalName;
    private boolean isSomebodys;
    private long password;

    Open(String canonical, NameKey typed, ClientNetwork network, boolean local) {
      this.canonical = canonical;
      this.typed = typed;
      this.network = network;
      this.site = network.site();
      this.local = local;
      this.principal = typed;
      this.principalName = canonical;
    }

    @Override
    public boolean isOf(String name, long itsPassword) {
      principal = name.equals(canonical) ? typed : keys.of(name);
      principalName = name;
      isSomebodys = true;
      password = itsPassword;
      synchronized (CountedFailedSignIns.this) {
        known.forgetOthers(place(typed), itsPassword);
        known.forgetOthers(place(principal), itsPassword);
      }
      return goesOn();
    }

    @Override
    public Source source() {
      synchronized (CountedFailedSignIns.this) {
        long now = nanoTime.getAsLong();
        if (known.has(place(principal), now)) {
          return Source.KNOWN;
        }
        return networks.of(network, now, span) == 0 ? Source.NEW : Source.FAILED;
      }
    }

    @Override
    public boolean goesOn() {
      synchronized (CountedFailedSignIns.this) {
        long now = nanoTime.getAsLong();
        if (!barred(now)) {
          return true;
        }
        if (!mayLook(now)) {
          return false;
        }
      }
      Optional<List<KnownPlaceStore.Entry>> places = book.placesOf(principalName);
      synchronized (CountedFailedSignIns.this) {
        if (places.isEmpty()) {
          looks.forget(principal);
          return false;
        }
        long now = nanoTime.getAsLong();
        places.get().forEach(entry -> recall(entry, now));
        return !barred(now);
      }
    }

    /**
     * Returns whether the book may be read: once for a name, and for a network no more often than
     * it may guess. An attacker can thus not cause many reads.
     */
    private boolean mayLook(long now) {
      if (looks.of(principal, now, span) > 0
          || reached(lookers.of(network, now, span), byAddress)) {
        return false;
      }
      looks.add(principal, now, span);
      lookers.add(network, now, span);
      return true;
    }

    private void recall(KnownPlaceStore.Entry entry, long now) {
      boolean isEarlier = isSomebodys && entry.password() != password;
      if (!isEarlier) {
        know(principal, entry, now);
      }
    }

    @Override
    public boolean wrong() {
      do {
        synchronized (CountedFailedSignIns.this) {
          long now = nanoTime.getAsLong();
          if (!barred(now)) {
            count(now);
            return true;
          }
        }
      } while (goesOn());
      return false;
    }

    @Override
    public boolean right() {
      do {
        synchronized (CountedFailedSignIns.this) {
          long now = nanoTime.getAsLong();
          if (!barred(now)) {
            remember(now);
            return true;
          }
        }
      } while (goesOn());
      return false;
    }

    private void remember(long now) {
      boolean isToBeNoted = known.add(place(principal), password, now);
      if (!typed.equals(principal)) {
        known.add(place(typed), password, now);
      }
      if (isToBeNoted && isSomebodys) {
        book.add(principalName, new KnownPlaceStore.Entry(network, password));
      }
    }

    private KnownPlaces.Place place(NameKey name) {
      return KnownPlaces.Place.of(name, network);
    }

    private boolean barred(long now) {
      KnownPlaces.Place place = place(principal);
      if (known.has(place, now)) {
        return reached(owners.of(place, now, span), KNOWN_SHARES * byAccount);
      }
      return reached(names.of(principal, now, span), byAccount)
          || reached(names.of(typed, now, span), byAccount)
          || !local && networkBarred(now);
    }

    private boolean networkBarred(long now) {
      return reached(networks.of(network, now, span), byAddress)
          || site.isPresent()
              && reached(networks.of(site.get(), now, span), ClientNetwork.SITE_SHARES * byAddress);
    }

    @Override
    public Duration rest() {
      synchronized (CountedFailedSignIns.this) {
        long now = nanoTime.getAsLong();
        KnownPlaces.Place place = place(principal);
        long rest =
            known.has(place, now)
                ? rest(owners, place, KNOWN_SHARES * byAccount, now)
                : Math.max(
                    Math.max(
                        rest(names, principal, byAccount, now), rest(names, typed, byAccount, now)),
                    local ? 0 : networkRest(now));
        return Duration.ofNanos(rest);
      }
    }

    private long networkRest(long now) {
      return Math.max(
          rest(networks, network, byAddress, now),
          site.map(summed -> rest(networks, summed, ClientNetwork.SITE_SHARES * byAddress, now))
              .orElse(0L));
    }

    /** Returns the time for which a count still bars, in ns, or 0 if it does not. */
    private <K> long rest(FailureCounts<K> counts, K whose, long most, long now) {
      return reached(counts.of(whose, now, span), most) ? counts.rest(whose, now, span) : 0;
    }

    private void count(long now) {
      if (names.add(principal, now, span) == byAccount && isSomebodys) {
        book.barred(principalName, Duration.ofNanos(names.rest(principal, now, span)));
      }
      if (!typed.equals(principal)) {
        names.add(typed, now, span);
      }
      count(network, byAddress, now);
      site.ifPresent(summed -> count(summed, ClientNetwork.SITE_SHARES * byAddress, now));
      KnownPlaces.Place place = place(principal);
      if (known.has(place, now)) {
        owners.add(place, now, span);
      }
    }

    private void count(ClientNetwork whose, long most, long now) {
      if (networks.add(whose, now, span) != most) {
        return;
      }
      if (local) {
        book.suspected(most);
      } else {
        book.barred(whose, Duration.ofNanos(networks.rest(whose, now, span)));
      }
    }
  }

  /**
   * Returns whether the limit is reached.
   *
   * @param most the limit; 0 for none
   */
  private static boolean reached(long failures, long most) {
    return most > 0 && failures >= most;
  }
}

package org.carillon.fetch.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.identity.Caller;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.fetch.Renewal;
import org.carillon.fetch.WebFetch;
import org.carillon.fetch.subscription.SubscribedKind.Fetched;
import org.carillon.fetch.subscription.SubscribedKind.Shown;
import org.carillon.node.FairSlots;

/**
 * Fetches due subscriptions one after the other, and passes them to their kind. If the node dies
 * meanwhile, another takes the row when its lease ends. Doing the work twice changes nothing.
 */
@ApplicationScoped
public class SubscriptionFetcher implements DueWork {
  /** The maximum number of subscriptions that a node fetches at once, of an account one. */
  static final int AT_ONCE = 4;

  private final WebFetch web;
  private final List<KindRows> kinds;
  private final LongFunction<Optional<Caller>> behalf;
  private final FairSlots<Long> places = new FairSlots<>(AT_ONCE, 1);
  private int next;

  @Inject
  public SubscriptionFetcher(
      SqlTransactions transactions,
      WebFetch web,
      @Any Instance<SubscribedKind> kinds,
      ServiceCallers behalf) {
    this(
        transactions,
        web,
        kinds.stream().toList(),
        (LongFunction<Optional<Caller>>) account -> behalf.of(account, "subscription"));
  }

  public SubscriptionFetcher(
      SqlTransactions transactions,
      WebFetch web,
      List<SubscribedKind> kinds,
      LongFunction<Optional<Caller>> behalf) {
    this.web = web;
    this.kinds =
        kinds.stream()
            .map(kind -> new KindRows(kind, new SubscriptionRows(transactions, kind.table())))
            .toList();
    this.behalf = behalf;
  }

  private record KindRows(SubscribedKind kind, SubscriptionRows rows) {}

  private record Job(KindRows of, DueRows.Taken<DueSubscription> taken) {
    Long account() {
      return taken.row().account();
    }
  }

  @Override
  public DueKind kind() {
    return new DueKind(
        "subscriptions",
        "Fetching subscriptions",
        AT_ONCE,
        kinds.stream().map(each -> DueKind.Source.of(each.rows().due())).toList());
  }

  @Override
  public boolean take() throws SQLException, InterruptedException {
    Optional<Job> job = places.<Job, SQLException>choose(this::due, Job::account);
    if (job.isEmpty()) {
      return false;
    }
    try {
      job.get().taken().work(due -> look(job.get().of(), due));
    } finally {
      places.leave(Set.of(job.get().account()));
    }
    return true;
  }

  /** Takes the next due row. The kinds take turns, and only one thread at a time chooses. */
  private Optional<Job> due(Set<Long> sated) throws SQLException {
    for (int tried = 0; tried < kinds.size(); tried++) {
      KindRows of = kinds.get(next);
      next = (next + 1) % kinds.size();
      Optional<Job> found = of.rows().take(sated).map(taken -> new Job(of, taken));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private void look(KindRows of, DueSubscription due) throws SQLException, InterruptedException {
    Optional<Caller> owner = behalf.apply(due.account());
    if (owner.isPresent() && of.rows().isShown(due.mailbox())) {
      fetch(of, owner.get(), due);
    } else {
      of.rows().putOff(due);
    }
  }

  private void fetch(KindRows of, Caller owner, DueSubscription due)
      throws SQLException, InterruptedException {
    SubscriptionRows rows = of.rows();
    SubscribedKind kind = of.kind();
    switch (web.renew(URI.create(due.address()), kind.accept(), kind.most(), due.validators())) {
      case Renewal.Unchanged() -> rows.same(due);
      case Renewal.Status(int status, Optional<Duration> _)
          when status == 410 && kind.table().endsWhenGone() ->
          rows.gone(due, status);
      case Renewal.Status(int status, Optional<Duration> retryAfter) ->
          rows.failed(due, FetchFault.STATUS, status, retryAfter.orElse(Duration.ZERO));
      case Renewal.Silent(boolean isRefused) ->
          failed(rows, due, isRefused ? FetchFault.REFUSED : FetchFault.SILENT);
      case Renewal.TooLarge() -> failed(rows, due, FetchFault.UNREADABLE);
      case Renewal.Changed changed -> show(of, owner, due, changed);
    }
  }

  private static void failed(SubscriptionRows rows, DueSubscription due, FetchFault fault)
      throws SQLException {
    rows.failed(due, fault, 0, Duration.ZERO);
  }

  private static void show(KindRows of, Caller owner, DueSubscription due, Renewal.Changed changed)
      throws SQLException, InterruptedException {
    SubscriptionRows rows = of.rows();
    byte[] digest = digest(changed.octets());
    Fetched fetched =
        new Fetched(changed.octets(), changed.source(), Arrays.equals(digest, due.digest()));
    switch (of.kind().show(owner, due, fetched)) {
      case Shown.Kept(Duration every) ->
          rows.kept(due, address(due, changed), every, changed.validators(), digest);
      case Shown.KeptInPart(Duration every, int leftOut) ->
          rows.keptInPart(due, address(due, changed), every, leftOut);
      case Shown.Unreadable() -> failed(rows, due, FetchFault.UNREADABLE);
      case Shown.NoRoom() -> failed(rows, due, FetchFault.NO_ROOM);
      case Shown.Later() -> {
        // The content stays as it is. The rest follows when the lease has ended, in less than a
        // minute.
      }
    }
  }

  private static String address(DueSubscription due, Renewal.Changed changed) {
    return changed
        .source()
        .moved()
        .flatMap(to -> SubscribedAddress.of(to.toString()))
        .orElse(due.address());
  }

  /** Returns the hash by which equal content is recognised. */
  public static byte[] digest(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

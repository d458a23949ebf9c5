package org.carillon.policy.internal.ban;

import static org.carillon.contract.directory.BanType.BEGAN;
import static org.carillon.contract.directory.BanType.CAUSE;
import static org.carillon.contract.directory.BanType.ENDS;
import static org.carillon.contract.directory.BanType.LASTS;
import static org.carillon.contract.directory.BanType.NETWORK;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.carillon.account.declared.DeclaredEntries;
import org.carillon.account.declared.ObjectTable;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.BanType;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Transactions;
import org.carillon.policy.ban.BanCause;
import org.carillon.policy.ban.BanTime;
import org.carillon.policy.net.NetworkPrefix;
import org.carillon.settings.CacheVersions;

/**
 * The bans that are in force, for server administrators. A change is in force on this node before
 * the method returns, and on other nodes within seconds.
 */
@ApplicationScoped
class BanEntries extends DeclaredEntries {
  private static final Attribute<Integer> TIMES =
      Attribute.of("times", new AttributeType.Whole(1, Integer.MAX_VALUE), "", "");
  static final ObjectTable TABLE =
      ObjectTable.of(BanType.TYPE, "ban")
          .naming(LASTS, "made")
          .naming(TIMES, "times")
          .unnumbered()
          .meeting("(t.ends is null or t.ends > now())");

  /** A larger network would be a good part of the internet. */
  private static final int SHORTEST_PREFIX = 8;

  private static final int SHORTEST_PREFIX_6 = 16;

  private final CurrentBans current;

  @Inject
  BanEntries(Transactions transactions, CacheVersions versions, Audit audit, CurrentBans current) {
    super(TABLE, transactions, versions, CacheVersions.Kind.BANS, audit);
    this.current = current;
  }

  @Override
  protected OptionalInt most() {
    return OptionalInt.empty();
  }

  @Override
  public int order() {
    return 33;
  }

  @Override
  protected Failure taken(String constraint) {
    return new Failure.Taken("network", "This network is already banned. Lift that ban first.");
  }

  @Override
  protected Answer<String> named(String typed) {
    return network(typed).map(NetworkPrefix::toString);
  }

  @Override
  protected Answer<String> named(Caller caller, String typed) {
    return network(typed).then(network -> bannable(caller, network));
  }

  private static Answer<NetworkPrefix> network(String typed) {
    return NetworkPrefix.read(typed)
        .<Answer<NetworkPrefix>>map(Answer.Done::new)
        .orElseGet(
            () ->
                refused(
                    "malformed",
                    "The network must be an IP address or a network such as 192.0.2.0/24."));
  }

  private static <T> Answer<T> refused(String code, String message) {
    return Answer.failed(new Failure.Invalid("network", code, message));
  }

  private static Answer<String> bannable(Caller caller, NetworkPrefix network) {
    if (network.prefix() < (network.isIpv6() ? SHORTEST_PREFIX_6 : SHORTEST_PREFIX)) {
      return refused(
          "too-large",
          "The network is too large: at most a /8 of IPv4 or a /16 of IPv6 can be banned.");
    }
    boolean isOwn =
        caller
            .from()
            .flatMap(own -> NetworkPrefix.read(own.toString()))
            .filter(own -> own.isIpv6() == network.isIpv6())
            .filter(own -> own.prefix() >= network.prefix())
            .filter(own -> own.within(network.prefix()).equals(network))
            .isPresent();
    return isOwn
        ? refused("own", "You are connected from this network. The ban would lock you out.")
        : new Answer.Done<>(network.toString());
  }

  @Override
  protected Answer<AttributeValues> checked(AttributeValues wanted) {
    return new Answer.Done<>(wanted);
  }

  @Override
  protected AttributeValues computed(AttributeValues checked, Optional<AttributeValues> before) {
    if (before.isPresent()) {
      return checked;
    }
    Instant now = now();
    return checked
        .with(CAUSE, BanCause.MANUAL.word())
        .with(BEGAN, now)
        .with(ENDS, BanTime.of(checked.require(LASTS)).time().map(now::plus))
        .with(TIMES, 1);
  }

  /** Deletes the network's ban that is over. */
  @Override
  protected void tidy(EntityManager entities, AttributeValues values) {
    BanRows.deleteEnded(entities, values.require(NETWORK));
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String network, AttributeValues given, OptionalLong version) {
    return settled(super.change(caller, network, given, version));
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String network, OptionalLong version) {
    return settled(super.delete(caller, network, version));
  }

  private Answer<DirectoryEntry> settled(Answer<DirectoryEntry> answer) {
    return answer.map(
        ban -> {
          current.settle(List.of(NetworkPrefix.read(ban.key()).orElseThrow()));
          return ban;
        });
  }
}

package org.carillon.policy.internal.ban;

import static org.carillon.contract.directory.BanType.BEGAN;
import static org.carillon.contract.directory.BanType.CAUSE;
import static org.carillon.contract.directory.BanType.ENDS;
import static org.carillon.contract.directory.BanType.LASTS;
import static org.carillon.contract.directory.BanType.NETWORK;
import static org.carillon.contract.directory.BanType.REASON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.BanType;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.identity.Caller;
import org.carillon.policy.ban.Ban;
import org.carillon.policy.ban.BanAdministration;
import org.carillon.policy.ban.BanTime;

@ApplicationScoped
class BanEntries implements ObjectEntries {
  private final BanAdministration bans;

  @Inject
  BanEntries(BanAdministration bans) {
    this.bans = bans;
  }

  @Override
  public ObjectType type() {
    return BanType.TYPE;
  }

  private static DirectoryEntry entry(Ban ban) {
    String network = ban.network().toString();
    return new DirectoryEntry(
        network,
        OptionalLong.of(ban.version()),
        new AttributeValues()
            .with(NETWORK, network)
            .with(REASON, ban.reason())
            .with(LASTS, ban.made().word())
            .with(CAUSE, ban.cause().word())
            .with(BEGAN, ban.began())
            .with(ENDS, ban.ends()));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> within, PageRequest request) {
    return bans.list(caller, request).map(page -> page.map(BanEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String network) {
    return bans.find(caller, network).map(BanEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return bans.create(
            caller,
            values.require(NETWORK),
            values.get(REASON).orElse(""),
            BanTime.of(values.require(LASTS)))
        .map(BanEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String network, AttributeValues values, OptionalLong version) {
    return values
        .get(REASON)
        .map(reason -> bans.change(caller, network, reason, version))
        .orElseGet(() -> bans.find(caller, network))
        .map(BanEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String network, OptionalLong version) {
    return bans.lift(caller, network, version).map(BanEntries::entry);
  }
}

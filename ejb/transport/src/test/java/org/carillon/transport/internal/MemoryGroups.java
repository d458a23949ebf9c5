package org.carillon.transport.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.carillon.account.FixedAddresses;
import org.carillon.account.Resolution;
import org.carillon.account.group.GroupMail;

public final class MemoryGroups implements GroupMail {
  private static final Handling USUAL = new Handling(Optional.empty(), false);

  private final FixedAddresses addresses;
  private final Map<Long, List<Member>> members = new HashMap<>();
  private final Map<Long, Handling> handlings = new HashMap<>();
  private final List<String> refused = new ArrayList<>();
  private OptionalLong only = OptionalLong.empty();

  MemoryGroups(FixedAddresses addresses) {
    this.addresses = addresses;
  }

  public void make(long id, String name, String... addressed) {
    addresses.group(id, name);
    members.put(id, new ArrayList<>(Stream.of(addressed).map(this::member).toList()));
  }

  public void join(long id, String address) {
    members.get(id).add(member(address));
  }

  public void handle(long id, Handling handling) {
    handlings.put(id, handling);
  }

  public void refuse(String sender) {
    refused.add(sender);
  }

  /** Makes all groups accept only one account's mail. */
  public void takeOnlyFrom(long account) {
    only = OptionalLong.of(account);
  }

  private Member member(String address) {
    return switch (addresses.resolve(address)) {
      case Resolution.Local local -> new Member.Account(local);
      case Resolution.Several several -> new Member.Several(several);
      case Resolution.Unknown _,
          Resolution.SwitchedOff _,
          Resolution.Remote _,
          Resolution.Later _ ->
          new Member.Remote(address);
    };
  }

  @Override
  public boolean takes(Resolution.Several group, Author author) {
    return !refused.contains(author.address()) && (only.isEmpty() || author.account().equals(only));
  }

  @Override
  public boolean isReached(long group) {
    return !members.get(group).isEmpty();
  }

  @Override
  public Optional<Handling> handling(long group) {
    return Optional.of(handlings.getOrDefault(group, USUAL));
  }

  @Override
  public List<Member> members(long group) {
    return members.get(group);
  }
}

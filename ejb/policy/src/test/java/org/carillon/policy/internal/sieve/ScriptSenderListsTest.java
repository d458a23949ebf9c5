package org.carillon.policy.internal.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.carillon.contract.contacts.KnownContacts;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.policy.rule.ExternalList;
import org.carillon.policy.rule.ExternalLists;
import org.carillon.policy.sender.SenderList;
import org.junit.jupiter.api.Test;

class ScriptSenderListsTest {
  private final ScriptSenderLists offered =
      new ScriptSenderLists(
          (domain, sender, allowed) ->
              allowed && sender.equals("a@x.test") && domain.equals(OptionalLong.of(7)),
          account ->
              account == 1
                  ? new SenderList(
                      Map.of(
                          "friend@x.test", SenderChoice.ALLOW,
                          "all.test", SenderChoice.ALLOW,
                          "another@x.test", SenderChoice.ALLOW,
                          "eve@all.test", SenderChoice.BLOCK))
                  : SenderList.EMPTY,
          new OneFriend());
  private final ExternalLists lists =
      new ExternalLists(
          List.of(offered.allowed(), offered.listed(), offered.known(), offered.blocked()));

  /** Account 1 has one contact, and one contact that it blocks. */
  private static final class OneFriend implements KnownContacts {
    private static final List<String> KNOWN = List.of("contact@x.test", "eve@all.test");

    @Override
    public boolean knows(long account, String address) {
      return account == 1 && KNOWN.contains(address);
    }

    @Override
    public List<String> addresses(long account, int most) {
      return account == 1 ? KNOWN.subList(0, 1) : List.of();
    }
  }

  private ExternalList list(String name) {
    return lists.find(name).orElseThrow();
  }

  @Test
  void allowedSendersAndContactsAreInTheAddressBookList() throws Exception {
    ExternalList people = list("urn:ietf:params:sieve:addrbook:default");
    assertThat(people.holds(1, 7, "Friend@X.test")).isTrue();
    assertThat(people.holds(1, 7, "anybody@sub.all.test")).isTrue();
    assertThat(people.holds(1, 7, "eve@all.test")).isFalse();
    assertThat(people.holds(1, 7, "contact@x.test")).isTrue();
    assertThat(people.holds(2, 7, "friend@x.test")).isFalse();
    assertThat(people.holds(1, 7, "no address")).isFalse();
    assertThat(people.addresses(1, 7, 10))
        .containsExactly("another@x.test", "contact@x.test", "friend@x.test");
    assertThat(people.addresses(1, 7, 1)).hasSize(1);
    assertThat(list("tag:carillon.org,2026:blocked-senders").holds(1, 7, "eve@all.test")).isTrue();
  }

  @Test
  void allowListOfAdministratorsIsUsed() throws Exception {
    assertThat(list("tag:carillon.org,2026:allowed-senders").holds(1, 7, "a@x.test")).isTrue();
    assertThat(list("tag:carillon.org,2026:listed-senders").holds(1, 7, "a@x.test")).isFalse();
    assertThat(lists.find("tag:carillon.org,2026:none")).isEmpty();
  }
}

package org.carillon.policy.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;
import static org.carillon.policy.internal.filter.OwnLists.rule;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterTarget;
import org.carillon.policy.filter.ListedSenders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that scripts can query the senders of own lists, each of its own domain. */
class ListedSendersTest {
  @TempDir Path home;

  @Test
  void sendersOfServerAndDomainListsAreFound() throws Exception {
    OwnLists lists = new OwnLists(home, System::nanoTime);
    ListedSenders senders = new ListedAllowances(lists.filters, lists.recipients);
    OptionalLong own =
        OptionalLong.of(done(lists.directory.domains().find(ADMINISTRATOR, "own.test")).id());
    lists.server(FilterTarget.SENDER, "good.example", FilterAction.ALLOW);
    done(
        lists.create(
            ADMINISTRATOR,
            "bad",
            "own.test",
            rule(FilterTarget.SENDER, "eve@bad.example", FilterAction.JUNK)));

    assertThat(senders.has(own, "Ann@Good.example", true)).isTrue();
    assertThat(senders.has(own, "ann@good.example", false)).isFalse();
    assertThat(senders.has(own, "eve@bad.example", false)).isTrue();
    assertThat(senders.has(OptionalLong.empty(), "eve@bad.example", false)).isFalse();
    assertThat(senders.has(own, "not an address", true)).isFalse();
  }
}

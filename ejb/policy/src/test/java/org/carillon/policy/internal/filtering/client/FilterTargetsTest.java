package org.carillon.policy.internal.filtering.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carillon.contract.peer.PeerAddress;
import org.carillon.helper.HelperCommand;
import org.carillon.policy.external.FilterKind;
import org.junit.jupiter.api.Test;

class FilterTargetsTest {

  private static List<PeerAddress> places(FilterKind kind, String address) {
    return FilterTargets.targets(kind, address).stream()
        .map(FilterTargets.Target::address)
        .toList();
  }

  @Test
  void eachKindHasItsAddressForms() {
    assertThat(places(FilterKind.CLAMD, "av:3310, unix:/run/clamd.ctl, [::1]:99"))
        .containsExactly(
            new PeerAddress.Tcp("av", 3310, false),
            new PeerAddress.Local("/run/clamd.ctl"),
            new PeerAddress.Tcp("::1", 99, false));
    assertThat(places(FilterKind.RSPAMD, "https://rs.test:8443/x"))
        .containsExactly(new PeerAddress.Tcp("rs.test", 8443, true));
    assertThat(FilterTargets.targets(FilterKind.ICAP, "icap://[::1]/av?x=1").getFirst())
        .isEqualTo(
            new FilterTargets.Target(
                new PeerAddress.Tcp("::1", 1344, false), "[::1]:1344", "/av?x=1"));
  }

  @Test
  void invalidTargetIsReported() {
    for (String wrong :
        List.of(
            "",
            " ",
            "a b",
            "foo",
            "av:3310, foo",
            "[::1]",
            "av:0",
            "av:70000",
            "unix:relative",
            "av:1/x",
            "a\r\nb:1",
            ",")) {
      assertThat(FilterTargets.problem(FilterKind.CLAMD, wrong)).as(wrong).isPresent();
    }
    for (String wrong :
        List.of("rs.test", "ftp://rs.test/", "http://u:p@rs.test/", "http:///x", "http://a b/")) {
      assertThat(FilterTargets.problem(FilterKind.RSPAMD, wrong)).as(wrong).isPresent();
    }
  }

  @Test
  void helperMustBeAProgramInTheFolder() {
    assertThat(FilterTargets.problem(FilterKind.HELPER, "check.py --level \"very high\""))
        .isEmpty();
    assertThat(HelperCommand.read("check.py --level \"very high\""))
        .contains(new HelperCommand("check.py", List.of("--level", "very high")));
    for (String wrong :
        List.of("", "/bin/sh", "../sh", "a/b", ".hidden", "-x", "a\nb", "a \"b", "a\"b c", "..")) {
      assertThat(FilterTargets.problem(FilterKind.HELPER, wrong)).as(wrong).isPresent();
    }
  }
}

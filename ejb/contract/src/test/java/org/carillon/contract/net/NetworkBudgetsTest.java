package org.carillon.contract.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class NetworkBudgetsTest {
  private final OctetBudget all = new OctetBudget(800);
  private final NetworkBudgets shares = new NetworkBudgets(all);

  private OctetBudget of(String address) {
    return shares.of(ClientNetwork.of(InetAddress.ofLiteral(address)));
  }

  @Test
  void exhaustingOneShareDoesNotAffectOtherNetworks() {
    assertThat(of("192.0.2.1").take(100)).isTrue();
    assertThat(of("192.0.2.1").take(1)).as("another connection of the same client").isFalse();
    assertThat(of("192.0.2.2").take(100)).isTrue();
    assertThat(all.used()).isEqualTo(200);
  }

  @Test
  void networksOfOneSiteShareAQuarter() {
    assertThat(of("2001:db8:0:1::1").take(100)).isTrue();
    assertThat(of("2001:db8:0:2::1").take(100)).isTrue();
    assertThat(of("2001:db8:0:3::1").take(1)).isFalse();
    assertThat(of("2001:db8:1:3::1").take(1)).isTrue();
  }

  @Test
  void totalBudgetIsNeverExceeded() {
    for (int client = 1; client <= 8; client++) {
      assertThat(of("192.0.2." + client).take(100)).isTrue();
    }
    assertThat(of("192.0.2.9").take(1)).isFalse();
  }

  @Test
  void networksWithoutOctetsHaveNoEntry() {
    OctetBudget share = of("2001:db8:0:1::1");
    share.take(60);
    share.take(40);
    share.giveBack(100);

    assertThat(share.used()).isZero();
    assertThat(all.used()).isZero();
    assertThat(shares.networks()).isZero();
    assertThat(share.take(100)).isTrue();
  }

  @Test
  void afterSignInOctetsNoLongerCountTowardsTheNetwork() {
    OctetBudget known = new OctetBudget(1_000);
    var holding = new OctetReservation(of("192.0.2.1"), known);
    holding.take(100);

    holding.signedIn();

    assertThat(of("192.0.2.1").take(100)).isTrue();
    assertThat(known.used()).isEqualTo(100);
    holding.close();
    assertThat(known.used()).isZero();
  }
}

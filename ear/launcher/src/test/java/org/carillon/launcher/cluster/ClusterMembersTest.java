package org.carillon.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.carillon.launcher.home.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterMembersTest {

  @Test
  void memberListIsConvertedToJGroupsNotation() {
    ClusterMembers members = ClusterMembers.parse(List.of("mail1.example:7600", "10.0.0.2"));

    assertThat(members.initialHosts()).isEqualTo("mail1.example[7600],10.0.0.2[7600]");
  }

  @Test
  void nodeBindsToItsAddressInTheMemberList() {
    ClusterMembers members = ClusterMembers.parse(List.of("127.0.0.1:7600", "127.0.0.1:7700"));

    assertThat(members.bindAddress(100)).isEqualTo("127.0.0.1");
    assertThatThrownBy(() -> members.bindAddress(200))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("7800");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":7600", "host:", "host:0", "host:65536", "host:x"})
  void invalidMemberAddressIsRefused(String address) {
    assertThatThrownBy(() -> ClusterMembers.parse(List.of(address))).isInstanceOf(Refusal.class);
  }
}

package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedSkinTest {

  @Test
  void domainSkinServesItsHostsBeforeTheStockSkin() {
    assertThat(PackedSkin.contractsFor("tower.example"))
        .containsExactly("skin-tower.example", "stock");
    assertThat(PackedSkin.contractsFor("Mail.Tower.example"))
        .containsExactly("skin-tower.example", "stock");
  }

  @Test
  void otherHostsGetTheStockSkin() {
    assertThat(PackedSkin.contractsFor("other.example")).containsExactly("stock");
    assertThat(PackedSkin.contractsFor("../../etc/passwd")).containsExactly("stock");
    assertThat(PackedSkin.contractsFor("")).containsExactly("stock");
  }
}

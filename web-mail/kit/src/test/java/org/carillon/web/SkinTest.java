package org.carillon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SkinTest {

  @Test
  void aDomainsSkinServesItsHostsAndFallsBack() {
    assertThat(Skin.contractsFor("tower.example")).containsExactly("skin-tower.example", "stock");
    assertThat(Skin.contractsFor("Mail.Tower.example"))
        .containsExactly("skin-tower.example", "stock");
  }

  @Test
  void otherHostsGetTheStockSkin() {
    assertThat(Skin.contractsFor("other.example")).containsExactly("stock");
    assertThat(Skin.contractsFor("../../etc/passwd")).containsExactly("stock");
    assertThat(Skin.contractsFor("")).containsExactly("stock");
  }
}

package org.carillon.contract.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that every kind of source has the attributes that apply to it. */
class IdentitySourceTypeTest {
  private static final List<String> KINDS =
      ((AttributeType.Choice) IdentitySourceType.KIND.type()).words();

  @Test
  void everyAttributeAppliesToSomeKind() {
    assertThat(IdentitySourceType.TYPE.attributes())
        .allMatch(
            attribute ->
                KINDS.stream().anyMatch(kind -> IdentitySourceType.concerns(kind, attribute)));
  }

  @Test
  void commonAttributesApplyToEveryKind() {
    assertThat(KINDS)
        .allMatch(kind -> IdentitySourceType.concerns(kind, IdentitySourceType.ADDRESS))
        .allMatch(kind -> IdentitySourceType.concerns(kind, IdentitySourceType.ACCOUNTS));
  }

  @Test
  void onlyDirectoriesHaveASearchBase() {
    assertThat(KINDS)
        .filteredOn(kind -> IdentitySourceType.concerns(kind, IdentitySourceType.BASE))
        .containsExactly("ldap");
  }
}

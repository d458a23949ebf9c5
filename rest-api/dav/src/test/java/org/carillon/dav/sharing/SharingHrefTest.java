package org.carillon.dav.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharingHrefTest {

  @Test
  void sharingAddressIsReadInEachClientsForm() {
    assertThat(SharingHref.address("mailto:bob@example.org")).isEqualTo("bob@example.org");
    assertThat(SharingHref.address("MAILTO:bob%40example.org")).isEqualTo("bob@example.org");
    assertThat(SharingHref.address("mailto:bob+x@example.org")).isEqualTo("bob+x@example.org");
    assertThat(SharingHref.address("principal:principals/users/bob")).isEqualTo("bob");
    assertThat(SharingHref.address("/dav/principals/bob@example.org/"))
        .isEqualTo("bob@example.org");
    assertThat(SharingHref.address("")).isEmpty();
    assertThat(SharingHref.address("bob")).isEmpty();
    assertThat(SharingHref.address("mailto:%zz")).isEmpty();
  }
}

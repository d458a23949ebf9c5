package org.carillon.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestAddressTest {
  @Test
  void requestAddressMustBeUtf8() {
    for (String good : List.of("", "/accounts/j%C3%BCrgen@a.test?search=%F0%9F%98%80&limit=1")) {
      assertThat(RequestAddress.isWellFormed("https://localhost/api/v1" + good)).as(good).isTrue();
    }
    for (String bad :
        List.of("/accounts/%FF", "/tokens?search=%ED%A0%80", "?a=%C3", "/a[b]", "/a?b=%4")) {
      assertThat(RequestAddress.isWellFormed("https://localhost/api/v1" + bad)).as(bad).isFalse();
    }
  }
}

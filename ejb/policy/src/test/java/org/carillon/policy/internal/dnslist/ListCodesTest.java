package org.carillon.policy.internal.dnslist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListCodesTest {

  @ParameterizedTest
  @CsvSource({
    "'',127.0.0.2,50",
    "127.0.0.2-3=40 127.0.0.10-11=20,127.0.0.3,40",
    "127.0.0.2-3=40 127.0.0.10-11=20,127.0.0.11,20",
    "127.0.0.2-3=40 127.0.0.10-11=20,127.0.0.4,",
    "127.0.*.3=-30,127.0.15.3,-30",
    "127.0.0.2,127.0.0.2,50",
    "127.*.*.*=1 127.0.0.2=9,127.0.0.2,1"
  })
  void firstMatchingCodeApplies(String codes, String answer, Integer points) {
    var found = ListCodes.of(codes, 50).orElseThrow().points(InetAddress.ofLiteral(answer));
    assertThat(found.isPresent() ? found.getAsInt() : null).isEqualTo(points);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "128.0.0.2",
        "127.0.0",
        "127.0.0.256",
        "127.0.0.9-2",
        "127.0.0.2=",
        "127.0.0.2=5000",
        "x"
      })
  void invalidCodesAreRefused(String codes) {
    assertThat(ListCodes.of(codes, 50)).isEmpty();
    assertThat(ListCodes.of("127.0.0.2 ".repeat(31), 50)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.2,false",
    "127.0.0.1,true",
    "127.255.255.254,true",
    "127.255.0.1,false",
    "192.0.2.1,true",
    "2001:db8::2,true"
  })
  void errorAnswersAreRecognized(String answer, boolean isError) {
    assertThat(ListCodes.isError(InetAddress.ofLiteral(answer))).isEqualTo(isError);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.99,99.2.0.192",
    "2001:db8:1:2:3:4:567:89ab," + "b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2"
  })
  void addressesAreLookedUpReversed(String address, String name) {
    assertThat(ListedNames.of(InetAddress.ofLiteral(address))).isEqualTo(name);
  }
}

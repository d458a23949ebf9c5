package org.carillon.dav.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a result limit is a number above 0, and never exceeds the server's maximum. */
class ResultLimitTest {
  private static int read(String limit) {
    XmlElement results = XmlElement.text(XmlName.carddav("nresults"), limit);
    XmlElement asked =
        XmlElement.of(
            XmlName.carddav("addressbook-query"), XmlElement.of(XmlName.carddav("limit"), results));
    return ResultLimit.of(asked, XmlName.carddav("limit"), 1_000);
  }

  @Test
  void resultLimitIsCappedAtTheMaximum() {
    assertThat(read(" 20 ")).isEqualTo(20);
    assertThat(read("999999999999999999")).isEqualTo(1_000);
    XmlElement without = XmlElement.of(XmlName.carddav("addressbook-query"));
    assertThat(ResultLimit.of(without, XmlName.carddav("limit"), 1_000)).isEqualTo(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "x", "9999999999999999999"})
  void limitThatIsNoPositiveNumberIsRefused(String limit) {
    assertThatThrownBy(() -> read(limit))
        .isInstanceOfSatisfying(
            DavError.class, error -> assertThat(error.status()).isEqualTo(DavError.BAD_REQUEST));
  }
}

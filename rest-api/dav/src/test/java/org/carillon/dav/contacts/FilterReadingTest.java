package org.carillon.dav.contacts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.carillon.contacts.CardPropertyFilter;
import org.carillon.contacts.CardTextMatch;
import org.carillon.contacts.ContactFilter;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.BoundedXml;
import org.carillon.dav.xml.XmlElement;
import org.junit.jupiter.api.Test;

class FilterReadingTest {
  private static XmlElement xml(String inside) throws Exception {
    return BoundedXml.read(
        ("<filter xmlns=\"urn:ietf:params:xml:ns:carddav\" " + inside + "</filter>")
            .getBytes(UTF_8));
  }

  @Test
  void addressbookFilterIsParsedWithItsConditions() throws Exception {
    ContactFilter filter =
        FilterReading.filter(
            xml(
                """
                test="allof"><prop-filter name="email" test="anyof">
                <text-match collation="i;octet" match-type="starts-with" negate-condition="yes"
                >x</text-match>
                <param-filter name="type"><is-not-defined/></param-filter></prop-filter>
                <prop-filter name="item1.TEL"><is-not-defined/></prop-filter>
                """));
    assertThat(filter.all()).isTrue();
    CardPropertyFilter email = filter.properties().getFirst();
    assertThat(email.name()).isEqualTo("EMAIL");
    assertThat(email.all()).isFalse();
    assertThat(email.texts())
        .isEqualTo(
            List.of(
                new CardTextMatch(
                    "x",
                    CardTextMatch.Collation.OCTET,
                    CardTextMatch.MatchType.STARTS_WITH,
                    true)));
    assertThat(email.parameters().getFirst().absent()).isTrue();
    assertThat(filter.properties().get(1).name()).isEqualTo("ITEM1.TEL");
    assertThat(filter.properties().get(1).absent()).isTrue();
  }

  @Test
  void unsupportedFilterIsRefusedWithItsPrecondition() {
    assertThatThrownBy(
            () ->
                FilterReading.filter(
                    xml(
                        "><prop-filter name=\"FN\"><text-match collation=\"i;none\">x</text-match>"
                            + "</prop-filter>")))
        .isInstanceOfSatisfying(
            DavError.class,
            no ->
                assertThat(no.conditions().getFirst().name().local())
                    .isEqualTo("supported-collation"));
    assertThatThrownBy(() -> FilterReading.filter(xml("><prop-filter/>")))
        .isInstanceOf(DavError.class);
  }

  @Test
  void unsupportedVcardVersionIsRefused() throws Exception {
    XmlElement asked =
        BoundedXml.read(
            "<address-data xmlns=\"urn:ietf:params:xml:ns:carddav\" version=\"9\"/>"
                .getBytes(UTF_8));
    assertThatThrownBy(() -> AddressData.of(asked)).isInstanceOf(DavError.class);
  }
}

package org.carillon.dav.principal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carillon.dav.property.StandardNames;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.junit.jupiter.api.Test;

class PrincipalCriterionTest {
  private static final XmlName NAME = StandardNames.DISPLAY_NAME;
  private static final XmlName MAIL = XmlName.calendarServer("email-address-set");
  private static final XmlName USER = XmlName.caldav("calendar-user-address-set");

  private static final PrincipalResource EVE =
      new PrincipalResource(
          "eve@peer.test",
          "Eve Adams",
          UserType.INDIVIDUAL,
          List.of("adams@elsewhere.test"),
          List.of());
  private static final PrincipalResource ROOM =
      new PrincipalResource("r1@peer.test", "Red room", UserType.ROOM, List.of(), List.of());

  private static boolean finds(XmlName property, String text, PrincipalResource principal) {
    return finds(property, XmlElement.text(XmlName.dav("match"), text), principal);
  }

  private static boolean finds(XmlName property, XmlElement match, PrincipalResource principal) {
    return PrincipalCriterion.of(
            XmlElement.of(
                XmlName.dav("property-search"),
                XmlElement.of(XmlName.dav("prop"), XmlElement.of(property)),
                match))
        .holds(principal);
  }

  @Test
  void shortTextMatchesNamesContainingIt() {
    assertThat(finds(NAME, "ad", EVE)).isTrue();
    assertThat(finds(NAME, "E", EVE)).isTrue();
    assertThat(finds(NAME, "xy", EVE)).isFalse();
  }

  @Test
  void addressesMatchWholeAndInPart() {
    for (XmlName property : List.of(MAIL, USER)) {
      assertThat(finds(property, "EVE@peer.test", EVE)).isTrue();
      assertThat(finds(property, "mailto:eve@peer.test", EVE)).isTrue();
      assertThat(finds(property, "eve@", EVE)).isTrue();
      assertThat(finds(property, "@elsewhere", EVE)).isTrue();
      assertThat(finds(property, "ben@peer.test", EVE)).isFalse();
    }
  }

  @Test
  void roomsMatchByUserType() {
    XmlName type = XmlName.caldav("calendar-user-type");
    assertThat(finds(type, "room", ROOM)).isTrue();
    assertThat(finds(type, "room", EVE)).isFalse();
    assertThat(finds(NAME, "red", ROOM)).isTrue();
  }

  @Test
  void matchTypeRestrictsThePosition() {
    XmlElement starts =
        XmlElement.text(XmlName.dav("match"), "adams").with("match-type", "starts-with");
    assertThat(finds(NAME, starts, EVE)).isFalse();
    assertThat(finds(MAIL, starts, EVE)).isTrue();
    XmlElement equals =
        XmlElement.text(XmlName.dav("match"), "eve adams").with("match-type", "equals");
    assertThat(finds(NAME, equals, EVE)).isTrue();
  }

  @Test
  void unsearchablePropertyMatchesNoPrincipal() {
    assertThat(finds(XmlName.dav("getetag"), "e", EVE)).isFalse();
  }
}

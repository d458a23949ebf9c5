package org.carillon.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.carillon.mailauth.bimi.mark.TestMarks;
import org.junit.jupiter.api.Test;

class SettingTypeTest {
  private enum Colour {
    LIGHT_GREEN,
    RED
  }

  private static final List<SettingType<?>> TYPES =
      List.of(
          new SettingType.Switch(),
          new SettingType.Whole(-5, 100, "things"),
          new SettingType.Time(Duration.ofSeconds(1), Duration.ofDays(1)),
          SettingType.Text.any(20),
          new SettingType.Choice<>(Colour.class),
          new SettingType.Host(25),
          new SettingType.Certificates(2),
          new SettingType.ListOf<>(new SettingType.Host(53), 3));

  @Test
  void settingValuesAreReadLeniently() {
    assertThat(new SettingType.Switch().read(" On ")).isEqualTo(new Reading.Valid<>(true));
    assertThat(new SettingType.Whole(0, 9, "x").read("7")).isEqualTo(new Reading.Valid<>(7L));
    assertThat(new SettingType.Choice<>(Colour.class).read("light-green"))
        .isEqualTo(new Reading.Valid<>(Colour.LIGHT_GREEN));
    assertThat(new SettingType.Host(25).read("[2001:db8::1]:2525"))
        .isEqualTo(new Reading.Valid<>(new HostAndPort("2001:db8::1", 2525)));
    assertThat(new SettingType.Host(25).read("Relay.example.test"))
        .isEqualTo(new Reading.Valid<>(new HostAndPort("relay.example.test", 25)));
    assertThat(new SettingType.ListOf<>(new SettingType.Host(53), 3).read("127.0.0.1:5353, ::"))
        .isInstanceOf(Reading.Invalid.class);
    assertThat(
            new SettingType.ListOf<>(new SettingType.Host(53), 3).read("192.0.2.1,\n192.0.2.2:54"))
        .isEqualTo(
            new Reading.Valid<>(
                List.of(new HostAndPort("192.0.2.1", 53), new HostAndPort("192.0.2.2", 54))));
  }

  @Test
  void onlyAddressesAndNetworksAreReadAsNetworks() {
    var type = new SettingType.Network();
    for (String text : List.of("192.0.2.1", "192.0.2.0/24", "2001:db8::/32", "::1")) {
      assertThat(type.read(" " + text + " ")).isEqualTo(new Reading.Valid<>(text));
    }
    for (String text : List.of("bad", "1.2.3.4/99", "1.2.3", "::1/129", "", "10", "1.2.3.4/")) {
      assertThat(type.read(text)).as(text).isInstanceOf(Reading.Invalid.class);
    }
  }

  @Test
  void pastedCertificatesAreRead() {
    var type = new SettingType.Certificates(2);
    var first = new TestMarks().root();
    var second = new TestMarks().root();
    String pasted = "  \r\n" + type.write(List.of(first, second)).replace("\n", "\r\n") + "\n\n";
    assertThat(type.read(pasted)).isEqualTo(new Reading.Valid<>(List.of(first, second)));
    assertThat(type.read(" ")).isEqualTo(new Reading.Valid<>(List.of()));
    assertThat(type.read(type.write(List.of(first, second, first))))
        .isInstanceOf(Reading.Invalid.class);
    assertThat(type.read("my certificate")).isInstanceOf(Reading.Invalid.class);
    assertThat(type.read(pasted.replace("MII", "XXX"))).isInstanceOf(Reading.Invalid.class);
  }

  @Test
  void valueOutOfRangeIsRefusedWithTheRange() {
    assertThat(new SettingType.Whole(1, 9, "things").read("10"))
        .isEqualTo(new Reading.Invalid<>("The value must be from 1 to 9 things."));
    assertThat(new SettingType.Host(25).read("host:70000")).isInstanceOf(Reading.Invalid.class);
    assertThat(new SettingType.ListOf<>(new SettingType.Switch(), 1).read("on,off"))
        .isInstanceOf(Reading.Invalid.class);
  }

  @Test
  void settingValuesSurviveTheRoundTripAndAnyTextIsAnswered() {
    var random = new Random(1);
    String alphabet = "0123456789abcPTDMS:.,[]- \n\u0000äon";
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      TYPES.forEach(type -> assertSurvives(type, text.toString()));
    }
  }

  @Test
  void contradictoryDeclarationIsRefused() {
    assertThatThrownBy(
            () -> Setting.ofServer("a.b", new SettingType.Whole(1, 2, "x"), 3L, "T", "H"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Setting.ofServer("A b", new SettingType.Switch(), true, "T", "H"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static <T> void assertSurvives(SettingType<T> type, String text) {
    if (type.read(text) instanceof Reading.Valid<T>(T value)) {
      assertThat(type.read(type.write(value))).isEqualTo(new Reading.Valid<>(value));
    }
  }
}

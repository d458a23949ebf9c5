package org.carillon.format.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the angle address is the address, and that the text before it is the name. */
class AddressFieldsTest {
  private static void reads(String value, String name, String address) {
    assertThat(AddressFields.parse(value))
        .as(value)
        .singleElement()
        .isInstanceOfSatisfying(
            Address.Mailbox.class,
            mailbox -> {
              assertThat(mailbox.name()).as(value).isEqualTo(name);
              assertThat(mailbox.address()).as(value).isEqualTo(address);
            });
  }

  @Test
  void addressIsTakenFromTheAngleBrackets() {
    String end = " <ceo@bank.test>";
    reads("x@remote.test a" + end, "x@remote.test a", "ceo@bank.test");
    reads("x@remote.test [a]" + end, "x@remote.test [a]", "ceo@bank.test");
    reads("x@remote.test \"a\"" + end, "x@remote.test a", "ceo@bank.test");
    reads("x@remote.test :" + end, "x@remote.test :", "ceo@bank.test");
    reads("x@remote.test \\" + end, "x@remote.test \\", "ceo@bank.test");
    reads("x@remote.test ]" + end, "x@remote.test ]", "ceo@bank.test");
    reads("x@remote.test >" + end, "x@remote.test >", "ceo@bank.test");
    reads("x@remote.test (a)" + end, "x@remote.test", "ceo@bank.test");
    reads("<x@remote.test" + end, "x@remote.test", "ceo@bank.test");
    reads("<@x.test" + end, "", "ceo@bank.test");
    reads("a@b <c@d>", "a@b", "c@d");
    reads("<ceo@bank.test", "", "ceo@bank.test");
  }

  @Test
  void addressLikeDisplayNamesStayNames() {
    reads(
        "info@shop.test via Platform <noreply@platform.test>",
        "info@shop.test via Platform",
        "noreply@platform.test");
    reads("Shop @ Home [News] <news@remote.test>", "Shop @ Home [News]", "news@remote.test");
    reads("a, inc", "", "a", "", "inc");
  }

  private static void reads(String value, String... namesAndAddresses) {
    List<String> found =
        AddressFields.parse(value).stream()
            .map(Address.Mailbox.class::cast)
            .flatMap(mailbox -> List.of(mailbox.name(), mailbox.address()).stream())
            .toList();
    assertThat(found).as(value).containsExactly(namesAndAddresses);
  }
}

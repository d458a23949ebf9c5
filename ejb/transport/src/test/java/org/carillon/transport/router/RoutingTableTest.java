package org.carillon.transport.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.carillon.transport.router.RoutingResult.End;
import org.junit.jupiter.api.Test;

/** Tests of the routing table's lines, in the notation of CommuniGate Pro. */
class RoutingTableTest {

  private static End mail(String table, String address) {
    assertThat(RoutingTable.fault(table)).isEmpty();
    return RoutingTable.of(table).route(RoutingTable.Kind.MAIL, address).end();
  }

  private static End signal(String table, String address) {
    assertThat(RoutingTable.fault(table)).isEmpty();
    return RoutingTable.of(table).route(RoutingTable.Kind.SIGNAL, address).end();
  }

  private static End address(String address) {
    return new End.Address(address);
  }

  @Test
  void linesOfTheGatewayGuideStripAndKeepPrefixes() {
    String table =
        """
        N:S:<9*@example.com> = *@192.168.1.2
        NoRelay:Signal:<1*@example.com> = 1*@192.168.1.2
        N:S:<011*@example.com> = 011*@192.168.1.2
        N:S:<+(10+d)@*> = +*@192.168.1.2
        N:S:<(10+d)@example.com> = *@192.168.1.2
        """;
    assertThat(signal(table, "9555@example.com")).isEqualTo(address("555@[192.168.1.2]"));
    assertThat(signal(table, "1555@example.com")).isEqualTo(address("1555@[192.168.1.2]"));
    assertThat(signal(table, "011555@example.com")).isEqualTo(address("011555@[192.168.1.2]"));
    assertThat(signal(table, "+4366412345@any.test"))
        .isEqualTo(address("+4366412345@[192.168.1.2]"));
    assertThat(signal(table, "+43664@any.test")).isEqualTo(address("+43664@any.test"));
    assertThat(signal(table, "2125551234@example.com"))
        .isEqualTo(address("2125551234@[192.168.1.2]"));
    assertThat(mail(table, "9555@example.com")).isEqualTo(address("9555@example.com"));
    assertThat(RoutingTable.of(table).route(RoutingTable.Kind.SIGNAL, "9555@example.com").relays())
        .isFalse();
  }

  @Test
  void domainsAndAddressesAreReplacedAndTheTableBeginsAgain() {
    String table =
        """
        ; domains that were bought
        old.example = example.com
        *.old.example = *.example.com   ; with their subdomains
        <Sales-*@example.com> = sales
        <sales@example.com> = ann@example.com
        """;
    assertThat(mail(table, "bob@OLD.example")).isEqualTo(address("bob@example.com"));
    assertThat(mail(table, "bob@a.b.old.example")).isEqualTo(address("bob@a.b.example.com"));
    RoutingResult result =
        RoutingTable.of(table).route(RoutingTable.Kind.MAIL, "SALES-at@old.example");
    assertThat(result.end()).isEqualTo(address("ann@example.com"));
    assertThat(result.steps()).extracting(RoutingResult.Step::number).containsExactly(2, 4, 5);
    assertThat(result.relays()).isTrue();
    assertThat(mail(table, "other@example.com")).isEqualTo(address("other@example.com"));
  }

  @Test
  void targetsRefuseDiscardAndLeadToAHost() {
    String table =
        """
        <spam@example.com> = ERROR
        <void@example.com> = blackhole
        <nothing@example.com> = NULL
        client.test = client.test.via.relay.example.net
        ip.test = ip.test.via.10.0.0.2
        Mail:<round@example.com> = robin@example.com
        Mail:<robin@example.com> = round@example.com
        """;
    assertThat(mail(table, "spam@example.com")).isInstanceOf(End.Error.class);
    assertThat(mail(table, "void@example.com")).isInstanceOf(End.Discard.class);
    assertThat(mail(table, "nothing@example.com")).isInstanceOf(End.Discard.class);
    assertThat(mail(table, "bob@client.test"))
        .isEqualTo(new End.Via("bob@client.test", "relay.example.net"));
    assertThat(mail(table, "bob@ip.test")).isEqualTo(new End.Via("bob@ip.test", "[10.0.0.2]"));
    assertThat(mail(table, "round@example.com")).isInstanceOf(End.Loop.class);
    assertThat(signal(table, "round@example.com")).isEqualTo(address("round@example.com"));
  }

  @Test
  void hostIsNamedByTheLineAndNeverByTheSender() {
    String table = "*.old.example = *.new.example\nold.* = new.*";
    assertThat(mail(table, "x@victim.test.via.inner.old.example"))
        .isEqualTo(address("x@victim.test.via.inner.new.example"));
    assertThat(mail(table, "x@old.victim.test.via.127.0.0.3")).isInstanceOf(End.Address.class);
    assertThat(RoutingTable.fault("*.old.example = a.test.via.*")).isPresent();
  }

  @Test
  void quotedNamesAndInvalidResultsAreNotPassedOn() {
    assertThat(mail("<*@a.test> = old-*@b.test", "\"a b\"@a.test"))
        .isEqualTo(address("\"a b\"@a.test"));
    assertThat(mail("a.test = b.test", "\"a b\"@a.test")).isEqualTo(address("\"a b\"@b.test"));
    assertThat(mail("<*k*@a.test> = *@b.test", "xkk@a.test")).isEqualTo(address("xk@b.test"));
    assertThat(mail("<*@a.test> = *.@b.test", "x@a.test")).isInstanceOf(End.Error.class);
    assertThat(mail("<*@a.test> = " + "y".repeat(40) + "*@b.test", "x".repeat(40) + "@a.test"))
        .isInstanceOf(End.Error.class);
  }

  @Test
  void domainsOfOtherScriptsFitInBothForms() {
    String table = "b\u00fccher.example = example.com\nxn--mller-kva.example = example.com";
    for (String domain :
        List.of(
            "b\u00fccher.example",
            "xn--bcher-kva.example",
            "m\u00fcller.example",
            "xn--mller-kva.example")) {
      assertThat(mail(table, "ann@" + domain)).isEqualTo(address("ann@example.com"));
    }
  }

  @Test
  void digitsAreCounted() {
    String table = "<(3d)@example.com> = ext-*@example.com";
    assertThat(mail(table, "123@example.com")).isEqualTo(address("ext-123@example.com"));
    assertThat(mail(table, "1234@example.com")).isEqualTo(address("1234@example.com"));
    assertThat(mail(table, "12x@example.com")).isEqualTo(address("12x@example.com"));
  }

  @Test
  void malformedLinesAreNamed() {
    for (String line :
        List.of(
            "nonsense",
            "<a@b.test>",
            "<a@b.test> =",
            "<a> = b@c.test",
            "<a@b.test> = x@y@z",
            "<a@b.test> = *@c.test",
            "<(xd)@b.test> = c@d.test",
            "<a@b.test> = |program",
            "<a@b.test> = SPAMTRAP",
            "<a@*.*.*.*.*.*.*.test> = a@b.test",
            "a.test = -bad-")) {
      assertThat(RoutingTable.fault("a.test = b.test\n" + line))
          .as(line)
          .hasValueSatisfying(fault -> assertThat(fault).startsWith("Line 2: ").endsWith("."));
    }
    assertThat(RoutingTable.fault("\n".repeat(RoutingTable.MOST_LINES))).isPresent();
    assertThat(RoutingTable.fault("# a comment\n; another\n\n")).isEmpty();
  }

  @Test
  void anyTextIsReadAndAnyAddressIsRoutedInBoundedTime() {
    Random random = new Random(7);
    String letters = "<>*@=.:|;()+d10aM \u00e4\n\0";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      for (int j = 0; j < length; j++) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      RoutingTable.fault(text.toString());
      RoutingTable.of(text.toString()).route(RoutingTable.Kind.MAIL, "a" + text + "@d.1.test");
    }
    RoutingTable table = RoutingTable.of("<*a*a*a*a*b@*c> = x@y.test\n".repeat(1_000));
    assertThat(table.route(RoutingTable.Kind.MAIL, "a".repeat(64) + "@" + "c".repeat(180)).steps())
        .isEmpty();
  }
}

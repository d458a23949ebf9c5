package org.carillon.policy.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.net.AddressRange;
import org.carillon.policy.filter.FilterTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the time of a search does not depend on the size of the list. */
class PatternTableTest {
  private static final int MANY = 100_000;

  private static List<String> matching(PatternTable<String> table, String line) {
    return table.matching(line, new Work());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *lottery*     | you won the lottery today | true
          *lottery*     | nothing                   | false
          lottery       | the lottery               | false
          *@bulk.*      | x@bulk.example            | true
          *a?cde*       | xxabcdexx                 | true
          *a?cde*       | xxabcdxx                  | false
          *100\\* free* | now 100* free             | true
          *100\\* free* | now 1000 free             | false
          """)
  void patternMatchesTheWholeLine(String pattern, String line, boolean matches) {
    PatternTable<String> table = new PatternTable<>();
    table.add(pattern, "it");
    assertThat(matching(table, line)).isEqualTo(matches ? List.of("it") : List.of());
  }

  @Test
  void lineIsComparedWithFewOfManyPatterns() {
    PatternTable<String> table = new PatternTable<>();
    for (int i = 0; i < MANY; i++) {
      table.add("*buy pill number " + Integer.toString(i, 36) + "!*", "p" + i);
    }
    String line = "please buy pill number " + Integer.toString(4_711, 36) + "! today";
    Work work = new Work();
    assertThat(table.matching(line, work)).containsExactly("p4711");
    // A line is compared only with patterns that share their rarest trigram with it.
    assertThat(work.spent()).isLessThan(2_000_000);
  }

  @Test
  void matchingCostlyPatternsIsBounded() {
    PatternTable<String> table = new PatternTable<>();
    for (int i = 0; i < 20_000; i++) {
      table.add("*aaa*" + "a?".repeat(40) + "*b" + i % 10, "p" + i);
    }
    Work work = new Work();
    for (int line = 0; line < 1_000 && !work.isDone(); line++) {
      table.matching("a".repeat(2_000), work);
    }
    assertThat(work.isDone()).isTrue();
  }

  @Test
  void smallestNetworkDecides() {
    NetworkTable<String> table = new NetworkTable<>();
    for (String network : List.of("0.0.0.0/0", "192.0.2.0/24", "192.0.2.7", "2001:db8::/33")) {
      table.add(AddressRange.of(network).orElseThrow(), network);
    }
    assertThat(found(table, "192.0.2.7")).contains("192.0.2.7");
    assertThat(found(table, "192.0.2.8")).contains("192.0.2.0/24");
    assertThat(found(table, "198.51.100.1")).contains("0.0.0.0/0");
    assertThat(found(table, "2001:db8:7fff::1")).contains("2001:db8::/33");
    assertThat(found(table, "2001:db8:8000::1")).isEmpty();
  }

  private static Optional<String> found(NetworkTable<String> table, String address) {
    return table.find(InetAddress.ofLiteral(address));
  }

  @Test
  void addressIsFoundByItselfAndItsDomains() {
    NameTable<String> table = new NameTable<>();
    for (String name : List.of("a@b.example", "b.example", "example", "*@*.test")) {
      table.add(name, name);
    }
    assertThat(table.find("a@b.example", new Work())).containsExactly("a@b.example");
    assertThat(table.find("x@b.example", new Work())).containsExactly("b.example");
    assertThat(table.find("x@c.b.example", new Work())).containsExactly("b.example");
    assertThat(table.find("c.example", new Work())).containsExactly("example");
    assertThat(table.find("x@y.test", new Work())).containsExactly("*@*.test");
    assertThat(table.find("x@example.org", new Work())).isEmpty();
    assertThat(table.find("", new Work())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CLIENT | 192.0.2.77/24         | 192.0.2.0/24
          CLIENT | 192.0.2.*             | 192.0.2.0/24
          CLIENT | 192.*.*.*             | 192.0.0.0/8
          CLIENT | ::ffff:192.0.2.1      | 192.0.2.1
          CLIENT | 2001:DB8:0:7::1/64    | 2001:db8:0:7:0:0:0:0/64
          CLIENT | 999.1.2.*             |
          CLIENT | example.com           |
          HELO   | .Dyn.Example          | dyn.example
          HELO   | [192.0.2.1]           | [192.0.2.1]
          SENDER | Ann@BÜCHER.example    | ann@xn--bcher-kva.example
          SENDER | *@*                   |
          SENDER | *@Bulk.example        | *@bulk.example
          TRAP   | example.com           |
          TRAP   | SpamTrap@*            | spamtrap@*
          HEADER | Subject:*Lottery*     | subject: *lottery*
          HEADER | no field              |
          BODY   | *a?b*                 |
          BODY   | *Buy Now*             | *buy now*
          ATTACHMENT | *.EXE             | *.exe
          ATTACHMENT | *.*               |
          ATTACHMENT | type:program      | type:program
          ATTACHMENT | type:pictures     |
          """)
  void patternHasACanonicalForm(FilterTarget target, String typed, String canonical) {
    Optional<String> found =
        FilterPatterns.canonical(target, typed) instanceof Answer.Done<String>(String pattern)
            ? Optional.of(pattern)
            : Optional.empty();
    assertThat(found).isEqualTo(Optional.ofNullable(canonical));
  }
}

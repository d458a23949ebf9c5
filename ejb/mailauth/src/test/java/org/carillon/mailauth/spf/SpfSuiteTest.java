package org.carillon.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.dns.DnsType.MailExchanger;
import org.carillon.mailauth.MemoryDns;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Runs the whole openspf test suite for RFC 7208 (src/test/resources/openspf). */
class SpfSuiteTest {
  private static final String SUITE = "/openspf/rfc7208-tests.yml";
  private static final int CASES = 203;

  @TestFactory
  Stream<DynamicTest> openSpfTestCasesPass() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map<String, Object> scenario : scenarios()) {
      Map<String, List<Object>> zone = map(scenario.get("zonedata"));
      Map<String, Map<String, Object>> cases = map(scenario.get("tests"));
      cases.forEach(
          (name, test) ->
              tests.add(
                  DynamicTest.dynamicTest(
                      scenario.get("description") + ": " + name, () -> run(test, zone))));
    }
    return tests.stream();
  }

  @Test
  void openSpfSuiteIsComplete() throws IOException {
    int cases = 0;
    for (Map<String, Object> scenario : scenarios()) {
      cases += map(scenario.get("tests")).size();
    }
    assertEquals(CASES, cases);
  }

  private static void run(Map<String, Object> test, Map<String, List<Object>> zone)
      throws InterruptedException {
    Instant now = Instant.ofEpochSecond(1_200_000_000);
    SpfResult result =
        new Spf(dns(zone), "receiver.example", Spf.MOST_TIME, () -> now)
            .mailFrom(
                InetAddress.ofLiteral(test.get("host").toString()),
                test.get("helo").toString(),
                test.get("mailfrom").toString())
            .result();
    Object expected = test.get("result");
    List<?> allowed = expected instanceof List<?> several ? several : List.of(expected);
    assertTrue(allowed.contains(result.keyword()), () -> allowed + " but " + result);
    Object explanation = test.get("explanation");
    if (explanation != null && result instanceof SpfResult.Fail fail) {
      assertEquals(explanation, fail.explanation().isEmpty() ? "DEFAULT" : fail.explanation());
    }
  }

  private static MemoryDns dns(Map<String, List<Object>> zone) {
    MemoryDns dns = new MemoryDns();
    zone.forEach(
        (name, entries) -> {
          // The SPF record type is obsolete (RFC 7208 §3.1). If no TXT record is given, an SPF
          // record is used as one.
          boolean hasText =
              entries.stream().anyMatch(e -> e instanceof Map<?, ?> m && m.containsKey("TXT"));
          dns.exists(name);
          for (Object entry : entries) {
            if (entry instanceof Map<?, ?> record) {
              record.forEach((type, value) -> add(dns, name, type.toString(), value, hasText));
            } else {
              assertEquals("TIMEOUT", entry);
              dns.failing(name);
            }
          }
        });
    return dns;
  }

  private static void add(MemoryDns dns, String name, String type, Object value, boolean hasText) {
    switch (type) {
      case "A" -> dns.add(name, new DnsType.A(), InetAddress.ofLiteral(value.toString()));
      case "AAAA" -> dns.add(name, new DnsType.Aaaa(), InetAddress.ofLiteral(value.toString()));
      case "PTR" -> dns.add(name, new DnsType.Ptr(), undotted(value));
      case "CNAME" -> dns.alias(name, value.toString());
      case "MX" -> {
        List<?> pair = (List<?>) value;
        dns.add(
            name,
            new DnsType.Mx(),
            new MailExchanger((Integer) pair.get(0), undotted(pair.get(1))));
      }
      case "TXT" -> {
        if (!"NONE".equals(value)) {
          dns.text(name, text(value));
        }
      }
      case "SPF" -> {
        if (!hasText) {
          dns.text(name, text(value));
        }
      }
      default -> throw new IllegalStateException(type);
    }
  }

  private static String undotted(Object name) {
    String text = name.toString();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /** Joins strings and returns them as octets. */
  private static String text(Object value) {
    String whole =
        value instanceof List<?> strings
            ? String.join("", strings.stream().map(Object::toString).toList())
            : value.toString();
    return new String(whole.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static List<Map<String, Object>> scenarios() throws IOException {
    List<Map<String, Object>> scenarios = new ArrayList<>();
    try (InputStream in = SpfSuiteTest.class.getResourceAsStream(SUITE)) {
      new Yaml(new SafeConstructor(new LoaderOptions()))
          .loadAll(in)
          .forEach(document -> scenarios.add(map(document)));
    }
    return scenarios;
  }

  @SuppressWarnings("unchecked") // The suite has a fixed schema.
  private static <T> Map<String, T> map(Object yaml) {
    return (Map<String, T>) yaml;
  }
}

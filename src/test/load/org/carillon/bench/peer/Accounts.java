package org.carillon.bench.peer;

import java.util.List;
import java.util.stream.IntStream;

/** The accounts {@code u0} … of one domain, all with the same password. */
public record Accounts(String domain, int count, String password) {

  public String address(int account) {
    return name(account) + "@" + domain;
  }

  public List<String> addresses() {
    return names().stream().map(name -> name + "@" + domain).toList();
  }

  public List<String> names() {
    return IntStream.range(0, count).mapToObj(Accounts::name).toList();
  }

  private static String name(int account) {
    return "u" + account;
  }
}

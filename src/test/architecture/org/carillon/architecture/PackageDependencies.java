package org.carillon.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The top-level packages and the packages that each may use. */
final class PackageDependencies {
  /** The base packages, which know no capability. */
  private static final Map<String, List<String>> FOUNDATION = new LinkedHashMap<>();

  /** The capabilities that each may use besides the base; events carry data the other way. */
  private static final Map<String, List<String>> CAPABILITIES = new LinkedHashMap<>();

  /** The packages beside the core or above it. */
  static final List<String> AROUND =
      List.of(
          "contract",
          "format",
          "query",
          "mailauth",
          "sieve",
          "filter",
          "protocol",
          "adapter",
          "extractor",
          "http",
          "web",
          "webmail",
          "webadmin",
          "rest",
          "dav",
          "launcher",
          "distribution");

  static {
    FOUNDATION.put("json", List.of());
    FOUNDATION.put("files", List.of());
    FOUNDATION.put("logging", List.of());
    FOUNDATION.put("stage", List.of());
    FOUNDATION.put("helper", List.of("files"));
    FOUNDATION.put("sandbox", List.of());
    FOUNDATION.put("database", List.of());
    FOUNDATION.put("health", List.of());
    FOUNDATION.put("node", List.of("database"));
    FOUNDATION.put("startup", List.of("database", "files", "health", "node"));
    FOUNDATION.put("due", List.of("database", "startup"));
    CAPABILITIES.put("settings", List.of());
    CAPABILITIES.put("spelling", List.of());
    CAPABILITIES.put("dns", List.of("settings"));
    CAPABILITIES.put("audit", List.of("settings"));
    CAPABILITIES.put("task", List.of("settings", "audit"));
    CAPABILITIES.put("blob", List.of("settings"));
    CAPABILITIES.put("account", List.of("settings", "audit", "task"));
    CAPABILITIES.put("fetch", List.of("settings", "audit", "task", "account"));
    CAPABILITIES.put("identity", List.of("settings", "audit", "task", "account"));
    CAPABILITIES.put("look", List.of("settings", "audit", "account"));
    CAPABILITIES.put("listener", List.of("settings", "audit", "account"));
    List<String> below =
        List.of("settings", "dns", "audit", "task", "account", "fetch", "identity", "blob");
    CAPABILITIES.put("store", below);
    CAPABILITIES.put("mailbox", with(below, "store"));
    CAPABILITIES.put("upload", with(below, "store"));
    List<String> middle = with(below, "store", "mailbox");
    CAPABILITIES.put("search", with(middle, "extractor"));
    CAPABILITIES.put("recovery", middle);
    CAPABILITIES.put("groupware", middle);
    CAPABILITIES.put("calendar", with(middle, "groupware", "policy"));
    CAPABILITIES.put("contacts", with(middle, "groupware", "policy"));
    CAPABILITIES.put("filelink", middle);
    CAPABILITIES.put("transport", middle);
    CAPABILITIES.put("call", middle);
    CAPABILITIES.put("policy", middle);
    CAPABILITIES.put("push", with(middle, "policy", "calendar"));
    CAPABILITIES.put("feed", with(middle, "policy"));
    CAPABILITIES.put("zone", with(middle, "listener", "policy"));
    CAPABILITIES.put("hook", with(middle, "groupware", "policy"));
    CAPABILITIES.put("archive", with(middle, "recovery", "transport", "call", "listener"));
    CAPABILITIES.put("cluster", with(middle, "call", "transport", "search", "listener", "archive"));
  }

  private PackageDependencies() {}

  static List<String> all() {
    return Stream.concat(FOUNDATION.keySet().stream(), CAPABILITIES.keySet().stream()).toList();
  }

  /** The packages that it may use, itself included. */
  static List<String> usable(String name) {
    return FOUNDATION.containsKey(name)
        ? with(FOUNDATION.get(name), name)
        : with(with(CAPABILITIES.get(name), name), FOUNDATION.keySet().toArray(String[]::new));
  }

  static Set<String> capabilities() {
    return CAPABILITIES.keySet();
  }

  private static List<String> with(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }
}

package org.carillon.webadmin.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which settings are shown together: groups of areas, an area being what keys begin with. */
final class SettingGroups {
  private static final Map<String, Set<String>> GROUPS = groups();

  private SettingGroups() {}

  private static Map<String, Set<String>> groups() {
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    groups.put("mail", Set.of("mail", "queue", "dkim"));
    groups.put("policy", Set.of("policy", "quarantine"));
    groups.put("mailboxes", Set.of("mailbox", "search"));
    groups.put("accounts", Set.of("account", "new-accounts", "directory", "ldap"));
    groups.put("security", Set.of("access", "sign-in", "password", "oauth", "tls"));
    groups.put("web", Set.of("web"));
    groups.put("groupware", Set.of("groupware", "calendar", "contacts"));
    groups.put("sip", Set.of("sip"));
    groups.put("storage", Set.of("store", "backup"));
    groups.put("network", Set.of("dns", "listener"));
    return groups;
  }

  /** The area of a setting's key. */
  static String area(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  /** The group of an area; one that nobody has placed stands for itself. */
  static String of(String area) {
    return GROUPS.entrySet().stream()
        .filter(group -> group.getValue().contains(area))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(area);
  }

  /** The groups that have some of these areas, in the order in which they are shown. */
  static List<String> with(Set<String> areas) {
    return GROUPS.entrySet().stream()
        .filter(group -> group.getValue().stream().anyMatch(areas::contains))
        .map(Map.Entry::getKey)
        .toList();
  }
}

package org.carillon.sieve;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.SieveEnvironment;

/** A Sieve environment with given answers. */
final class KnownWorld implements SieveEnvironment {
  ZonedDateTime now = ZonedDateTime.parse("2026-11-22T12:34:56+01:00[Europe/Vienna]");
  final Set<String> mailboxes = new HashSet<>();
  final Set<String> mailboxIds = new HashSet<>();
  final Map<String, String> uses = new HashMap<>();
  final Map<String, String> annotations = new HashMap<>();
  final Map<String, String> items = new HashMap<>();
  final Map<String, List<String>> lists = new HashMap<>();
  final List<String> own = new ArrayList<>();
  final Set<String> seen = new HashSet<>();
  final Map<String, Program> scripts = new HashMap<>();
  String separator = "+";
  OptionalInt spam = OptionalInt.empty();
  OptionalInt virus = OptionalInt.empty();

  @Override
  public ZonedDateTime now() {
    return now;
  }

  @Override
  public String detailSeparator() {
    return separator;
  }

  @Override
  public List<String> ownAddresses() {
    return own;
  }

  @Override
  public Optional<String> item(String name) {
    return Optional.ofNullable(items.get(name));
  }

  @Override
  public boolean hasMailbox(String name) {
    return mailboxes.contains(name);
  }

  @Override
  public boolean hasMailboxId(String id) {
    return mailboxIds.contains(id);
  }

  @Override
  public boolean hasSpecialUse(Optional<String> mailbox, String use) {
    return mailbox.map(name -> use.equals(uses.get(name))).orElse(uses.containsValue(use));
  }

  @Override
  public Optional<String> annotation(Optional<String> mailbox, String name) {
    return Optional.ofNullable(annotations.get(mailbox.orElse("") + name));
  }

  @Override
  public OptionalInt spamPercent() {
    return spam;
  }

  @Override
  public OptionalInt virusValue() {
    return virus;
  }

  @Override
  public boolean isDuplicate(String key) {
    return seen.contains(key);
  }

  @Override
  public boolean hasList(String name) {
    return lists.containsKey(name);
  }

  @Override
  public boolean isListed(String list, String value) {
    return lists.getOrDefault(list, List.of()).contains(value);
  }

  @Override
  public List<String> addresses(String list) {
    return lists.getOrDefault(list, List.of());
  }

  @Override
  public Optional<Program> included(boolean isGlobal, String name) {
    return Optional.ofNullable(scripts.get((isGlobal ? "global " : "personal ") + name));
  }

  @Override
  public Optional<byte[]> execute(String program, List<String> arguments, byte[] input) {
    return switch (program) {
      case "count" -> Optional.of(octets(input.length + " " + String.join(",", arguments)));
      case "shout" ->
          Optional.of(octets(new String(input, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT)));
      default -> Optional.empty();
    };
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

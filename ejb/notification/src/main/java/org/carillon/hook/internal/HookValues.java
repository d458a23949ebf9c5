package org.carillon.hook.internal;

import static org.carillon.contract.directory.hook.WebHookType.ACCOUNT;
import static org.carillon.contract.directory.hook.WebHookType.ADDRESS;
import static org.carillon.contract.directory.hook.WebHookType.CREATED;
import static org.carillon.contract.directory.hook.WebHookType.DOMAIN;
import static org.carillon.contract.directory.hook.WebHookType.ENABLED;
import static org.carillon.contract.directory.hook.WebHookType.FAILING;
import static org.carillon.contract.directory.hook.WebHookType.ISSUED_SECRET;
import static org.carillon.contract.directory.hook.WebHookType.KINDS;
import static org.carillon.contract.directory.hook.WebHookType.LOST;
import static org.carillon.contract.directory.hook.WebHookType.NAME;
import static org.carillon.contract.directory.hook.WebHookType.RENEW;
import static org.carillon.contract.directory.hook.WebHookType.TROUBLE;
import static org.carillon.contract.directory.hook.WebHookType.WAITING;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.hook.HookKind;
import org.carillon.hook.WebHook;

/** Hooks as directory entries, and what is wrong with the values of a request. */
final class HookValues {
  private static final int MOST_ADDRESS = 1_000;

  private HookValues() {}

  static DirectoryEntry entry(WebHook hook) {
    AttributeValues values =
        new AttributeValues()
            .with(NAME, hook.name())
            .with(ADDRESS, hook.address())
            .with(KINDS, hook.kinds().stream().map(HookKind::word).toList())
            .with(DOMAIN, hook.domain())
            .with(ACCOUNT, hook.account())
            .with(ENABLED, hook.enabled())
            .with(RENEW, false)
            .with(TROUBLE, hook.trouble())
            .with(WAITING, hook.waiting())
            .with(LOST, lost(hook))
            .with(CREATED, hook.created());
    return new DirectoryEntry(
        hook.key(),
        OptionalLong.of(hook.version()),
        hook.failingSince().map(since -> values.with(FAILING, since)).orElse(values));
  }

  /** Returns a hook with the secret that it was given just now. */
  static DirectoryEntry entry(WebHook hook, String secret) {
    DirectoryEntry entry = entry(hook);
    return new DirectoryEntry(
        entry.key(), entry.version(), entry.values().with(ISSUED_SECRET, secret));
  }

  private static String lost(WebHook hook) {
    return hook.lostSince()
        .map(
            since ->
                ("%d messages, the oldest from %s, were dropped. The address is notified of"
                        + " this first (backlog.lost).")
                    .formatted(hook.lost(), since.truncatedTo(ChronoUnit.SECONDS)))
        .orElse("");
  }

  /** Returns the hook that a request wants. */
  static WebHook said(AttributeValues values, Optional<WebHook> now) {
    AttributeValues known = now.map(hook -> entry(hook).values()).orElse(values);
    return new WebHook(
        known.require(NAME).strip(),
        said(ADDRESS, values, known).strip(),
        said(KINDS, values, known).stream()
            .flatMap(word -> HookKind.of(word).stream())
            .distinct()
            .toList(),
        known.require(DOMAIN).strip(),
        known.require(ACCOUNT).strip(),
        said(ENABLED, values, known),
        now.map(WebHook::trouble).orElse(""),
        now.flatMap(WebHook::failingSince),
        now.map(WebHook::waiting).orElse(0),
        now.map(WebHook::lost).orElse(0L),
        now.flatMap(WebHook::lostSince),
        now.map(WebHook::version).orElse(0L),
        now.map(WebHook::created).orElse(Instant.EPOCH));
  }

  private static <T> T said(Attribute<T> attribute, AttributeValues values, AttributeValues known) {
    return values.get(attribute).orElseGet(() -> known.require(attribute));
  }

  static Optional<Failure> unknown(AttributeValues values) {
    return values.get(KINDS).orElse(List.of()).stream()
            .allMatch(word -> HookKind.of(word).isPresent())
        ? Optional.empty()
        : Optional.of(
            new Failure.Invalid(
                "kinds",
                "malformed",
                "The values must be among " + String.join(", ", HookKind.words()) + "."));
  }

  static Optional<Failure> wrong(WebHook wanted) {
    if (wanted.kinds().isEmpty()) {
      return Optional.of(
          new Failure.Invalid(
              "kinds",
              "missing",
              "The values must be among " + String.join(", ", HookKind.words()) + "."));
    }
    return isAddress(wanted.address())
        ? Optional.empty()
        : Optional.of(
            new Failure.Invalid(
                "address",
                "malformed",
                "The address must begin with https://, name a host and have at most "
                    + MOST_ADDRESS
                    + " ASCII characters."));
  }

  private static boolean isAddress(String text) {
    try {
      URI address = new URI(text);
      return text.length() <= MOST_ADDRESS
          && text.chars().allMatch(c -> c > ' ' && c < 0x7F)
          && "https"
              .equals(Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT))
          && address.getHost() != null
          && address.getUserInfo() == null
          && address.getFragment() == null;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}

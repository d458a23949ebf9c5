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

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.hook.WebHookType;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.hook.HookKind;
import org.carillon.hook.WebHook;
import org.carillon.hook.WebHooks;

/** Hooks as directory entries. */
@ApplicationScoped
class WebHookEntries implements ObjectEntries {
  private final WebHooks hooks;

  @Inject
  WebHookEntries(WebHooks hooks) {
    this.hooks = hooks;
  }

  @Override
  public ObjectType type() {
    return WebHookType.TYPE;
  }

  private static DirectoryEntry entry(WebHook hook) {
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

  private static String lost(WebHook hook) {
    return hook.lostSince()
        .map(
            since ->
                ("%d messages, the oldest from %s, were dropped. The address is notified of"
                    + " this first (backlog.lost).")
                        .formatted(hook.lost(), since.truncatedTo(ChronoUnit.SECONDS)))
        .orElse("");
  }

  private static DirectoryEntry entry(WebHooks.Issued issued) {
    DirectoryEntry entry = entry(issued.hook());
    return issued
        .secret()
        .map(
            secret ->
                new DirectoryEntry(
                    entry.key(), entry.version(), entry.values().with(ISSUED_SECRET, secret)))
        .orElse(entry);
  }

  private static WebHook said(AttributeValues values, Optional<WebHook> now) {
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

  private static Optional<Failure> unknown(AttributeValues values) {
    return values.get(KINDS).orElse(List.of()).stream()
            .allMatch(word -> HookKind.of(word).isPresent())
        ? Optional.empty()
        : Optional.of(
            new Failure.Invalid(
                "kinds", "malformed", "There are " + String.join(", ", HookKind.words()) + "."));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> domain, PageRequest request) {
    return hooks.list(caller, domain, request).map(page -> page.map(WebHookEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return hooks.find(caller, name).map(WebHookEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return unknown(values)
        .<Answer<DirectoryEntry>>map(Answer::failed)
        .orElseGet(
            () -> hooks.create(caller, said(values, Optional.empty())).map(WebHookEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    return unknown(values)
        .<Answer<DirectoryEntry>>map(Answer::failed)
        .orElseGet(
            () ->
                hooks
                    .change(
                        caller,
                        name,
                        now -> said(values, Optional.of(now)),
                        values.get(RENEW).orElse(false),
                        version)
                    .map(WebHookEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return hooks.delete(caller, name, version).map(WebHookEntries::entry);
  }

  @Override
  public Answer<TestOutcome> test(Caller caller, String name) {
    return hooks.test(caller, name);
  }
}

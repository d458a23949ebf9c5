package org.carillon.protocol.ldap;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.tree.ChangedEntries;
import org.carillon.contract.tree.ChangedEntry;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.EntryChange;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.contract.tree.TreeTerms;

/** The domain {@code example.test}. Ignores conditions; visible to signed-in users. */
final class MemoryDirectoryTree implements DirectoryTree {
  static final String DOMAIN = "example.test";
  private static final Instant MADE = Instant.parse("2026-01-02T03:04:05Z");

  private final List<TreeEntry> persons = new ArrayList<>();
  private final List<Said> said = new ArrayList<>();
  private final List<ChangedEntry> changes = new ArrayList<>();
  private List<String> referrals = List.of();
  private int mostEntries = 1000;

  MemoryDirectoryTree person(String localPart, String name, String... more) {
    AttributeValues values =
        new AttributeValues()
            .with(AccountType.DISPLAY_NAME, name)
            .with(PersonAttributes.TITLE, "Engineer");
    List<String> telephones = List.of(more);
    persons.add(
        new TreeEntry(
            TreeKind.PERSON,
            UUID.nameUUIDFromBytes(localPart.getBytes(StandardCharsets.UTF_8)),
            localPart,
            DOMAIN,
            localPart + "@" + DOMAIN,
            values,
            List.of(localPart + ".other@" + DOMAIN),
            telephones,
            List.of(),
            Optional.empty(),
            MADE,
            MADE,
            1));
    persons.sort(Comparator.comparing(TreeEntry::place));
    return this;
  }

  MemoryDirectoryTree referringTo(String... urls) {
    referrals = List.of(urls);
    return this;
  }

  MemoryDirectoryTree mostEntries(int most) {
    mostEntries = most;
    return this;
  }

  @Override
  public TreeTerms terms() {
    return new TreeTerms("", mostEntries, 10_000, Duration.ofSeconds(30), referrals);
  }

  @Override
  public Answer<Page<TreeEntry>> list(Optional<Caller> caller, TreeQuery query) {
    if (caller.isEmpty()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (query.domain().filter(name -> !name.equalsIgnoreCase(DOMAIN)).isPresent()) {
      return Answer.failed(new Failure.NotFound("domain"));
    }
    List<TreeEntry> all =
        switch (query.kind()) {
          case DOMAIN -> List.of(domain());
          case PERSON -> persons;
          case GROUP -> List.of(group());
        };
    List<TreeEntry> left =
        all.stream()
            .filter(each -> each.place().compareTo(query.after().orElse("")) > 0)
            .limit(query.limit() + 1L)
            .toList();
    return new Answer.Done<>(
        Page.of(
            left,
            new PageRequest(Optional.empty(), query.after(), query.limit()),
            TreeEntry::place));
  }

  /** Reports these changes, without those before the place. */
  MemoryDirectoryTree news(ChangedEntry... made) {
    changes.addAll(List.of(made));
    return this;
  }

  MemoryDirectoryTree without(String localPart) {
    persons.removeIf(each -> each.localPart().equals(localPart));
    return this;
  }

  @Override
  public Answer<Page<TreeEntry>> read(Optional<Caller> caller, TreeQuery query) {
    return list(caller, query);
  }

  @Override
  public Answer<String> place() {
    return new Answer.Done<>(Integer.toString(changes.size()));
  }

  @Override
  public Answer<ChangedEntries> changes(Caller caller, String since) {
    return since.matches("[0-9]+")
        ? new Answer.Done<>(
            new ChangedEntries(
                changes.subList(Integer.parseInt(since), changes.size()),
                Integer.toString(changes.size())))
        : Answer.failed(new Failure.Outdated(0));
  }

  @Override
  public Watch watch(Runnable onNews) {
    return () -> {};
  }

  /** A change that was requested. */
  record Said(TreeKind kind, String key, EntryChange change) {}

  /** The requested changes; none is carried out. */
  List<Said> said() {
    return said;
  }

  @Override
  public Answer<Void> create(Caller caller, TreeKind kind, String key, EntryChange change) {
    said.add(new Said(kind, key, change));
    return Answer.done();
  }

  @Override
  public Answer<Void> change(
      Caller caller, TreeKind kind, String key, EntryChange change, OptionalLong version) {
    said.add(new Said(kind, key, change));
    return Answer.done();
  }

  @Override
  public Answer<Void> rename(
      Caller caller, TreeKind kind, String key, String to, boolean keepsOld) {
    said.add(
        new Said(
            kind,
            key,
            new EntryChange(
                    new AttributeValues(),
                    Optional.of(keepsOld ? List.of(key) : List.of()),
                    Optional.empty())
                .named(to)));
    return Answer.done();
  }

  /** Undoes the changes if one of them fails. */
  @Override
  public <T> Answer<T> together(Supplier<Answer<T>> work) {
    int before = said.size();
    Answer<T> answer = work.get();
    if (answer.asFailure().isPresent()) {
      said.subList(before, said.size()).clear();
    }
    return answer;
  }

  @Override
  public Answer<Void> delete(Caller caller, TreeKind kind, String key) {
    said.add(new Said(kind, key, new EntryChange(new AttributeValues())));
    return Answer.done();
  }

  /** Its members are Alice and an external address. */
  private static TreeEntry group() {
    return new TreeEntry(
        TreeKind.GROUP,
        new UUID(3, 4),
        "1",
        DOMAIN,
        "staff@" + DOMAIN,
        new AttributeValues(),
        List.of(),
        List.of(),
        List.of(
            new TreeEntry.Member("alice@" + DOMAIN, Optional.of(TreeKind.PERSON)),
            new TreeEntry.Member("zoe@elsewhere.test", Optional.empty())),
        Optional.empty(),
        MADE,
        MADE,
        1);
  }

  private static TreeEntry domain() {
    return new TreeEntry(
        TreeKind.DOMAIN,
        new UUID(1, 2),
        DOMAIN,
        DOMAIN,
        DOMAIN,
        new AttributeValues(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        MADE,
        MADE,
        1);
  }
}

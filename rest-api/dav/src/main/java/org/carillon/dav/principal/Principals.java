package org.carillon.dav.principal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.carillon.calendar.scheduling.FoundResource;
import org.carillon.calendar.scheduling.ResourceRequirements;
import org.carillon.calendar.scheduling.ResourceSearch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.GroupType;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.dav.resource.CollectionResolver;
import org.carillon.dav.resource.DavCall;
import org.carillon.mailbox.collection.CollectionEntry;

/**
 * Accounts and groups that the caller may know of: the caller, those that the directory shows by
 * LDAP, the owners of collections that the caller sees, and resources that the caller may book.
 */
@ApplicationScoped
public class Principals {
  private static final int MOST_GROUPS = 200;

  /** More than a search for two letters finds in a domain. */
  private static final int MOST_LOOKED_AT = 5_000;

  @Inject DirectoryTree tree;
  @Inject ResourceSearch resources;

  /** Returns the principal of an address, or empty if the caller may not know of any. */
  public Optional<PrincipalResource> find(DavCall call, String address) {
    String own = call.caller().name();
    if (address.indexOf('@') <= 0) {
      return Optional.empty();
    }
    Optional<PrincipalResource> known =
        listed(call, new TreeCondition.Address(address), found -> found.has(address))
            .principals()
            .stream()
            .findFirst()
            .or(
                () ->
                    bookable(call).stream()
                        .filter(found -> found.address().equalsIgnoreCase(address))
                        .findFirst());
    if (known.isPresent()) {
      return known;
    }
    return address.equalsIgnoreCase(own) || shares(call, address)
        ? Optional.of(
            new PrincipalResource(
                address.equalsIgnoreCase(own) ? own : address.toLowerCase(Locale.ROOT),
                "",
                UserType.INDIVIDUAL,
                List.of(),
                List.of()))
        : Optional.empty();
  }

  private static boolean shares(DavCall call, String address) {
    CollectionResolver homes = new CollectionResolver(call);
    return call.visible().stream()
        .map(CollectionEntry::name)
        .anyMatch(name -> homes.owner(name).equalsIgnoreCase(address));
  }

  /** The groups with the account as direct member, as far as the caller may see the members. */
  public List<PrincipalResource> groupsOf(DavCall call, String address) {
    String localPart = address.substring(0, Math.max(0, address.lastIndexOf('@')));
    TreeCondition member = new TreeCondition.Member(localPart);
    return page(call, TreeKind.GROUP, member, Optional.empty(), MOST_GROUPS).items().stream()
        .map(Principals::of)
        .filter(group -> group.members().stream().anyMatch(address::equalsIgnoreCase))
        .toList();
  }

  /** A search's results; complete if these are all. */
  record Found(List<PrincipalResource> principals, boolean complete) {
    Found {
      principals = List.copyOf(principals);
    }
  }

  /**
   * Returns the matching principals: accounts first, then groups, then bookable resources. None if
   * the caller may not search.
   *
   * @param condition selects candidates by index
   * @param wanted decides
   */
  Found search(
      DavCall call, TreeCondition condition, Predicate<PrincipalResource> wanted, int most) {
    Found listed = listed(call, condition, wanted);
    List<PrincipalResource> found = new ArrayList<>(listed.principals());
    bookable(call).stream().filter(wanted).forEach(found::add);
    return new Found(
        found.stream().limit(most).toList(), listed.complete() && found.size() <= most);
  }

  private Found listed(DavCall call, TreeCondition condition, Predicate<PrincipalResource> wanted) {
    List<PrincipalResource> found = new ArrayList<>();
    boolean complete = true;
    for (TreeKind kind : List.of(TreeKind.PERSON, TreeKind.GROUP)) {
      complete &= listed(call, kind, condition, wanted, found);
    }
    return new Found(found, complete);
  }

  /** Returns true if all candidates were examined; without the help of an index it stops early. */
  private boolean listed(
      DavCall call,
      TreeKind kind,
      TreeCondition condition,
      Predicate<PrincipalResource> wanted,
      List<PrincipalResource> found) {
    Optional<String> after = Optional.empty();
    int looked = 0;
    do {
      Page<TreeEntry> page = page(call, kind, condition, after, TreeQuery.MOST);
      page.items().stream().map(Principals::of).filter(wanted).forEach(found::add);
      looked += page.items().size();
      after = page.next();
    } while (after.isPresent() && looked < MOST_LOOKED_AT);
    return after.isEmpty();
  }

  /** The resources that the caller may book; the directory's tree does not have them. */
  private List<PrincipalResource> bookable(DavCall call) {
    return resources.find(call.caller(), new ResourceRequirements(0, List.of(), Optional.empty()))
            instanceof Answer.Done<List<FoundResource>>(List<FoundResource> found)
        ? found.stream().map(Principals::of).toList()
        : List.of();
  }

  private Page<TreeEntry> page(
      DavCall call, TreeKind kind, TreeCondition condition, Optional<String> after, int most) {
    Answer<Page<TreeEntry>> answer =
        tree.list(
            Optional.of(call.caller()),
            new TreeQuery(kind, Optional.empty(), condition, after, most));
    return answer instanceof Answer.Done<Page<TreeEntry>>(Page<TreeEntry> page)
        ? page
        : new Page<>(List.of(), Optional.empty());
  }

  private static PrincipalResource of(TreeEntry entry) {
    boolean group = entry.kind() == TreeKind.GROUP;
    return new PrincipalResource(
        entry.key(),
        entry.values().get(group ? GroupType.DISPLAY_NAME : AccountType.DISPLAY_NAME).orElse(""),
        group ? UserType.GROUP : UserType.INDIVIDUAL,
        entry.addresses(),
        entry.members().stream().map(TreeEntry.Member::address).toList());
  }

  private static PrincipalResource of(FoundResource resource) {
    return new PrincipalResource(
        resource.address(),
        resource.displayName(),
        UserType.of(resource.sort()),
        List.of(),
        List.of());
  }
}

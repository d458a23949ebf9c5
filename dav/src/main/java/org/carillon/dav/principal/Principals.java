package org.carillon.dav.principal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.collection.CollectionEntry;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.GroupType;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.Homes;

/**
 * Accounts and groups as who asks may know of them: by the directory, as LDAP shows it, and besides
 * oneself and those whose collections one sees.
 */
@ApplicationScoped
public class Principals {
  private static final int MOST_GROUPS = 200;

  @Inject DirectoryTree tree;

  /** The principal of an address; empty where there is none that the caller may know of. */
  public Optional<PrincipalResource> find(DavCall call, String address) {
    String own = call.caller().name();
    if (address.indexOf('@') <= 0) {
      return Optional.empty();
    }
    Optional<PrincipalResource> known =
        search(call, new TreeCondition.Address(address), 2).stream()
            .filter(
                found ->
                    found.address().equalsIgnoreCase(address)
                        || found.addresses().stream().anyMatch(address::equalsIgnoreCase))
            .findFirst();
    if (known.isPresent()) {
      return known;
    }
    return address.equalsIgnoreCase(own) || shares(call, address)
        ? Optional.of(
            new PrincipalResource(
                address.equalsIgnoreCase(own) ? own : address.toLowerCase(Locale.ROOT),
                "",
                false,
                List.of(),
                List.of()))
        : Optional.empty();
  }

  private static boolean shares(DavCall call, String address) {
    Homes homes = new Homes(call);
    return call.visible().stream()
        .map(CollectionEntry::name)
        .anyMatch(name -> homes.owner(name).equalsIgnoreCase(address));
  }

  /** The groups that an account is in by itself, as far as the caller may see who is in them. */
  public List<PrincipalResource> groupsOf(DavCall call, String address) {
    String localPart = address.substring(0, Math.max(0, address.lastIndexOf('@')));
    return page(call, TreeKind.GROUP, new TreeCondition.Member(localPart), MOST_GROUPS).stream()
        .filter(group -> group.members().stream().anyMatch(address::equalsIgnoreCase))
        .toList();
  }

  /** Those of which something holds, accounts first; none where the caller may not look. */
  public List<PrincipalResource> search(DavCall call, TreeCondition condition, int most) {
    List<PrincipalResource> found = new ArrayList<>();
    found.addAll(page(call, TreeKind.PERSON, condition, most));
    found.addAll(page(call, TreeKind.GROUP, condition, most));
    return found.stream().limit(most).toList();
  }

  private List<PrincipalResource> page(
      DavCall call, TreeKind kind, TreeCondition condition, int most) {
    Answer<Page<TreeEntry>> answer =
        tree.list(
            Optional.of(call.caller()),
            new TreeQuery(kind, Optional.empty(), condition, Optional.empty(), most));
    return answer instanceof Answer.Done<Page<TreeEntry>>(Page<TreeEntry> page)
        ? page.items().stream().map(Principals::of).toList()
        : List.of();
  }

  private static PrincipalResource of(TreeEntry entry) {
    boolean group = entry.kind() == TreeKind.GROUP;
    return new PrincipalResource(
        entry.key(),
        entry.values().get(group ? GroupType.DISPLAY_NAME : AccountType.DISPLAY_NAME).orElse(""),
        group,
        entry.addresses(),
        entry.members().stream().map(TreeEntry.Member::address).toList());
  }
}

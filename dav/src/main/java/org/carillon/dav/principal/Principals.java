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
import org.carillon.dav.resource.Call;
import org.carillon.dav.resource.Homes;

/**
 * Accounts and groups as who asks may know of them: by the directory, as LDAP shows it, and besides
 * oneself and those whose collections one sees.
 */
@ApplicationScoped
public class Principals {
  @Inject DirectoryTree tree;

  /** The principal of an address; empty where there is none that the caller may know of. */
  public Optional<PrincipalResource> find(Call call, String address) {
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

  private static boolean shares(Call call, String address) {
    Homes homes = new Homes(call);
    return call.collections().stream()
        .map(CollectionEntry::name)
        .anyMatch(name -> homes.owner(name).equalsIgnoreCase(address));
  }

  /** Those of which something holds, accounts first; none where the caller may not look. */
  public List<PrincipalResource> search(Call call, TreeCondition condition, int most) {
    List<PrincipalResource> found = new ArrayList<>();
    for (TreeKind kind : List.of(TreeKind.PERSON, TreeKind.GROUP)) {
      Answer<Page<TreeEntry>> answer =
          tree.list(
              Optional.of(call.caller()),
              new TreeQuery(kind, Optional.empty(), condition, Optional.empty(), most));
      if (answer instanceof Answer.Done<Page<TreeEntry>>(Page<TreeEntry> page)) {
        page.items().forEach(entry -> found.add(of(entry)));
      }
    }
    return found.stream().limit(most).toList();
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

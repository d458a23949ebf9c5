package org.carillon.account.internal.tree;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DomainType;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;

/** Domains as entries. */
final class TreeDomains {
  private TreeDomains() {}

  static TreeEntry entry(UUID id, String name, Instant created, Instant modified, long version) {
    return new TreeEntry(
        TreeKind.DOMAIN,
        id,
        name,
        name,
        name,
        new AttributeValues().with(DomainType.NAME, name),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        created,
        modified,
        version);
  }
}

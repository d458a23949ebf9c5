package org.carillon.account.internal.sight;

import org.carillon.account.internal.image.DirectoryLines;
import org.carillon.account.internal.image.DirectoryView;

/**
 * What a caller may see of persons.
 *
 * @param domain the only domain; 0 for all
 * @param only the only account; 0 for all
 * @param administers whether also what only administrators see, and accounts that are switched off
 */
public record Sight(long domain, long only, boolean administers) {

  /** Whether a person, who is no resource, is in it. */
  public boolean has(DirectoryView view, DirectoryLines.Person person) {
    return view.credential(person.id()).filter(DirectoryView.Credential::isPerson).isPresent()
        && (domain == 0 || person.domain() == domain)
        && (only == 0 || person.id() == only)
        && (administers || person.enabled());
  }
}

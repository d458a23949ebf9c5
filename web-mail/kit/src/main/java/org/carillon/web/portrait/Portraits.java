package org.carillon.web.portrait;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.photo.Photos;
import org.carillon.contract.answer.Answer;
import org.carillon.web.request.Visitor;

/**
 * The addresses of the photos of people on a page. They are looked up together: a page with many
 * people announces them before.
 */
@Named("portraits")
@RequestScoped
public class Portraits {
  @Inject private Photos photos;
  @Inject private Visitor visitor;
  @Inject private HttpServletRequest request;

  private final Set<String> expected = new HashSet<>();

  /** The addresses that were looked up; an empty text means that there is no photo. */
  private final Map<String, String> known = new HashMap<>();

  /** Announces the people of the page. */
  public void expect(Collection<String> addresses) {
    addresses.stream().filter(address -> !known.containsKey(address)).forEach(expected::add);
  }

  /** The address of a person's photo; empty if there is none that the reader may see. */
  public String of(String address) {
    if (address == null || address.indexOf('@') < 0 || !visitor.isSignedIn()) {
      return "";
    }
    if (!known.containsKey(address)) {
      expected.add(address);
      lookUp();
    }
    String version = known.get(address);
    return version.isEmpty() ? "" : at(version);
  }

  private void lookUp() {
    Map<String, String> found =
        photos.versions(visitor.caller(), expected)
                instanceof Answer.Done<Map<String, String>>(Map<String, String> versions)
            ? versions
            : Map.of();
    expected.forEach(address -> known.put(address, found.getOrDefault(address, "")));
    expected.clear();
  }

  /** The address of a version of a photo, or empty. */
  public String at(Optional<String> version) {
    return version.map(this::at).orElse("");
  }

  private String at(String version) {
    return request.getContextPath() + "/portrait?v=" + version;
  }
}

package org.carillon.webadmin.trace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.types.ObjectTypes;
import org.carillon.policy.verdict.Finding;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.directory.TypeWords;

/** The findings of checks for pages: of received mail and in trials. */
@Named("findings")
@RequestScoped
public class Findings {
  @Inject private Directory directory;
  @Inject private Visitor visitor;
  @Inject private Texts texts;

  /** The findings for people, each with the page of its source. */
  public List<FindingLine> lines(List<Finding> findings) {
    return findings.stream()
        .map(finding -> FindingLine.of(finding, texts, link(finding.source()).orElse("")))
        .toList();
  }

  /** Returns whether some are ignored because the message is allowed. */
  public boolean anySetAside(List<Finding> findings) {
    return findings.stream().anyMatch(Finding::isSetAside);
  }

  /** The page of the source, if it exists and the visitor may see it. */
  private Optional<String> link(String source) {
    int slash = source.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String name = source.substring(slash + 1);
    if (source.startsWith("settings/")) {
      return visitor.caller().administersServer()
          ? Optional.of("settings?q=" + Redirect.encoded(name))
          : Optional.empty();
    }
    return ObjectTypes.ofPlural(source.substring(0, slash))
        .filter(type -> isThere(type, name))
        .map(type -> new TypeWords(type, texts).page(name));
  }

  private boolean isThere(ObjectType type, String name) {
    return directory.find(visitor.caller(), type, name) instanceof Answer.Done<DirectoryEntry>;
  }
}

package org.carillon.policy.internal.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.stage.ContentStage;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.format.mime.files.AttachedFiles;
import org.carillon.format.mime.files.PartFiles;
import org.carillon.format.mime.insert.OctetReplacement;
import org.carillon.format.mime.insert.PartReplacement;
import org.carillon.format.mime.structure.Outline;
import org.carillon.policy.internal.filter.FilterMatches.Removal;
import org.carillon.policy.screening.ScreeningScope;
import org.carillon.policy.verdict.Recipients;

/**
 * Removes files that own lists want out of messages from outside. It replaces the whole part that
 * has the file, for example an archive, by a text. Only clients that are allowed by their address
 * may send such files: names can be forged.
 */
@ApplicationScoped
public class FileRemoval implements ContentStage {
  /** The name that later stages refer to. */
  public static final String NAME = "files";

  private final CurrentFilters filters;
  private final Recipients recipients;
  private final ScreeningScope strangers;

  @Inject
  FileRemoval(CurrentFilters filters, Recipients recipients, ScreeningScope strangers) {
    this.filters = filters;
    this.recipients = recipients;
    this.strangers = strangers;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.DEFER);
  }

  @Override
  public List<OctetReplacement> change(ScreeningQuestion question) throws IOException {
    if (!strangers.include(question.session())) {
      return List.of();
    }
    List<ScopeIndex> scopes = filters.get().of(recipients.domain(question.envelope().to()));
    if (scopes.stream().noneMatch(ScopeIndex::strips) || isAllowed(scopes, question.session())) {
      return List.of();
    }
    FilterMatches matches = new FilterMatches(scopes, Instant.now());
    try (Content content = question.message().content().content()) {
      List<OctetReplacement> splices = new ArrayList<>();
      Outline outline = Outline.parse(content.stream());
      for (PartFiles part : AttachedFiles.byPart(content::read, outline.body())) {
        Optional<Removal> removal = matches.removal(part);
        if (removal.isPresent()) {
          splices.add(PartReplacement.of(content::read, part.part(), said(removal.get())));
        }
      }
      return splices;
    }
  }

  private static boolean isAllowed(List<ScopeIndex> scopes, IntakeSession session) {
    return scopes.stream()
        .flatMap(scope -> scope.client(session.client()).stream())
        .anyMatch(entry -> entry.counts(Instant.now()) && entry.allows());
  }

  private static String said(Removal removal) {
    String name = removal.file().name();
    String file = name.isEmpty() ? "A file" : "The file \"" + name + "\"";
    return file
        + " was removed from this message: "
        + removal.entry().reason("such files are not accepted here")
        + "\r\n";
  }
}

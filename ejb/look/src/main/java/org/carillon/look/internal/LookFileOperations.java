package org.carillon.look.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.carillon.account.Domains;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.picture.SanitizedPicture;
import org.carillon.look.LookFile;
import org.carillon.look.LookFile.Kind;
import org.carillon.look.LookFiles;
import org.carillon.look.Skin;
import org.carillon.look.SkinText;
import org.carillon.settings.CacheVersions;

/** Manages the pages' files in the database, for administrators. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LookFileOperations implements LookFiles {
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  private final DirectoryTransactions transactions;
  private final Domains domains;
  private final Audit audit;

  @Inject
  LookFileOperations(DirectoryTransactions transactions, Domains domains, Audit audit) {
    this.transactions = transactions;
    this.domains = domains;
    this.audit = audit;
  }

  /** The owner of a file and its name. */
  private record Owner(Long domain, String name) {
    AuditSubject subject(String what) {
      return domain == null
          ? AuditSubject.server(what)
          : AuditSubject.of(domain, what + " " + name);
    }
  }

  private static final Owner SERVER = new Owner(null, "");

  /** Returns a file's owner, or a failure if the caller does not administer it. */
  private Answer<Owner> owner(Caller caller, Kind kind, Optional<String> domain) {
    if (domain.isEmpty() || kind != Kind.LOGO) {
      return caller.administersServer()
          ? new Answer.Done<>(SERVER)
          : Answer.failed(
              new Failure.NotAllowed(
                  Failure.NotAllowed.PLAIN, "Only server administrators can do this."));
    }
    return domains
        .find(caller, domain.get())
        .then(
            found ->
                caller.administersDomain(found.id())
                    ? new Answer.Done<>(new Owner(found.id(), found.name()))
                    : Answer.<Owner>failed(new Failure.NotFound("domain", domain.get())));
  }

  @Override
  public Answer<List<LookFile>> list(Caller caller, Kind kind, Optional<String> domain) {
    return owner(caller, kind, domain)
        .then(
            owner ->
                transactions.look(
                    entities ->
                        new Answer.Done<>(
                            entities
                                .createQuery(
                                    "FROM LookFileRow f WHERE f.kind = :kind AND f.domain IS NOT"
                                        + " DISTINCT FROM :domain ORDER BY f.name",
                                    LookFileRow.class)
                                .setParameter("kind", kind)
                                .setParameter("domain", owner.domain())
                                .getResultStream()
                                .map(LookFileOperations::described)
                                .toList())));
  }

  @Override
  public Answer<LookFile> putLogo(Caller caller, Optional<String> domain, byte[] octets) {
    return owner(caller, Kind.LOGO, domain)
        .then(
            owner ->
                fits(Kind.LOGO, octets)
                    .flatMap(SanitizedPicture::of)
                    .map(
                        picture ->
                            put(caller, owner, Kind.LOGO, "", picture.type(), picture.octets()))
                    .orElseGet(
                        () ->
                            Answer.failed(
                                new Failure.Invalid(
                                    "file",
                                    "no-picture",
                                    "The file must be a PNG, JPEG, GIF or WebP picture of at"
                                        + " most 256 kB."))));
  }

  @Override
  public Answer<LookFile> putSkin(Caller caller, byte[] archive) {
    return owner(caller, Kind.SKIN, Optional.empty())
        .then(
            owner -> {
              if (fits(Kind.SKIN, archive).isEmpty()) {
                return tooLarge();
              }
              try {
                Skin skin = SkinArchive.read(archive, FileDigest.of(archive));
                return put(caller, owner, Kind.SKIN, skin.name(), "application/zip", archive);
              } catch (UnusableFile unusable) {
                return Answer.failed(unusable.failure());
              }
            });
  }

  @Override
  public Answer<SkinText> skinText(Caller caller, String name) {
    return content(caller, Kind.SKIN, Optional.empty(), name)
        .then(
            octets -> {
              try {
                return new Answer.Done<>(SkinArchive.text(octets));
              } catch (UnusableFile unusable) {
                return Answer.failed(unusable.failure());
              }
            });
  }

  @Override
  public Answer<LookFile> editSkin(Caller caller, String name, SkinText text) {
    return content(caller, Kind.SKIN, Optional.empty(), name)
        .then(
            octets -> {
              try {
                byte[] edited = SkinArchive.with(octets, text);
                return SkinArchive.read(edited, "").name().equals(name)
                    ? putSkin(caller, edited)
                    : Answer.failed(
                        new Failure.Invalid(
                            "file",
                            "other-name",
                            "A skin cannot be renamed. Upload it as a new skin."));
              } catch (UnusableFile unusable) {
                return Answer.failed(unusable.failure());
              }
            });
  }

  @Override
  public Answer<LookFile> putLanguage(Caller caller, String code, byte[] file) {
    return owner(caller, Kind.LANGUAGE, Optional.empty())
        .then(
            owner -> {
              if (!LANGUAGE.matcher(code).matches() || code.equals("en")) {
                return Answer.failed(
                    new Failure.Invalid(
                        "code",
                        "bad-code",
                        "The language must be a code such as da for Danish. English cannot be"
                            + " replaced."));
              }
              if (fits(Kind.LANGUAGE, file).isEmpty()) {
                return tooLarge();
              }
              try {
                if (PropertiesFile.read(file).isEmpty()) {
                  throw new UnusableFile("empty", "The file contains no texts.");
                }
                return put(caller, owner, Kind.LANGUAGE, code, "text/plain", file);
              } catch (UnusableFile unusable) {
                return Answer.failed(unusable.failure());
              }
            });
  }

  private static Optional<byte[]> fits(Kind kind, byte[] octets) {
    return Optional.of(octets).filter(some -> some.length > 0 && some.length <= kind.most());
  }

  private static <T> Answer<T> tooLarge() {
    return Answer.failed(
        new Failure.Invalid("file", "too-large", "The file is empty or larger than 1 MB."));
  }

  private Answer<LookFile> put(
      Caller caller, Owner owner, Kind kind, String name, String type, byte[] octets) {
    return transactions.change(
        CacheVersions.Kind.LOOKS,
        entities -> {
          Optional<LookFileRow> before = row(entities, owner, kind, name);
          if (before.isEmpty() && count(entities, owner, kind) >= MOST) {
            return Answer.failed(
                new Failure.Invalid(
                    "file", "too-many", "There can be at most " + MOST + " files."));
          }
          Optional<String> was = before.map(row -> row.digest);
          LookFileRow row = before.orElseGet(() -> new LookFileRow(kind, owner.domain(), name));
          row.hold(type, octets);
          entities.persist(row);
          audit.record(caller, "look.upload", owner.subject(what(kind, name)), was, said(row));
          return new Answer.Done<>(described(row));
        });
  }

  @Override
  public Answer<byte[]> content(Caller caller, Kind kind, Optional<String> domain, String name) {
    return owner(caller, kind, domain)
        .then(
            owner ->
                transactions.look(
                    entities ->
                        row(entities, owner, kind, name)
                            .<Answer<byte[]>>map(row -> new Answer.Done<>(row.content))
                            .orElseGet(() -> missing(kind, name))));
  }

  @Override
  public Answer<LookFile> remove(Caller caller, Kind kind, Optional<String> domain, String name) {
    return owner(caller, kind, domain)
        .then(
            owner ->
                transactions.change(
                    CacheVersions.Kind.LOOKS,
                    entities ->
                        row(entities, owner, kind, name)
                            .<Answer<LookFile>>map(
                                row -> {
                                  entities.remove(row);
                                  audit.record(
                                      caller,
                                      "look.remove",
                                      owner.subject(what(kind, name)),
                                      said(row),
                                      Optional.empty());
                                  return new Answer.Done<>(described(row));
                                })
                            .orElseGet(() -> missing(kind, name))));
  }

  private static <T> Answer<T> missing(Kind kind, String name) {
    return Answer.failed(new Failure.NotFound(what(kind, ""), name));
  }

  private static String what(Kind kind, String name) {
    return switch (kind) {
      case LOGO -> "logo";
      case SKIN -> ("skin " + name).strip();
      case LANGUAGE -> ("language " + name).strip();
    };
  }

  private static Optional<String> said(LookFileRow row) {
    return Optional.of(row.type + ", " + row.content.length + " octets, " + row.digest);
  }

  private static Optional<LookFileRow> row(
      EntityManager entities, Owner owner, Kind kind, String name) {
    if (name.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return entities
        .createQuery(
            "FROM LookFileRow f WHERE f.kind = :kind AND f.name = :name AND f.domain IS NOT"
                + " DISTINCT FROM :domain",
            LookFileRow.class)
        .setParameter("kind", kind)
        .setParameter("name", name)
        .setParameter("domain", owner.domain())
        .getResultStream()
        .findFirst();
  }

  private static long count(EntityManager entities, Owner owner, Kind kind) {
    return entities
        .createQuery(
            "SELECT COUNT(f) FROM LookFileRow f WHERE f.kind = :kind AND f.domain IS NOT DISTINCT"
                + " FROM :domain",
            Long.class)
        .setParameter("kind", kind)
        .setParameter("domain", owner.domain())
        .getSingleResult();
  }

  static LookFile described(LookFileRow row) {
    return new LookFile(
        row.id,
        row.kind,
        row.domain == null ? OptionalLong.empty() : OptionalLong.of(row.domain),
        row.name,
        row.type,
        row.digest,
        row.content.length,
        row.uploaded);
  }
}

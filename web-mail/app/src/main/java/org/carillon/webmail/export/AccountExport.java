package org.carillon.webmail.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.carillon.contract.identity.Caller;

/**
 * What an account holds of its own as a ZIP archive, written as it is read, each thing in the form
 * that other programs know. Nothing is kept of it here, and what is read is read with the caller's
 * rights, as he has them then.
 */
@ApplicationScoped
class AccountExport {
  @Inject private MailExport mail;
  @Inject private CollectionsExport collections;
  @Inject private WritingExport writing;

  /**
   * Writes it.
   *
   * @throws IOException when whoever reads is gone, or the store can't be read on: the archive is
   *     not whole then, and programs say so of it
   */
  void write(Caller caller, Set<ExportChoice> parts, OutputStream out) throws IOException {
    ExportArchive archive = new ExportArchive(out);
    if (parts.contains(ExportChoice.MAIL)) {
      mail.write(caller, archive);
    }
    collections.write(caller, parts, archive);
    if (parts.contains(ExportChoice.RULES)) {
      writing.rules(caller, archive);
    }
    if (parts.contains(ExportChoice.SIGNATURES)) {
      writing.signatures(archive);
    }
    archive.end();
  }
}

package org.carillon.webmail.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.carillon.contract.identity.Caller;

/**
 * Writes an account's data as a ZIP archive while it is read, each kind in a format that other
 * programs know. Nothing is stored here. The data is read with the caller's rights at that time.
 */
@ApplicationScoped
class AccountExport {
  @Inject private MailExport mail;
  @Inject private CollectionsExport collections;
  @Inject private WritingExport writing;

  /**
   * Writes the archive.
   *
   * @throws IOException if the client is gone or the store fails: the archive is incomplete then,
   *     and programs report that
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

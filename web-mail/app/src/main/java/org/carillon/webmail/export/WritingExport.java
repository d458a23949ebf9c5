package org.carillon.webmail.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.StoredScript;
import org.carillon.transport.writing.Identity;
import org.carillon.webmail.editor.RichText;
import org.carillon.webmail.writing.ComposeSettings;

/** An account's rules as Sieve scripts, and its signatures as text and HTML. */
@ApplicationScoped
class WritingExport {
  private static final String HTML = "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n";

  @Inject private ScriptAccess scripts;
  @Inject private ComposeSettings writing;

  void rules(Caller caller, ExportArchive archive) throws IOException {
    ScriptOwner own = new ScriptOwner.Account(caller.account());
    for (StoredScript script : ExportArchive.needed(scripts.list(caller, own))) {
      String text = ExportArchive.needed(scripts.read(caller, own, script.name())).text();
      write(archive, "Rules", script.name(), ".sieve", text);
    }
  }

  void signatures(ExportArchive archive) throws IOException {
    for (Identity one : writing.identities()) {
      String called = (one.name() + " " + one.address()).strip();
      if (!one.signature().isBlank()) {
        write(archive, "Signatures", called, ".txt", one.signature());
      }
      if (!one.html().isBlank()) {
        write(archive, "Signatures", called, ".html", HTML + RichText.clean(one.html()));
      }
    }
  }

  private static void write(
      ExportArchive archive, String folder, String name, String ending, String text)
      throws IOException {
    archive
        .file(folder, name.replace('/', '_'), ending)
        .write(text.getBytes(StandardCharsets.UTF_8));
  }
}

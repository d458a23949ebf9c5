package org.carillon.webmail.writing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;
import org.carillon.transport.WritingSettings;
import org.carillon.web.request.Visitor;
import org.jsoup.nodes.Entities;

/** How the reader writes: what the account's settings say. */
@RequestScoped
public class OwnWriting {
  private static final String MARK = "-- \n";

  @Inject private Settings settings;
  @Inject private Addresses directory;
  @Inject private Visitor visitor;

  /** Where the account's settings are; the server's for as long as the directory is away. */
  Scope scope() {
    return directory
        .account(visitor.caller().account())
        .map(own -> Scope.account(own.domain(), own.account()))
        .orElseGet(Scope::server);
  }

  <T> T value(Setting<T> setting) {
    return settings.value(setting, scope());
  }

  /** Whether letters begin with formatting. */
  public boolean isRich() {
    return value(WritingSettings.FORMAT) == WritingSettings.Format.RICH;
  }

  /** For how long what was sent can be called back; zero for not at all. */
  public Duration undo() {
    return Duration.ofSeconds(value(WritingSettings.UNDO));
  }

  /** What stands under a letter, with the line that says so; empty for nothing. */
  public String signature() {
    String signature = value(WritingSettings.SIGNATURE);
    return signature.isBlank() ? "" : MARK + signature.replace("\r\n", "\n");
  }

  /** The same in HTML. */
  public String signatureHtml() {
    StringBuilder html = new StringBuilder();
    signature()
        .lines()
        .forEach(
            line ->
                html.append("<div>")
                    .append(line.isEmpty() ? "<br>" : Entities.escape(line))
                    .append("</div>"));
    return html.isEmpty() ? "" : "<div><br></div><div><br></div>" + html;
  }

  /** The addresses the reader chooses from, its own name first. */
  public List<String> addresses() {
    Set<String> all = new LinkedHashSet<>();
    all.add(visitor.caller().name());
    all.addAll(value(WritingSettings.ADDRESSES));
    return new ArrayList<>(all);
  }

  /** Whether an address is the reader's own. */
  public boolean isOwn(String address) {
    return address.equalsIgnoreCase(visitor.caller().name())
        || directory.resolve(address) instanceof Resolution.Local local
            && local.account() == visitor.caller().account();
  }
}

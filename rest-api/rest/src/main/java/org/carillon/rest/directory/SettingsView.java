package org.carillon.rest.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.carillon.account.setting.SettingChanges;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.IfMatch;
import org.carillon.rest.kit.Rendering;
import org.carillon.settings.Scope;

/** Shows and changes settings of every level. */
@RequestScoped
public class SettingsView {
  @Inject SettingChanges settings;
  @Inject SignedIn who;

  Response show(Scope scope) {
    return Rendering.versioned(
        settings.list(who.caller(), scope), SettingText::json, SettingChanges.Sheet::version);
  }

  Response change(Scope scope, Fields fields, HttpHeaders headers) {
    var changes = SettingText.changes(fields.all());
    return Rendering.versioned(
        IfMatch.guard(headers, version -> settings.change(who.caller(), scope, changes, version)),
        SettingText::json,
        SettingChanges.Sheet::version);
  }
}

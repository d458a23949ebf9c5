package org.carillon.launcher.ctl.object;

import org.carillon.contract.directory.ObjectType;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Deletes one object of a type. */
@Command
final class DeleteVerb implements Verb {
  private final Ctl ctl;
  private final ObjectType type;

  @Parameters(paramLabel = "NAME")
  private String key;

  DeleteVerb(Ctl ctl, ObjectType type) {
    this.ctl = ctl;
    this.type = type;
  }

  @Override
  public Integer call() throws Exception {
    ctl.api().delete(Api.path(type.plural(), key));
    ctl.listing().done("The " + type.spoken() + " " + key + " is deleted.");
    return 0;
  }
}

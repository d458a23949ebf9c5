package org.carillon.launcher.ctl.object;

import org.carillon.contract.directory.ObjectType;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one object of a type. */
@Command
final class ShowVerb implements Verb {
  private final Ctl ctl;
  private final ObjectType type;

  @Parameters(paramLabel = "NAME")
  private String key;

  ShowVerb(Ctl ctl, ObjectType type) {
    this.ctl = ctl;
    this.type = type;
  }

  @Override
  public Integer call() throws Exception {
    ctl.listing().one(ctl.api().get(Api.path(type.plural(), key)));
    return 0;
  }
}

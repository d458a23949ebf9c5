package org.carillon.launcher.ctl.object;

import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.ObjectType;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import org.carillon.launcher.ctl.Pages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Lists objects of a type. */
@Command
final class ListVerb implements Verb {
  private final Ctl ctl;
  private final ObjectType type;

  @Mixin private Pages pages;
  private CommandSpec spec;

  ListVerb(Ctl ctl, ObjectType type) {
    this.ctl = ctl;
    this.type = type;
  }

  @Override
  public void declare(CommandSpec own) {
    spec = own;
    type.within()
        .ifPresent(
            other ->
                own.addOption(
                    OptionSpec.builder("--" + other)
                        .paramLabel("NAME")
                        .type(String.class)
                        .description("Only entries of this " + other + ".")
                        .build()));
  }

  @Override
  public Integer call() throws Exception {
    String filter =
        type.within()
            .map(
                other -> {
                  String wanted = spec.findOption("--" + other).getValue();
                  return wanted == null ? "" : "&" + other + "=" + Api.encoded(wanted);
                })
            .orElse("");
    ctl.listing()
        .items(
            pages.of(ctl.api(), "/" + type.plural(), filter),
            type.columns().stream().map(Attribute::name).toArray(String[]::new));
    return 0;
  }
}
